import { findMetric } from '@/lib/metrics/registry';
import { toNanoseconds } from '@/lib/model/durations';
import { metricIdFrom } from '@/lib/model/slug';
import { percentileName, type Statistic } from '@/lib/model/statistic';
import type { MetricDeclaration } from '@/lib/model/suite-file';
import { jsonPointer, type Problem, type Warning } from '@/lib/problem';
import { describeFound } from '@/lib/suite/zod-problems';
import { directionOfK6, K6_PHASES, pointerInto, unitOfK6, type K6Metric } from './k6-metric';
import type { MeasurementList } from './measure';

/**
 * Trends of k6 that are a metric of ours; where a script has several of a list, the first one is it and the others
 * keep their names.
 */
const TRENDS: readonly (readonly [metric: string, sources: readonly string[]])[] = [
  ['latency', ['http_req_duration', 'grpc_req_duration']],
  ['first-byte-time', ['http_req_waiting']],
  ['connect-time', ['http_req_connecting', 'ws_connecting']],
  ['session-time', ['iteration_duration', 'ws_session_duration']],
];

/** Counters: the metric of the count and that of its rate. */
const COUNTERS: readonly (readonly [source: string, count: string | undefined, rate: string])[] = [
  ['http_reqs', 'requests', 'request-rate'],
  ['grpc_reqs', 'requests', 'request-rate'],
  ['data_received', 'bytes-read', 'transfer-rate'],
  ['data_sent', 'bytes-written', 'data-sent-per-second'],
  ['iterations', undefined, 'iteration-rate'],
  ['ws_msgs_received', undefined, 'message-rate'],
];

// A map, since scripts may call a metric `constructor`.
const BETTER: ReadonlyMap<string, NonNullable<MetricDeclaration['better']>> = new Map([
  ['checks', 'higher'],
  ['iteration-rate', 'higher'],
  ['dropped-iterations', 'lower'],
  ['dropped-iterations-per-second', 'lower'],
]);

/** A run in the making. */
export interface K6Build {
  readonly fileName: string;
  /** The text of a number in the file, by JSON pointer; absent where the numbers were counted from raw data. */
  readonly literalOf?: (pointer: string) => string | undefined;
  readonly byKey: ReadonlyMap<string, K6Metric>;
  /** The names without tags. */
  readonly bases: ReadonlySet<string>;
  readonly list: MeasurementList;
  readonly declared: Map<string, MetricDeclaration>;
  /** Which metric of the file has an id of its own. */
  readonly owners: Map<string, string>;
  readonly problems: Problem[];
  readonly warnings: Warning[];
}

/** Adds every statistic of a metric to the run, with its declaration where our registry lacks it. */
export function addK6Metric(metric: K6Metric, build: K6Build): void {
  switch (metric.type) {
    case 'trend':
      return addTrend(metric, build);
    case 'counter':
      return addCounter(metric, build);
    case 'rate':
      return addRate(metric, build);
    case 'gauge':
      return addGauge(metric, build);
  }
}

function addTrend(metric: K6Metric, build: K6Build): void {
  const known = TRENDS.find(
    ([, sources]) => sources.find((name) => build.bases.has(name)) === metric.base,
  )?.[0];
  const entries = Object.entries(metric.values).flatMap(([key, value]) => {
    const statistic = statisticOf(key);
    return statistic === undefined ? [] : [{ key, statistic, value: numberAt(metric, key, value, build) }];
  });
  const numbers = entries.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (numbers.length > 0 && numbers.every((value) => value === 0) && !isMeasuredZero(metric, build)) {
    skip(metric, build, 'is zero throughout, as k6 writes a metric without samples,');
    return;
  }
  const id = known ?? ownId(metric.base, metric, build);
  const isTime = known !== undefined || metric.contains === 'time';
  if (known === undefined) declare(id, metric, isTime ? 'ns' : unitOfK6(metric), build);
  const n = sampleCount(metric, build);
  const seen = new Set<Statistic>();
  for (const { key, statistic, value } of entries) {
    if (value === undefined || seen.has(statistic)) continue;
    seen.add(statistic);
    build.list.add(id, statistic, isTime ? toNanoseconds(value, 'ms') : value, {
      case: metric.case,
      n,
      ...placeIn(metric, key, build),
    });
  }
}

/** Zeros of a request's phases are real when there were requests. */
function isMeasuredZero(metric: K6Metric, build: K6Build): boolean {
  return K6_PHASES.has(metric.base) && metric.case === 'all' && k6Count('http_reqs', build) !== 0;
}

function addCounter(metric: K6Metric, build: K6Build): void {
  const own = COUNTERS.find(([source]) => source === metric.base);
  // Requests of a second protocol would be a second value of one metric.
  const known = own?.[0] === 'grpc_reqs' && build.bases.has('http_reqs') ? undefined : own;
  const isData = metric.contains === 'data' || known?.[1]?.startsWith('bytes-') === true;
  const countId = known?.[1] ?? ownId(metric.base, metric, build);
  const rateId = known?.[2] ?? ownId(`${metric.base}_per_second`, metric, build);
  const total = numberAt(metric, 'count', metric.values.count, build);
  const rate = numberAt(metric, 'rate', metric.values.rate, build);

  if (findMetric(countId) === undefined) declare(countId, metric, isData ? 'bytes' : 'count', build);
  build.list.add(countId, 'value', total, {
    case: metric.case,
    ...placeIn(metric, 'count', build),
  });
  if (rate === 0 && total !== undefined && total > 0) {
    skip(metric, build, 'has a count but the rate 0, as k6 before 0.30 wrote it; the rate');
    return;
  }
  if (rate !== undefined && findMetric(rateId) === undefined) {
    declare(rateId, metric, isData ? 'bytes/s' : '1/s', build, `${metric.base} per second`);
  }
  build.list.add(rateId, 'mean', rate, {
    case: metric.case,
    ...placeIn(metric, 'rate', build),
  });
}

function addRate(metric: K6Metric, build: K6Build): void {
  const key = Object.hasOwn(metric.values, 'rate') ? 'rate' : 'value';
  const ratio = numberAt(metric, key, metric.values[key], build);
  const passes = numberAt(metric, 'passes', metric.values.passes, build);
  const fails = numberAt(metric, 'fails', metric.values.fails, build);
  const n = passes === undefined || fails === undefined ? undefined : wholeNumber(passes + fails);
  if (n === 0) {
    skip(metric, build, 'has no samples');
    return;
  }
  const isFailures = metric.base === 'http_req_failed';
  const id = isFailures ? 'error-ratio' : ownId(metric.base, metric, build);
  if (!isFailures) declare(id, metric, 'ratio', build);
  build.list.add(id, 'value', ratio, {
    case: metric.case,
    n,
    ...placeIn(metric, key, build),
  });
  if (isFailures) {
    // A “pass” of this metric is a request that failed.
    build.list.add('errors', 'value', passes, {
      case: metric.case,
      ...placeIn(metric, 'passes', build),
    });
  }
}

function addGauge(metric: K6Metric, build: K6Build): void {
  const id = ownId(metric.base, metric, build);
  const isTime = metric.contains === 'time';
  declare(id, metric, unitOfK6(metric), build);
  for (const key of ['value', 'min', 'max'] as const) {
    const value = numberAt(metric, key, metric.values[key], build);
    if (value === undefined) continue;
    build.list.add(id, key, isTime ? toNanoseconds(value, 'ms') : value, {
      case: metric.case,
      ...placeIn(metric, key, build),
    });
  }
}

const NAMED: Readonly<Record<string, Statistic>> = { avg: 'mean', med: 'p50', min: 'min', max: 'max' };

function statisticOf(key: string): Statistic | undefined {
  if (Object.hasOwn(NAMED, key)) return NAMED[key];
  const percent = /^p\((\d{1,3}(?:\.\d{1,6})?)\)$/.exec(key)?.[1];
  return percent === undefined ? undefined : percentileName(Number(percent));
}

/** How many samples a trend has: k6 can print it; else it is the count of what was timed. */
function sampleCount(metric: K6Metric, build: K6Build): number | undefined {
  const printed = metric.values.count;
  if (typeof printed === 'number') return wholeNumber(printed);
  if (metric.case !== 'all') return undefined;
  if (metric.base.startsWith('http_req_')) return wholeNumber(k6Count('http_reqs', build));
  if (metric.base === 'grpc_req_duration') return wholeNumber(k6Count('grpc_reqs', build));
  return metric.base === 'iteration_duration' ? wholeNumber(k6Count('iterations', build)) : undefined;
}

/** The total of a counter. */
export function k6Count(key: string, build: K6Build): number | undefined {
  const value = build.byKey.get(key)?.values.count;
  return typeof value === 'number' ? value : undefined;
}

function wholeNumber(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/**
 * An id for a metric that keeps its name. A script's own metric may be called like one of ours (`errors`, `latency`)
 * without meaning the same, or differ from another only in what an id drops.
 */
function ownId(name: string, metric: K6Metric, build: K6Build): string {
  const plain = metricIdFrom(name);
  const isTaken = findMetric(plain) !== undefined || COUNTERS.some(([, , rate]) => rate === plain);
  const base = isTaken ? `custom-${plain}` : plain;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    const owner = build.owners.get(id);
    if (owner !== undefined && owner !== `${metric.base} ${name}`) continue;
    build.owners.set(id, `${metric.base} ${name}`);
    return id;
  }
}

function declare(
  id: string,
  metric: K6Metric,
  unit: NonNullable<MetricDeclaration['unit']>,
  build: K6Build,
  label = metric.base,
): void {
  const better = BETTER.get(id) ?? directionOfK6(metric);
  const before = build.declared.get(id);
  // A sub-metric may be the only one with a threshold, and with it a direction.
  if (before !== undefined && (before.better !== 'neutral' || better === 'neutral')) return;
  build.declared.set(id, { id, label, unit, better });
}

function numberAt(metric: K6Metric, key: string, value: unknown, build: K6Build): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return value;
  const where = { file: build.fileName, pointer: pointerInto(metric, key) };
  if (value === null) {
    build.warnings.push({
      code: 'value-skipped',
      where,
      message: `“${key}” of ${metric.key} is null and is left out.`,
    });
  } else {
    build.problems.push({
      code: 'wrong-type',
      where,
      expected: 'a number',
      found: describeFound(value),
    });
  }
  return undefined;
}

function placeIn(metric: K6Metric, key: string, build: K6Build): { pointer: string; text?: string } {
  const pointer = pointerInto(metric, key);
  const text = build.literalOf?.(pointer);
  return { pointer, ...(text === undefined ? {} : { text }) };
}

function skip(metric: K6Metric, build: K6Build, why: string): void {
  build.warnings.push({
    code: 'value-skipped',
    where: { file: build.fileName, pointer: jsonPointer(metric.path) },
    message: `${metric.key} ${why} and is left out.`,
  });
}
