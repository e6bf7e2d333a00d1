import { cleanDecimal } from '@/lib/model/durations';
import type { Statistic } from '@/lib/model/statistic';
import type { Distribution, Labels, Measurement, Series } from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { ParsedDocument } from '../importer';
import {
  K6_TYPES,
  knownK6Contents,
  unitOfK6,
  type K6Metric,
  type K6Threshold,
  type K6Type,
} from '../read/k6-metric';
import { addK6Metric, type K6Build } from '../read/k6-values';
import type { MeasurementList } from '../read/measure';
import { caseNames } from './case-names';
import { K6_OWN_TYPES } from './k6-rows';
import { runIntervals } from './run-intervals';
import { failureWarnings, foldedCasesWarning, unsupportedWarning, type Unsupported } from './run-warnings';
import type { SamplePlan } from './sample-plan';
import type { SampleTally, ValueTally } from './sample-tally';
import { distributionOf, timesOf, type TimesSummary } from './times-of';

/** Values are recorded in millionths: of a millisecond, which is a nanosecond, or of whatever the value is. */
const RECORDED = 1e-6;

/**
 * The one run of k6's single samples. Metrics get the names that a summary of k6 gives them, since the statistics of
 * each are handed to the same code; what is known better here (samples, histogram) is said of every value.
 */
export function k6Run(tally: SampleTally, plan: SamplePlan, fileName: string): Result<ParsedDocument> {
  if (plan.rows.shape !== 'points') throw new TypeError(`rows of the shape ${plan.rows.shape}`);
  const names = caseNames(
    tally.cases,
    plan.rows.tags.map(({ name }) => `${name}:`),
  );
  const seconds = secondsOf(tally, plan.rows.time.stepNs ?? 0);
  const declared = declarationsOf(tally);
  const unknown = new Set<string>();
  const entries = tally.values.flatMap((value) => {
    const entry = entryOf(value, { names, declared, seconds });
    if (entry === undefined) unknown.add(value.metric);
    return entry === undefined ? [] : [entry];
  });
  const measurements: Measurement[] = [];
  let current: Entry | undefined;
  const list: MeasurementList = {
    measurements,
    add: (metric, statistic, value, options = {}) => {
      if (statistic === undefined || value === undefined || current === undefined) return;
      measurements.push(measured(current, metric, statistic, value, options.n));
    },
  };
  const build: K6Build = {
    fileName,
    // What was computed stands in no file.
    literalOf: () => undefined,
    byKey: new Map(entries.map(({ metric }) => [metric.key, metric])),
    bases: new Set(entries.map(({ metric }) => metric.base)),
    list,
    declared: new Map(),
    owners: new Map(),
    problems: [],
    warnings: [],
  };
  const distributions: Distribution[] = [];
  const unsupported: Unsupported[] = [];
  for (const entry of entries) {
    const { metric, times, value } = entry;
    if (metric.base === 'vus' || metric.base === 'vus_max') continue;
    const before = measurements.length;
    current = entry;
    addK6Metric(metric, build);
    const id = measurements.at(before)?.metric;
    if (times === undefined || id === undefined) continue;
    distributions.push(
      distributionOf(times.histogram, { case: metric.case, metric: id, unit: unitOfK6(metric) }),
    );
    if (times.unsupported.length > 0) {
      unsupported.push({ case: metric.case, metric: id, count: value.count, percentiles: times.unsupported });
    }
  }
  if (build.problems.length > 0) return fail(...build.problems);
  const series = seriesOf(tally, names, new Set(entries.map(({ metric }) => metric.base)));
  const labels: Labels = { ...labelOf('vus', build), ...labelOf('vus_max', build) };
  const { span } = tally;
  const achieved = measurements.find(
    ({ metric, case: name }) => metric === 'request-rate' && name === 'all',
  )?.value;
  return succeed({
    kind: 'runs',
    runs: [
      {
        ...(span === undefined ? {} : { startedAt: Math.round(span.startUs / 1000) }),
        ...(span === undefined ? {} : { durationNs: (span.endUs - span.startUs) * 1000 }),
        tool: { name: 'k6' },
        load: {
          model: 'unknown',
          ...(achieved === undefined ? {} : { achievedPerSecond: achieved }),
          coordinatedOmissionCorrected: 'unknown',
        },
        ...(Object.keys(labels).length === 0 ? {} : { labels }),
        measurements: [...measurements],
        ...(distributions.length === 0 ? {} : { distributions }),
        ...(series.length === 0 ? {} : { series }),
      },
    ],
    metrics: [...build.declared.values()],
    warnings: [
      ...build.warnings,
      ...failureWarnings(measurements, fileName),
      ...unknownWarning(unknown, fileName),
      ...unsupportedWarning(unsupported, fileName),
      ...foldedCasesWarning(tally, fileName),
      {
        code: 'load-unknown',
        where: { file: fileName },
        message:
          'Samples of k6 do not name the executor, so open and closed load, and with them coordinated omission, cannot be told.',
      },
    ],
  });
}

interface Entry {
  readonly metric: K6Metric;
  readonly value: ValueTally;
  readonly times?: TimesSummary;
}

/** What is known of a file besides its values. */
interface Known {
  /** Of the cases, as they are stored. */
  readonly names: readonly string[];
  readonly declared: ReadonlyMap<string, Declaration>;
  readonly seconds: number | undefined;
}

interface Declaration {
  readonly type: K6Type;
  readonly contains: K6Metric['contains'];
  readonly thresholds: readonly K6Threshold[];
}

/** The statistics of a tally as a summary of k6 holds them; undefined where nobody says what kind of metric it is. */
function entryOf(value: ValueTally, { names, declared, seconds }: Known): Entry | undefined {
  const base = value.metric;
  const declaration = declared.get(base);
  const type = declaration?.type ?? K6_OWN_TYPES.get(base);
  if (type === undefined) return undefined;
  const contains = declaration?.contains ?? knownK6Contents(base);
  const name = value.case === undefined ? 'all' : (names[value.case] ?? 'unnamed');
  const times = type === 'trend' ? timesOf(value, contains === 'time' ? 1 : RECORDED) : undefined;
  return {
    value,
    ...(times === undefined ? {} : { times }),
    metric: {
      key: value.case === undefined ? base : `${base}{${name}}`,
      base,
      case: name,
      type,
      contains,
      values: valuesOf(type, value, times, contains === 'time' ? RECORDED : 1, seconds),
      path: ['metrics', base],
      thresholds: declaration?.thresholds ?? [],
    },
  };
}

/** @param factor from the unit of `times` to that of k6 */
function valuesOf(
  type: K6Type,
  value: ValueTally,
  times: TimesSummary | undefined,
  factor: number,
  seconds: number | undefined,
): Record<string, number> {
  const { count, exact, last, nonZero } = value;
  const recorded = (integer: number) => cleanDecimal(integer * RECORDED);
  const extremes: Record<string, number> =
    exact === undefined ? {} : { min: recorded(exact.min), max: recorded(exact.max) };
  switch (type) {
    case 'trend': {
      const percentiles = (times?.fromHistogram ?? []).flatMap(([statistic, read]) => {
        const key = statistic === 'p50' ? 'med' : `p(${statistic.slice(1)})`;
        return /^p\d/.test(statistic) ? [[key, cleanDecimal(read * factor)] as const] : [];
      });
      const mean = exact === undefined ? {} : { avg: recorded(exact.sum / count) };
      return { ...mean, ...extremes, ...Object.fromEntries(percentiles), count };
    }
    case 'counter': {
      const total = exact === undefined ? 0 : recorded(exact.sum);
      return { count: total, ...(seconds === undefined ? {} : { rate: cleanDecimal(total / seconds) }) };
    }
    case 'rate':
      return { rate: cleanDecimal(nonZero / count), passes: nonZero, fails: count - nonZero };
    case 'gauge':
      return { ...(last === undefined ? {} : { value: recorded(last) }), ...extremes };
  }
}

/** A statistic with how good it is; the text of a number that was computed here is in no file. */
function measured(
  { metric, times }: Entry,
  id: string,
  statistic: Statistic,
  value: number,
  n: number | undefined,
): Measurement {
  const isRead = times?.fromHistogram.some(([read]) => read === statistic) ?? false;
  const isDerived =
    metric.type === 'rate' ? id !== 'errors' : metric.type === 'counter' && statistic === 'mean';
  return {
    case: metric.case,
    metric: id,
    statistic,
    value,
    grade: isRead ? 'histogram' : 'samples',
    ...(n === undefined ? {} : { n }),
    method: isRead ? 'hdr' : isDerived ? 'derived' : 'exact',
    from: { pointer: `metric ${metric.key}` },
  };
}

function declarationsOf({ declarations }: SampleTally): Map<string, Declaration> {
  return new Map(
    declarations.flatMap(([name, kind, contents, thresholds]) => {
      const type = K6_TYPES.find((known) => known === kind);
      if (type === undefined) return [];
      const contains = contents === 'time' || contents === 'data' ? contents : ('default' as const);
      return [[name, { type, contains, thresholds: thresholdsOf(thresholds) }] as const];
    }),
  );
}

/** A list of expressions as JSON; whether they were crossed is not in the file. */
function thresholdsOf(text: string | undefined): K6Threshold[] {
  if (text === undefined || !text.startsWith('[')) return [];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.flatMap((expression: unknown) =>
    typeof expression === 'string' ? [{ expression, failed: false }] : [],
  );
}

/** How long the run took; unknown where it is not much longer than the step of the clock. */
function secondsOf({ span }: SampleTally, stepNs: number): number | undefined {
  if (span === undefined || span.endUs <= span.startUs) return undefined;
  const micros = span.endUs - span.startUs;
  return micros * 1000 < stepNs * 10 ? undefined : micros / 1e6;
}

function seriesOf(tally: SampleTally, names: readonly string[], bases: ReadonlySet<string>): Series[] {
  const intervals = runIntervals(tally);
  const timed = bases.has('http_req_duration') ? 'http_req_duration' : 'grpc_req_duration';
  const hasRequests = bases.has('http_reqs');
  return tally.series.flatMap((one) => {
    const name = one.case === undefined ? 'all' : (names[one.case] ?? 'unnamed');
    const totals = one.sums.map((sum) => cleanDecimal(sum * RECORDED));
    if (one.metric === 'http_reqs') return intervals.rate('request-rate', name, one, totals);
    if (one.metric === 'http_req_failed') return intervals.count('errors', name, one, totals);
    if (one.metric !== timed) return [];
    return [
      ...(hasRequests ? [] : intervals.rate('request-rate', name, one, one.counts)),
      ...intervals.percentile('latency', name, one, 'p50'),
      ...intervals.percentile('latency', name, one, 'p99'),
    ];
  });
}

/** The largest number of virtual users that a gauge saw: a setting of the test rather than a result. */
function labelOf(key: 'vus' | 'vus_max', { byKey }: K6Build): Labels {
  const value = byKey.get(key)?.values.max;
  return typeof value === 'number' ? { [key.replace('_', '-')]: String(value) } : {};
}

function unknownWarning(names: ReadonlySet<string>, file: string): Warning[] {
  if (names.size === 0) return [];
  const list = [...names].toSorted();
  return [
    {
      code: 'value-skipped',
      where: { file },
      message: `The file does not say what kind of metric ${list.slice(0, 5).join(', ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''} ${list.length === 1 ? 'is' : 'are'}; left out. The JSON output (--out json) says it.`,
    },
  ];
}
