import { describeMetric } from '@/lib/metrics/describe';
import { METRIC_GROUPS, METRICS, type MetricInfo } from '@/lib/metrics/registry';
import { compareStatistics, type Statistic } from '@/lib/model/statistic';
import type { MeasuredValue, RunFacts, SuiteData } from '@/lib/model/suite-data';
import type { Claim } from '@/lib/model/suite-file';
import { sampleOf, type Sample } from './sample';

/** Something that a suite measures or claims: a statistic of a metric of a case, with what its columns have of it. */
export interface Quantity {
  readonly case: string;
  /** Position of the case in the order in which cases came. */
  readonly casePosition: number;
  readonly metric: MetricInfo;
  readonly statistic: Statistic;
  /** One for each column, undefined where it measured nothing. */
  readonly samples: readonly (Sample | undefined)[];
  /** About these columns, or about all. */
  readonly claims: readonly Claim[];
}

/**
 * Every quantity that one of the columns has.
 *
 * @param columns subject slugs
 */
export function quantitiesOf(data: SuiteData, columns: readonly string[]): Quantity[] {
  const found = gatherValues(data, columns);
  const shown = new Set(columns);
  for (const claim of data.claims) {
    if (claim.subject !== undefined && !shown.has(claim.subject)) continue;
    found.at(claim.metric, claim.statistic, claim.case).claims.push(claim);
  }
  const casePositions = positionsOfCases(data);
  const repetitions = repetitionsOf(data);
  return found.all.map(({ metric, statistic, case: name, columns: lists, claims }) => ({
    case: name,
    casePosition: casePositions.get(name) ?? casePositions.size,
    metric: describeMetric(metric, data.metrics),
    statistic,
    samples: columns.map((column, index) => {
      const list = lists[index];
      return list === undefined
        ? undefined
        : sampleOf(column, list.measured, list.runs, repetitions(list, metric, statistic, name));
    }),
    claims,
  }));
}

/** Cases in the order in which they came; within one, sections, then metrics, then statistics. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return (
    a.casePosition - b.casePosition ||
    METRIC_GROUPS.indexOf(a.metric.group) - METRIC_GROUPS.indexOf(b.metric.group) ||
    positionOf(a.metric) - positionOf(b.metric) ||
    (a.metric.id < b.metric.id ? -1 : a.metric.id > b.metric.id ? 1 : 0) ||
    compareStatistics(a.statistic, b.statistic)
  );
}

const METRIC_ORDER: ReadonlyMap<string, number> = new Map(METRICS.map((metric, index) => [metric.id, index]));

function positionOf(metric: MetricInfo): number {
  return METRIC_ORDER.get(metric.id) ?? METRICS.length;
}

/** The values of one column, with the runs that they are of, in the same order. */
interface ColumnValues {
  readonly measured: MeasuredValue[];
  readonly runs: RunFacts[];
}

interface GatheredQuantity {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly case: string;
  readonly columns: (ColumnValues | undefined)[];
  readonly claims: Claim[];
}

interface Gathered {
  readonly all: readonly GatheredQuantity[];
  at(metric: string, statistic: Statistic, caseName: string): GatheredQuantity;
}

/** Maps of maps: their keys are kept strings, while a joined key would be made and hashed anew for each value. */
function gatherer(): Gathered {
  const all: GatheredQuantity[] = [];
  const byMetric = new Map<string, Map<Statistic, Map<string, GatheredQuantity>>>();
  return {
    all,
    at(metric, statistic, caseName) {
      let byStatistic = byMetric.get(metric);
      if (byStatistic === undefined) byMetric.set(metric, (byStatistic = new Map()));
      let byCase = byStatistic.get(statistic);
      if (byCase === undefined) byStatistic.set(statistic, (byCase = new Map()));
      let quantity = byCase.get(caseName);
      if (quantity === undefined) {
        quantity = { metric, statistic, case: caseName, columns: [], claims: [] };
        byCase.set(caseName, quantity);
        all.push(quantity);
      }
      return quantity;
    },
  };
}

function gatherValues(data: SuiteData, columns: readonly string[]): Gathered {
  const found = gatherer();
  const runs = new Map(data.runs.map((run) => [run.id, run]));
  const positions = new Map(columns.map((column, index) => [column, index]));
  let run: RunFacts | undefined;
  let column: number | undefined;
  for (const value of data.values) {
    // Values come run by run.
    if (value.runId !== run?.id) {
      run = runs.get(value.runId);
      column = run === undefined ? undefined : positions.get(run.subject);
    }
    if (run === undefined || column === undefined) continue;
    const lists = found.at(value.metric, value.statistic, value.case).columns;
    const list = lists[column];
    if (list === undefined) lists[column] = { measured: [value], runs: [run] };
    else {
      list.measured.push(value);
      list.runs.push(run);
    }
  }
  return found;
}

function positionsOfCases(data: SuiteData): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  let last: string | undefined;
  for (const list of [data.values, data.claims]) {
    for (const { case: name } of list) {
      if (name === last) continue;
      last = name;
      if (!positions.has(name)) positions.set(name, positions.size);
    }
  }
  return positions;
}

/** Repetitions say where the centre of a quantity lies, and nothing about its extremes or its tail. */
const CENTRES: ReadonlySet<Statistic> = new Set(['p50', 'mean']);

type RepetitionsOf = (
  list: ColumnValues,
  metric: string,
  statistic: Statistic,
  caseName: string,
) => readonly number[] | undefined;

/** The repetitions behind the value of a column with a single run. */
function repetitionsOf(data: SuiteData): RepetitionsOf {
  const lists = data.repetitions ?? [];
  if (lists.length === 0) return () => undefined;
  return ({ runs: [run, ...others] }, metric, statistic, caseName) => {
    if (run === undefined || others.length > 0 || !CENTRES.has(statistic)) return undefined;
    return lists.find((list) => list.runId === run.id && list.metric === metric && list.case === caseName)
      ?.values;
  };
}
