import { findMetric } from '@/lib/metrics/registry';
import { describeMetric } from '@/lib/metrics/describe';
import { cleanDecimal } from '@/lib/model/durations';
import type { MetricDeclaration, Run, SuiteFile } from '@/lib/model/suite-file';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { canonicalOf, type MetricChoice, type MetricChoices } from './metric-choice';

/**
 * A suite file that an importer made, with what the reader says about metrics that the file names itself: their
 * numbers, stored as written so far, become canonical, and the declaration gets unit and direction. Refused are metrics
 * that the registry knows, whose unit and direction are not open to choice, metrics that the file lacks, and a unit
 * where the file tells its own.
 *
 * @param parameter where the choice stands, for the Problem
 */
export function applyMetricChoices(
  file: SuiteFile,
  choices: MetricChoices,
  parameter = 'metric',
): Result<SuiteFile> {
  const declared = file.metrics ?? [];
  const used = new Set((file.runs ?? []).flatMap(metricsOf));
  const problems = [...choices].flatMap(([id, choice]) => problemOf(id, choice, used, declared, parameter));
  if (problems.length > 0) return fail(...problems);
  if (choices.size === 0) return succeed(file);

  const undeclared = [...choices.keys()].filter((id) => !declared.some((metric) => metric.id === id));
  return succeed({
    ...file,
    metrics: [...declared, ...undeclared.map((id) => ({ id }))].map((metric) => {
      const choice = choices.get(metric.id);
      return choice === undefined ? metric : withChoice(metric, choice);
    }),
    ...(file.runs === undefined ? {} : { runs: file.runs.map((run) => scaledRun(run, choices)) }),
  });
}

function problemOf(
  id: string,
  choice: MetricChoice,
  used: ReadonlySet<string>,
  declared: readonly MetricDeclaration[],
  parameter: string,
): Problem[] {
  const refuse = (expected: string, found: string): Problem[] => [
    { code: 'bad-parameter', where: { file: 'query', pointer: `/${parameter}` }, expected, found },
  ];
  if (findMetric(id) !== undefined) {
    return refuse('a metric that the file names itself', `“${id}”, whose unit and direction are fixed`);
  }
  if (!used.has(id)) return refuse('a metric of the file', `“${id}”, which it does not hold`);
  const { unit } = describeMetric(id, declared);
  if (choice.unit === undefined || unit === 'unknown') return [];
  return refuse(`no unit for “${id}”, since the file tells it (${unit})`, `“${choice.unit}”`);
}

function withChoice(metric: MetricDeclaration, { unit, better }: MetricChoice): MetricDeclaration {
  return {
    ...metric,
    ...(unit === undefined ? {} : { unit: canonicalOf(unit).unit }),
    ...(better === undefined ? {} : { better }),
  };
}

function metricsOf(run: Run): string[] {
  return [...(run.measurements ?? []), ...(run.distributions ?? []), ...(run.series ?? [])].map(
    ({ metric }) => metric,
  );
}

/** Histograms keep their bytes: only latencies have them, whose unit is known. */
function scaledRun(run: Run, choices: MetricChoices): Run {
  const unitOf = (metric: string) => {
    const unit = choices.get(metric)?.unit;
    return unit === undefined ? undefined : canonicalOf(unit);
  };
  const scaled = (value: number, metric: string) => {
    const factor = unitOf(metric)?.factor;
    return factor === undefined || factor === 1 ? value : cleanDecimal(value * factor);
  };
  const measurements = run.measurements?.map((one) => ({ ...one, value: scaled(one.value, one.metric) }));
  const distributions = run.distributions?.map((one) => {
    if (one.encoding !== 'values') return one;
    const unit = unitOf(one.metric)?.unit;
    return {
      ...one,
      ...(one.unit === undefined || unit === undefined ? {} : { unit }),
      values: one.values.map((value) => scaled(value, one.metric)),
    };
  });
  const series = run.series?.map((one) => ({
    ...one,
    values: one.values.map((value) => scaled(value, one.metric)),
  }));
  return {
    ...run,
    ...(measurements === undefined ? {} : { measurements }),
    ...(distributions === undefined ? {} : { distributions }),
    ...(series === undefined ? {} : { series }),
  };
}
