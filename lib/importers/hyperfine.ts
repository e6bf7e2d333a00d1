import * as z from 'zod';
import { cleanDecimal, toNanoseconds } from '@/lib/model/durations';
import type { Distribution, MetricDeclaration } from '@/lib/model/suite-file';
import { MAX_RAW_VALUES } from '@/lib/model/suite-file-schema';
import type { Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { problemsOf } from '@/lib/suite/zod-problems';
import type { DocumentImporter, ParsedDocument, ParsedRun } from './importer';
import { readJson } from './read/json';
import { jsonLiterals } from './read/json-literals';
import { measurementList } from './read/measure';

/** The export of hyperfine: one entry for each timed command, all times in seconds. */
export const hyperfine: DocumentImporter = {
  kind: 'document',
  id: 'hyperfine',
  label: 'hyperfine JSON',
  extensions: ['json'],
  docsUrl: 'https://github.com/sharkdp/hyperfine#json',
  howTo: "hyperfine --export-json result.json 'command a' 'command b'",
  version: 2,
  detect: (head) => {
    if (exportSchema.safeParse(head.json).success) {
      return { confidence: 0.95, reason: 'results with command, mean, median, user and system' };
    }
    return HEAD.test(head.text)
      ? { confidence: 0.9, reason: 'it starts with results, command, mean and stddev' }
      : undefined;
  },
  parse: (document) => {
    const json = readJson(document.text, document.fileName);
    if (!json.ok) return json;
    const parsed = exportSchema.safeParse(json.value);
    return parsed.success
      ? readResults(parsed.data.results, document.fileName, jsonLiterals(document.text))
      : fail(...problemsOf(parsed.error, json.value, document.fileName));
  },
};

/** A long export is cut off before its JSON can be parsed. */
const HEAD =
  /^\s*\{\s*"results"\s*:\s*\[\s*\{\s*"command"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"mean"\s*:[^:]{1,60}"stddev"/;

const seconds = z.number();
const benchmark = z.object({
  command: z.string(),
  mean: seconds,
  // Null for a single run.
  stddev: seconds.nullish(),
  median: seconds,
  user: seconds.nullish(),
  system: seconds.nullish(),
  min: seconds,
  max: seconds,
  times: z.array(seconds).nullish(),
  // Null for a command that a signal ended.
  exit_codes: z.array(z.int().nullable()).nullish(),
  memory_usage_byte: z.array(z.number().min(0)).nullish(),
  parameters: z.record(z.string().min(1), z.union([z.string(), z.number()])).nullish(),
});
const exportSchema = z.object({ results: z.array(benchmark).min(1) });
type Benchmark = z.infer<typeof benchmark>;

const METRICS: readonly MetricDeclaration[] = [
  {
    id: 'user-time',
    label: 'User time',
    unit: 'ns',
    better: 'lower',
    about: 'CPU time that a command spends in its own code.',
  },
  {
    id: 'system-time',
    label: 'System time',
    unit: 'ns',
    better: 'lower',
    about: 'CPU time that the kernel spends on a command’s behalf.',
  },
];

/** The text of a number in the file. */
type LiteralOf = (pointer: string) => string | undefined;

function readResults(
  results: readonly Benchmark[],
  file: string,
  literalOf: LiteralOf,
): Result<ParsedDocument> {
  const warnings: Warning[] = [];
  const runs = results.map((result, index) => readBenchmark(result, index, { file, warnings, literalOf }));
  const used = new Set(runs.flatMap((run) => run.measurements.map(({ metric }) => metric)));
  return succeed({ kind: 'runs', runs, metrics: METRICS.filter(({ id }) => used.has(id)), warnings });
}

function readBenchmark(
  result: Benchmark,
  index: number,
  { file, warnings, literalOf }: { file: string; warnings: Warning[]; literalOf: LiteralOf },
): ParsedRun {
  const at = (key: string) => `/results/${index}/${key}`;
  const times = result.times ?? [];
  const n = times.length > 0 ? times.length : (result.exit_codes?.length ?? undefined);
  const raw = times.length > 0;
  const list = measurementList({ n, grade: raw ? 'samples' : 'summary' });
  const addTime = (metric: string, statistic: string, key: keyof Benchmark & string, grade?: 'summary') => {
    const value = result[key];
    if (typeof value !== 'number') return;
    list.add(metric, statistic, toNanoseconds(value, 's'), {
      pointer: at(key),
      text: literalOf(at(key)),
      grade,
    });
  };
  addTime('time-per-operation', 'mean', 'mean');
  addTime('time-per-operation', 'min', 'min');
  addTime('time-per-operation', 'p50', 'median');
  addTime('time-per-operation', 'max', 'max');
  addTime('time-per-operation', 'stddev', 'stddev');
  // Only the means of these are in the file.
  addTime('user-time', 'mean', 'user', 'summary');
  addTime('system-time', 'mean', 'system', 'summary');

  // Systems that cannot tell report zeros.
  const memory = (result.memory_usage_byte ?? []).some((bytes) => bytes > 0)
    ? result.memory_usage_byte
    : null;
  if (memory !== null && memory !== undefined) {
    const options = {
      pointer: at('memory_usage_byte'),
      method: 'exact',
      grade: 'samples',
      n: memory.length,
    } as const;
    list.add(
      'memory',
      'mean',
      cleanDecimal(memory.reduce((sum, bytes) => sum + bytes, 0) / memory.length),
      options,
    );
    list.add(
      'memory',
      'max',
      memory.reduce((most, bytes) => Math.max(most, bytes), 0),
      options,
    );
  }
  addFailures(result, index, { file, warnings, list });

  const distributions = [
    ...(raw
      ? [
          repetitions(
            'time-per-operation',
            'ns',
            times.map((time) => toNanoseconds(time, 's')),
          ),
        ]
      : []),
    ...(memory === null || memory === undefined ? [] : [repetitions('memory', 'bytes', memory)]),
  ].filter((distribution) => distribution.values.length <= MAX_RAW_VALUES);
  if (times.length > MAX_RAW_VALUES) {
    warnings.push({
      code: 'value-skipped',
      where: { file, pointer: at('times') },
      message: `${times.length} single times were left out; at most ${MAX_RAW_VALUES} are kept for one command.`,
    });
  }
  const parameters = Object.entries(result.parameters ?? {}).map(([key, value]) => [
    key.slice(0, 200),
    String(value).slice(0, 2000),
  ]);
  const command = result.command.trim();
  return {
    ...(command === '' ? {} : { subject: { name: command } }),
    tool: { name: 'hyperfine' },
    ...(parameters.length === 0 ? {} : { labels: Object.fromEntries(parameters) as Record<string, string> }),
    measurements: list.measurements,
    ...(distributions.length === 0 ? {} : { distributions }),
  };
}

function addFailures(
  result: Benchmark,
  index: number,
  into: { file: string; warnings: Warning[]; list: ReturnType<typeof measurementList> },
): void {
  const codes = result.exit_codes;
  if (codes === null || codes === undefined || codes.length === 0) return;
  const pointer = `/results/${index}/exit_codes`;
  const failed = codes.filter((code) => code !== 0).length;
  into.list.add('errors', 'value', failed, { grade: 'samples', n: codes.length, method: 'exact', pointer });
  into.list.add('error-ratio', 'value', cleanDecimal(failed / codes.length), {
    grade: 'samples',
    n: codes.length,
    method: 'derived',
  });
  if (failed === 0) return;
  into.warnings.push({
    code: failed === codes.length ? 'all-failed' : 'errors-present',
    where: { file: into.file, pointer },
    message: `“${result.command}” failed in ${failed} of ${codes.length} runs; its times are those of failing.`,
  });
}

function repetitions(
  metric: string,
  unit: 'ns' | 'bytes',
  values: number[],
): Distribution & { encoding: 'values' } {
  return { case: 'all', metric, encoding: 'values', unit, values, independent: true };
}
