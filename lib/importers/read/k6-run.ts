import type { Labels } from '@/lib/model/suite-file';
import { jsonPointer } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { ParsedDocument } from '../importer';
import type { K6Metric } from './k6-metric';
import { addK6Metric, k6Count, type K6Build } from './k6-values';
import { measurementList } from './measure';

/**
 * The one run of a k6 summary, from the metrics of either shape.
 *
 * @param testRunNs how long the test ran, where the file says so; else it follows from a count and its rate
 */
export function buildK6Run(
  metrics: readonly K6Metric[],
  file: Pick<K6Build, 'fileName' | 'literalOf'>,
  testRunNs: number | undefined,
): Result<ParsedDocument> {
  const build: K6Build = {
    ...file,
    byKey: new Map(metrics.map((metric) => [metric.key, metric])),
    bases: new Set(metrics.map((metric) => metric.base)),
    list: measurementList(),
    declared: new Map(),
    owners: new Map(),
    problems: [],
    warnings: [],
  };
  for (const metric of metrics) {
    warnOfThresholds(metric, build);
    if (metric.base === 'vus' || metric.base === 'vus_max') continue;
    addK6Metric(metric, build);
  }
  if (build.problems.length > 0) return fail(...build.problems);

  const derived = testRunNs === undefined ? deriveDuration(build) : undefined;
  const durationNs = testRunNs ?? derived?.durationNs;
  const achieved = build.list.measurements.find(
    (measurement) => measurement.metric === 'request-rate' && measurement.case === 'all',
  )?.value;
  const labels: Labels = {
    ...labelOf('vus', build),
    ...labelOf('vus_max', build),
    ...(derived === undefined ? {} : { 'duration-from': derived.from }),
  };
  warnOfFailures(build);
  build.warnings.push({
    code: 'load-unknown',
    where: { file: build.fileName },
    message:
      'The summary does not name the executor, so open and closed load, and with them coordinated omission, cannot be told.',
  });
  return succeed({
    kind: 'runs',
    runs: [
      {
        ...(durationNs === undefined ? {} : { durationNs }),
        tool: { name: 'k6' },
        load: {
          model: 'unknown',
          ...(achieved === undefined ? {} : { achievedPerSecond: achieved }),
          coordinatedOmissionCorrected: 'unknown',
        },
        ...(Object.keys(labels).length === 0 ? {} : { labels }),
        measurements: build.list.measurements,
      },
    ],
    metrics: [...build.declared.values()],
    warnings: build.warnings,
  });
}

function warnOfThresholds(metric: K6Metric, build: K6Build): void {
  for (const { expression, failed } of metric.thresholds) {
    if (!failed) continue;
    build.warnings.push({
      code: 'threshold-failed',
      where: {
        file: build.fileName,
        pointer: jsonPointer(['metrics', metric.key, 'thresholds', expression]),
      },
      message: `The threshold “${expression}” of ${metric.key} was crossed.`,
    });
  }
}

function warnOfFailures(build: K6Build): void {
  const find = (metric: string) =>
    build.list.measurements.find((entry) => entry.metric === metric && entry.case === 'all');
  const errors = find('errors');
  const attempts = find('error-ratio')?.n;
  if (errors === undefined || attempts === undefined || errors.value === 0) return;
  const where = { file: build.fileName, pointer: errors.from?.pointer ?? '/metrics/http_req_failed' };
  const of = `${errors.value.toLocaleString('en')} of ${attempts.toLocaleString('en')} requests failed`;
  build.warnings.push(
    errors.value >= attempts
      ? { code: 'all-failed', where, message: `${of}: what was measured are failures.` }
      : { code: 'errors-present', where, message: `${of}; the latencies include theirs.` },
  );
}

/** The largest number of virtual users that a gauge saw: a setting of the test rather than a result. */
function labelOf(key: 'vus' | 'vus_max', build: K6Build): Labels {
  const values = build.byKey.get(key)?.values;
  const value = values?.max ?? values?.value;
  return typeof value === 'number' ? { [key.replace('_', '-')]: String(value) } : {};
}

function deriveDuration(build: K6Build): { durationNs: number; from: string } | undefined {
  for (const key of ['iterations', 'http_reqs', 'data_received', 'data_sent'] as const) {
    const rate = build.byKey.get(key)?.values.rate;
    const total = k6Count(key, build);
    if (typeof rate !== 'number' || rate <= 0 || total === undefined || total <= 0) continue;
    return { durationNs: Math.round((total / rate) * 1e9), from: `count ÷ rate of ${key}` };
  }
  return undefined;
}
