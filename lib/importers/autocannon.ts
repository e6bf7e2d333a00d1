import * as z from 'zod';
import { cleanDecimal, toNanoseconds } from '@/lib/model/durations';
import { percentileName } from '@/lib/model/statistic';
import type { MetricDeclaration } from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { problemsOf } from '@/lib/suite/zod-problems';
import type { Document, DocumentImporter, ParsedDocument, ParsedRun } from './importer';
import { readJson } from './read/json';
import { jsonLiterals } from './read/json-literals';
import { measurementList, type MeasurementList } from './read/measure';

/** The JSON that `autocannon --json` prints: latencies in ms, throughput in bytes. */
export const autocannon: DocumentImporter = {
  kind: 'document',
  id: 'autocannon',
  label: 'autocannon JSON',
  extensions: ['json'],
  docsUrl: 'https://github.com/mcollina/autocannon#autocannonopts-cb',
  howTo: 'autocannon --json -c 100 -d 30 http://localhost:3000 > result.json',
  version: 2,
  detect: (head) => {
    if (resultSchema.safeParse(head.json).success) {
      return { confidence: 0.95, reason: 'latency, requests and throughput with p97_5, and non2xx' };
    }
    if (CONSOLE_OUTPUT.test(head.text)) {
      return {
        confidence: 0.9,
        reason: 'latency: { … p97_5: …, as console.log prints a result of autocannon',
      };
    }
    return MARKS.every((mark) => head.text.includes(mark))
      ? { confidence: 0.9, reason: 'the keys "p97_5", "non2xx" and "throughput"' }
      : undefined;
  },
  parse: (document) => {
    if (CONSOLE_OUTPUT.test(document.text)) return fail(consoleOutput(document));
    const json = readJson(document.text, document.fileName);
    if (!json.ok) return json;
    const result = resultSchema.safeParse(json.value);
    return result.success
      ? readResult(result.data, document.fileName, jsonLiterals(document.text))
      : fail(...problemsOf(result.error, json.value, document.fileName));
  },
};

const MARKS = ['"p97_5"', '"non2xx"', '"throughput"'] as const;

/** JavaScript notation has no quotes around its keys. */
const CONSOLE_OUTPUT = /^\s*\{[^"]{0,400}?\b(?:title|url|connections|requests|latency): [^]*?\bp97_5: /;

const amount = z.number().min(0);
const histogram = z.record(z.string(), z.number().nullish());
const resultSchema = z.object({
  title: z.string().nullish(),
  url: z.union([z.string(), z.array(z.string())]).nullish(),
  connections: z.int().min(0).nullish(),
  pipelining: z.int().min(0).nullish(),
  workers: z.int().min(0).nullish(),
  duration: amount.nullish(),
  start: z.string().nullish(),
  errors: amount,
  timeouts: amount,
  mismatches: amount.nullish(),
  non2xx: amount,
  latency: histogram.refine((value) => 'p97_5' in value, { error: 'percentiles with p97_5' }),
  requests: histogram,
  throughput: histogram,
});
type AutocannonResult = z.infer<typeof resultSchema>;

const MISMATCHES: MetricDeclaration = {
  id: 'mismatches',
  label: 'Mismatches',
  unit: 'count',
  better: 'lower',
  about: 'Responses whose body was not the expected one.',
};

/** The text of a number in the file. */
type LiteralOf = (pointer: string) => string | undefined;

function readResult(result: AutocannonResult, file: string, literalOf: LiteralOf): Result<ParsedDocument> {
  const list = measurementList();
  const warnings: Warning[] = [];
  const warn = (code: Warning['code'], pointer: string, message: string) =>
    warnings.push({ code, where: { file, pointer }, message });

  const responses = valueOf(result.requests, 'total');
  const allFailed = responses === 0;
  const at = (pointer: string) => ({ pointer, text: literalOf(pointer) });
  addFailures(list, result, responses, at);
  if (result.mismatches !== 0)
    list.add('mismatches', 'value', result.mismatches ?? undefined, at('/mismatches'));

  const recorded = valueOf(result.latency, 'totalCount');
  // Only the correction for coordinated omission records more latencies than there were responses.
  const filledIn = recorded !== undefined && responses !== undefined && recorded > responses;
  if (allFailed) {
    warn(
      'all-failed',
      '/requests/total',
      'Not one response arrived; its zeros are no latencies and were left out.',
    );
  } else {
    addLatencies(list, result, filledIn ? responses : (recorded ?? responses), at);
    const addTotal = (metric: string, statistic: string, part: 'requests' | 'throughput', key: string) =>
      list.add(metric, statistic, valueOf(result[part], key), at(`/${part}/${key}`));
    addTotal('request-rate', 'mean', 'requests', meanKeyOf(result.requests));
    addTotal('transfer-rate', 'mean', 'throughput', meanKeyOf(result.throughput));
    addTotal('bytes-read', 'value', 'throughput', 'total');
    warn(
      'resolution',
      '/latency',
      'autocannon records whole milliseconds: percentiles cannot tell apart what is closer.',
    );
    const failed = result.errors + result.non2xx;
    if (failed > 0) {
      warn(
        'errors-present',
        '/non2xx',
        `${result.errors} connection errors and ${result.non2xx} responses other than 2xx; the latencies contain such responses unless autocannon ran with --excludeErrorStats.`,
      );
    }
    if (filledIn) {
      warn(
        'coordinated-omission',
        '/latency/totalCount',
        `autocannon added ${recorded - responses} made-up latencies to ${responses} measured ones, as it does at a fixed rate; it assumes one request a millisecond and connection, which can pull percentiles below the fastest real response. Run it with --ignoreCoordinatedOmission to compare.`,
      );
    }
  }
  return succeed({
    kind: 'runs',
    runs: [describeRun(result, list, filledIn)],
    metrics: list.measurements.some(({ metric }) => metric === MISMATCHES.id) ? [MISMATCHES] : [],
    warnings,
  });
}

type PlaceOf = (pointer: string) => { pointer: string; text: string | undefined };

function addFailures(
  list: MeasurementList,
  result: AutocannonResult,
  responses: number | undefined,
  at: PlaceOf,
): void {
  // autocannon counts a timeout as an error too; a response other than 2xx is no error to it.
  const failed = result.errors + result.non2xx;
  list.add('errors', 'value', failed, {
    ...originOfSum(at, ['/errors', result.errors], ['/non2xx', result.non2xx]),
    method: 'derived',
  });
  list.add('timeouts', 'value', result.timeouts, at('/timeouts'));
  if (responses === undefined) return;
  const attempts = responses + result.errors;
  list.add('requests', 'value', attempts, {
    ...originOfSum(at, ['/requests/total', responses], ['/errors', result.errors]),
    ...(result.errors === 0 ? {} : { method: 'derived' }),
  });
  if (attempts > 0) {
    list.add('error-ratio', 'value', cleanDecimal(failed / attempts), { n: attempts, method: 'derived' });
  }
}

/** Where a sum stands: at its only part that is not 0; beside two parts there is no text of it. */
function originOfSum(at: PlaceOf, first: readonly [string, number], second: readonly [string, number]) {
  if (second[1] === 0) return at(first[0]);
  return first[1] === 0 ? at(second[0]) : { pointer: first[0] };
}

function addLatencies(
  list: MeasurementList,
  result: AutocannonResult,
  n: number | undefined,
  at: PlaceOf,
): void {
  for (const [key, value] of Object.entries(result.latency)) {
    const statistic = latencyStatistic(key, result.latency);
    if (statistic === undefined || value === null || value === undefined) continue;
    list.add('latency', statistic, toNanoseconds(value, 'ms'), { n, ...at(`/latency/${key}`) });
  }
}

/** `p97_5` is p97.5; `p0_1` and smaller are below what a statistic can name. */
function latencyStatistic(key: string, histogramKeys: AutocannonResult['latency']): string | undefined {
  if (key === 'average') return 'mean' in histogramKeys ? undefined : 'mean';
  if (key === 'mean' || key === 'stddev' || key === 'min' || key === 'max') return key;
  const percent = /^p(\d+(?:_\d+)?)$/.exec(key)?.[1];
  return percent === undefined ? undefined : percentileName(Number(percent.replace('_', '.')));
}

function describeRun(result: AutocannonResult, list: MeasurementList, filledIn: boolean): ParsedRun {
  const started = result.start === null || result.start === undefined ? NaN : Date.parse(result.start);
  const title = result.title?.trim() ?? '';
  const url = [result.url ?? []].flat().join(' ');
  const threads = result.workers ?? 0;
  return {
    ...(title === '' ? {} : { subject: { name: title } }),
    ...(Number.isFinite(started) ? { startedAt: started } : {}),
    ...(result.duration === null || result.duration === undefined
      ? {}
      : { durationNs: toNanoseconds(result.duration, 's') }),
    tool: { name: 'autocannon' },
    load: {
      model: filledIn ? 'open' : 'closed',
      ...(result.connections === null || result.connections === undefined
        ? {}
        : { connections: result.connections }),
      ...(threads === 0 ? {} : { threads }),
      coordinatedOmissionCorrected: filledIn ? 'yes' : 'no',
    },
    labels: {
      ...(url === '' ? {} : { url: url.slice(0, 2000) }),
      ...(result.pipelining === null || result.pipelining === undefined
        ? {}
        : { pipelining: String(result.pipelining) }),
    },
    measurements: list.measurements,
  };
}

function valueOf(from: AutocannonResult['requests'], key: string): number | undefined {
  return from[key] ?? undefined;
}

function meanKeyOf(from: AutocannonResult['requests']): 'mean' | 'average' {
  return valueOf(from, 'mean') === undefined ? 'average' : 'mean';
}

function consoleOutput({ fileName }: Document) {
  return {
    code: 'syntax' as const,
    where: { file: fileName, line: 1, column: 1 },
    expected: 'JSON',
    found: 'a result of autocannon in JavaScript notation, as console.log prints it',
    hint: 'run autocannon --json, or write JSON.stringify(result) to a file',
  };
}
