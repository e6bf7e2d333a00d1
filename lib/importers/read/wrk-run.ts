import { toNanoseconds } from '@/lib/model/durations';
import { percentileName } from '@/lib/model/statistic';
import type { Labels, MetricDeclaration } from '@/lib/model/suite-file';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { ParsedDocument, ParsedRun } from '../importer';
import { measurementList, type MeasurementList } from './measure';
import { parseWrkBytes, parseWrkNumber, parseWrkTime } from './wrk-units';
import { readWrkBlocks, type LatencyList, type TextAt, type ThreadStats, type WrkBlock } from './wrk-text';

const PER_THREAD: MetricDeclaration = {
  id: 'request-rate-per-thread',
  label: 'Request rate per thread',
  unit: '1/s',
  better: 'higher',
  about: 'Requests completed per second by one thread of the load generator, sampled during the run.',
};

const UNCORRECTED: MetricDeclaration = {
  id: 'latency-uncorrected',
  label: 'Latency, uncorrected',
  unit: 'ns',
  better: 'lower',
  about: 'Latency from the moment of sending: waiting behind a delayed request is left out.',
};

/**
 * The runs of a text of wrk or wrk2, one for each invocation.
 *
 * @param tool what blocks are that do not tell: without `--latency` the output of a short run of wrk2 looks like wrk's
 */
export function readWrk(text: string, fileName: string, tool: 'wrk' | 'wrk2'): Result<ParsedDocument> {
  const blocks = readWrkBlocks(text, fileName);
  if (!blocks.ok) return blocks;
  const notes: Notes = { fileName, problems: [], warnings: [] };
  const runs = blocks.value.map((block) => runOf(block, block.isWrk2 ? 'wrk2' : tool, notes));
  if (notes.problems.length > 0) return fail(...notes.problems);
  const used = new Set(runs.flatMap((run) => run.measurements.map((measurement) => measurement.metric)));
  return succeed({
    kind: 'runs',
    runs,
    metrics: [PER_THREAD, UNCORRECTED].filter((metric) => used.has(metric.id)),
    warnings: notes.warnings,
  });
}

interface Notes {
  readonly fileName: string;
  readonly problems: Problem[];
  readonly warnings: Warning[];
}

function runOf(block: WrkBlock, tool: 'wrk' | 'wrk2', notes: Notes): ParsedRun {
  const list = measurementList();
  const value = (at: TextAt | undefined, parse: (text: string) => number | undefined, what: string) =>
    readValue(at, parse, what, notes);

  const requests = value(block.requests?.count, parseWrkNumber, 'a number of requests');
  const durationNs = value(block.requests?.duration, parseWrkTime, 'a duration such as 30.02s');
  const requestRate = value(block.requestRate, parseWrkNumber, 'a number of requests per second');
  addLatencies(block, tool, requests, list, notes);
  addThreadStats(list, 'request-rate-per-thread', block.perThread, block.thirdColumn, (at) =>
    value(at, parseWrkNumber, 'a number of requests per second'),
  );
  list.add('request-rate', 'mean', requestRate, from(block.requestRate));
  list.add(
    'transfer-rate',
    'mean',
    value(block.transferRate, parseWrkBytes, 'a number of bytes such as 126.95KB'),
    from(block.transferRate),
  );
  list.add('requests', 'value', requests, from(block.requests?.count));
  list.add(
    'bytes-read',
    'value',
    value(block.requests?.bytes, parseWrkBytes, 'a number of bytes such as 1.86MB'),
    from(block.requests?.bytes),
  );
  if (requests !== undefined) addErrors(block, tool, requests, list, notes);

  const offered = offeredRate(block.command);
  const labels: Labels = {
    url: block.url.slice(0, 2000),
    ...(block.section === undefined ? {} : { section: block.section }),
  };
  return {
    ...(durationNs === undefined ? {} : { durationNs }),
    tool: {
      name: tool,
      ...(block.version === undefined ? {} : { version: block.version }),
      ...(block.command === undefined ? {} : { command: block.command }),
    },
    load: {
      model: tool === 'wrk' ? 'closed' : 'open',
      ...(block.connections === undefined ? {} : { connections: block.connections }),
      ...(block.threads === undefined ? {} : { threads: block.threads }),
      ...(offered === undefined ? {} : { offeredPerSecond: offered }),
      ...(requestRate === undefined ? {} : { achievedPerSecond: requestRate }),
      coordinatedOmissionCorrected: tool === 'wrk' ? 'no' : 'yes',
    },
    labels,
    measurements: list.measurements,
  };
}

function addLatencies(
  block: WrkBlock,
  tool: 'wrk' | 'wrk2',
  requests: number | undefined,
  list: MeasurementList,
  notes: Notes,
): void {
  const duration = (at: TextAt | undefined) =>
    readValue(at, parseWrkTime, 'a duration such as 1.25ms', notes);
  if (isUnmeasured(block.latency)) {
    notes.warnings.push({
      code: 'value-skipped',
      where: { file: notes.fileName, line: block.latency?.mean.line ?? block.start.line, column: 1 },
      message:
        'All latencies are printed as zero: no response arrived within the timeout, so none was measured; they are left out.',
    });
    return;
  }
  const hasMax = block.latency !== undefined && block.thirdColumn === 'max';
  for (const { kind, percentiles, footer } of block.lists) {
    const metric = kind === 'uncorrected' ? UNCORRECTED.id : 'latency';
    const timeouts = block.socketErrors?.counts[3];
    const n = footer.count?.value ?? (tool === 'wrk' ? recorded(requests, timeouts) : undefined);
    for (const { percent, value } of percentiles) {
      // 100 % is the upper edge of a bucket; the maximum itself is printed elsewhere.
      if (percent === 100 && (footer.max !== undefined || (kind !== 'uncorrected' && hasMax))) continue;
      list.add(metric, percentileName(percent), duration(value), { ...from(value), n });
    }
    for (const statistic of ['mean', 'stddev', 'max'] as const) {
      const entry = footer[statistic];
      if (entry === undefined) continue;
      list.add(metric, statistic, toNanoseconds(entry.value, 'ms'), {
        pointer: `line ${entry.line}`,
        text: entry.text,
        n,
      });
    }
  }
  const have = new Set(list.measurements.map(({ metric, statistic }) => `${metric}.${statistic}`));
  const n =
    countOf(block.lists) ?? (tool === 'wrk' ? recorded(requests, block.socketErrors?.counts[3]) : undefined);
  addThreadStats(
    list,
    'latency',
    block.latency,
    block.thirdColumn,
    (at, statistic) => (have.has(`latency.${statistic}`) ? undefined : duration(at)),
    n,
  );
}

/** wrk leaves requests that exceeded the timeout out of its latencies, though it counts them as requests. */
function recorded(requests: number | undefined, timeouts: number | undefined): number | undefined {
  if (requests === undefined || timeouts === undefined) return requests;
  return timeouts > requests ? undefined : requests - timeouts;
}

function countOf(lists: readonly LatencyList[]): number | undefined {
  return lists.find((entry) => entry.kind === 'recorded')?.footer.count?.value;
}

function isUnmeasured(row: ThreadStats | undefined): boolean {
  return row !== undefined && [row.mean, row.stddev, row.third].every(({ text }) => /^0\.00us$/.test(text));
}

function addThreadStats(
  list: MeasurementList,
  metric: string,
  row: ThreadStats | undefined,
  third: 'max' | 'p99',
  read: (at: TextAt, statistic: string) => number | undefined,
  n?: number,
): void {
  if (row === undefined) return;
  const cells = [
    ['mean', row.mean],
    ['stddev', row.stddev],
    [third, row.third],
  ] as const;
  // Without a mean the zero beside it is no measurement either: wrk2 never got to take a sample.
  if (/^-?nan$/i.test(row.mean.text)) {
    read(row.mean, 'mean');
    return;
  }
  for (const [statistic, at] of cells) list.add(metric, statistic, read(at, statistic), { ...from(at), n });
}

/**
 * Failed attempts, each once. wrk prints its error lines only when there are any. It counts a request that exceeded
 * the timeout among its requests, once its response arrives; wrk2 counts it apart.
 */
function addErrors(
  block: WrkBlock,
  tool: 'wrk' | 'wrk2',
  requests: number,
  list: MeasurementList,
  notes: Notes,
): void {
  const [connect = 0, read = 0, write = 0, timeout = 0] = block.socketErrors?.counts ?? [];
  const responses = Number(block.failedResponses?.text ?? '0');
  if ([connect, read, write, timeout, responses].some((count) => count < 0)) {
    // wrk prints its counters as signed 32-bit numbers, which overflow on long runs.
    notes.warnings.push({
      code: 'value-skipped',
      where: { file: notes.fileName, line: block.socketErrors?.all.line ?? block.start.line, column: 1 },
      message: 'An error count is negative, since it overflowed; the errors of this run are left out.',
    });
    return;
  }
  const apart = connect + read + write + (tool === 'wrk2' ? timeout : 0);
  const among = Math.min(requests, responses + (tool === 'wrk' ? timeout : 0));
  const errors = apart + among;
  const attempts = requests + apart;

  const texts = [
    ...(block.socketErrors === undefined ? [] : [block.socketErrors.all.text]),
    ...(block.failedResponses === undefined
      ? []
      : [`Non-2xx or 3xx responses: ${block.failedResponses.text}`]),
  ];
  const line = block.socketErrors?.all.line ?? block.failedResponses?.line ?? block.requests?.count.line;
  const origin = {
    ...(line === undefined ? {} : { pointer: `line ${line}` }),
    ...(texts.length === 0 ? {} : { text: texts.join('; ') }),
  };
  list.add('errors', 'value', errors, { ...origin, method: 'derived' });
  list.add('timeouts', 'value', timeout, {
    ...origin,
    text: block.socketErrors === undefined ? undefined : String(timeout),
    method: block.socketErrors === undefined ? 'derived' : 'tool',
  });
  if (attempts > 0)
    list.add('error-ratio', 'value', errors / attempts, { ...origin, n: attempts, method: 'derived' });

  if (errors === 0) return;
  const where = { file: notes.fileName, line: line ?? block.start.line, column: 1 };
  const of = `${errors.toLocaleString('en')} of ${attempts.toLocaleString('en')} attempts failed`;
  notes.warnings.push(
    errors >= attempts
      ? { code: 'all-failed', where, message: `${of}: what was measured are failures.` }
      : {
          code: 'errors-present',
          where,
          message: responses > 0 ? `${of}; the latencies include failed responses.` : `${of}.`,
        },
  );
}

function readValue(
  at: TextAt | undefined,
  parse: (text: string) => number | undefined,
  expected: string,
  notes: Notes,
): number | undefined {
  if (at === undefined) return undefined;
  const value = parse(at.text);
  if (value !== undefined) return value;
  const where = { file: notes.fileName, line: at.line, column: 1 };
  if (/^-?(?:nan|inf)$/i.test(at.text)) {
    notes.warnings.push({
      code: 'value-skipped',
      where,
      message: `“${at.text}” is not a number and is left out.`,
    });
  } else {
    notes.problems.push({ code: 'syntax', where, expected, found: `“${at.text.slice(0, 40)}”` });
  }
  return undefined;
}

/** `-R2000`, `-R 2k`, `--rate 2000` of a shell line. */
function offeredRate(command: string | undefined): number | undefined {
  const text = /\s(?:-R ?|--rate[ =])(\d+(?:\.\d+)?[kKMG]?)(?=\s|$)/.exec(command ?? '')?.[1];
  return text === undefined ? undefined : parseWrkNumber(text);
}

function from(at: TextAt | undefined): { pointer?: string; text?: string } {
  return at === undefined ? {} : { pointer: `line ${at.line}`, text: at.text };
}
