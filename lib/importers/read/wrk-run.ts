import type { Labels, MetricDeclaration } from '@/lib/model/suite-file';
import { fail, succeed, type Result } from '@/lib/result';
import type { ParsedDocument, ParsedRun } from '../importer';
import { namesFromHeadings, type HeadingNames } from './headings';
import { measurementList } from './measure';
import { addWrkErrors } from './wrk-errors';
import { addThreadStats, addWrkLatencies, UNCORRECTED_LATENCY } from './wrk-latencies';
import { readWrkBlocks, recogniseWrk, type TextAt, type WrkBlock } from './wrk-text';
import { parseWrkBytes, parseWrkNumber, parseWrkTime } from './wrk-units';
import { readWrkValue, wrkOrigin, type WrkNotes } from './wrk-values';

const PER_THREAD: MetricDeclaration = {
  id: 'request-rate-per-thread',
  label: 'Request rate per thread',
  unit: '1/s',
  better: 'higher',
  about: 'Requests completed per second by one thread of the load generator, sampled during the run.',
};

/**
 * The runs of a text of wrk or wrk2, one for each invocation. Each block tells which of the two printed it; where they
 * stand under different Markdown headings, the headings name the subjects.
 *
 * @param tool what the user or the detection says. It decides only where nothing in the whole text tells: without
 * `--latency` the output of a short run of wrk2 looks like wrk's.
 */
export function readWrk(text: string, fileName: string, tool: 'wrk' | 'wrk2'): Result<ParsedDocument> {
  const blocks = readWrkBlocks(text, fileName);
  if (!blocks.ok) return blocks;
  const notes: WrkNotes = { fileName, problems: [], warnings: [] };
  const tellsNothing =
    tool === 'wrk2' && blocks.value.every((block) => !block.isWrk2) && recogniseWrk(text) !== 'wrk2';
  const names = namesFromHeadings(blocks.value.map((block) => block.headings));
  const runs = blocks.value.map((block, index) =>
    runOf(block, block.isWrk2 || tellsNothing ? 'wrk2' : 'wrk', names[index] ?? {}, notes),
  );
  if (!tellsNothing) warnOfMixture(blocks.value, notes);
  if (notes.problems.length > 0) return fail(...notes.problems);
  const used = new Set(runs.flatMap((run) => run.measurements.map((measurement) => measurement.metric)));
  return succeed({
    kind: 'runs',
    runs,
    metrics: [PER_THREAD, UNCORRECTED_LATENCY].filter((metric) => used.has(metric.id)),
    warnings: notes.warnings,
  });
}

/** A block of wrk2 without its recorded latencies, its calibration and its shell line cannot be told from one of wrk. */
function warnOfMixture(blocks: readonly WrkBlock[], notes: WrkNotes): void {
  const plain = blocks.filter((block) => !block.isWrk2);
  const [first] = plain;
  if (first === undefined || plain.length === blocks.length) return;
  notes.warnings.push({
    code: 'load-unknown',
    where: { file: notes.fileName, line: first.start.line, column: 1 },
    message: `${plain.length} of ${blocks.length} runs show nothing of wrk2 and are read as wrk: closed load, coordinated omission not corrected.`,
  });
}

function runOf(block: WrkBlock, tool: 'wrk' | 'wrk2', names: HeadingNames, notes: WrkNotes): ParsedRun {
  const list = measurementList();
  const value = (at: TextAt | undefined, parse: (text: string) => number | undefined, what: string) =>
    readWrkValue(at, parse, what, notes);

  const requests = value(block.requests?.count, parseWrkNumber, 'a number of requests');
  const durationNs = value(block.requests?.duration, parseWrkTime, 'a duration such as 30.02s');
  const requestRate = value(block.requestRate, parseWrkNumber, 'a number of requests per second');
  addWrkLatencies(block, tool, requests, list, notes);
  addThreadStats(list, 'request-rate-per-thread', block.perThread, block.thirdColumn, (at) =>
    value(at, parseWrkNumber, 'a number of requests per second'),
  );
  list.add('request-rate', 'mean', requestRate, wrkOrigin(block.requestRate));
  list.add(
    'transfer-rate',
    'mean',
    value(block.transferRate, parseWrkBytes, 'a number of bytes such as 126.95KB'),
    wrkOrigin(block.transferRate),
  );
  list.add('requests', 'value', requests, wrkOrigin(block.requests?.count));
  list.add(
    'bytes-read',
    'value',
    value(block.requests?.bytes, parseWrkBytes, 'a number of bytes such as 1.86MB'),
    wrkOrigin(block.requests?.bytes),
  );
  if (requests !== undefined) addWrkErrors(block, tool, requests, list, notes);

  const offered = offeredRate(block.command);
  const labels: Labels = {
    url: block.url.slice(0, 2000),
    ...(names.section === undefined ? {} : { section: names.section }),
  };
  return {
    ...(names.subject === undefined ? {} : { subject: names.subject }),
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

/** `-R2000`, `-R 2k`, `--rate 2000` of a shell line. */
function offeredRate(command: string | undefined): number | undefined {
  const text = /\s(?:-R ?|--rate[ =])(\d+(?:\.\d+)?[kKMG]?)(?=\s|$)/.exec(command ?? '')?.[1];
  return text === undefined ? undefined : parseWrkNumber(text);
}
