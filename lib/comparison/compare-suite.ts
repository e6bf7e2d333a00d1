import { describeMetric } from '@/lib/metrics/describe';
import { METRIC_GROUPS, METRICS, type MetricInfo } from '@/lib/metrics/registry';
import { weakestGrade } from '@/lib/model/grade';
import { compareStatistics, type Statistic } from '@/lib/model/statistic';
import type { MeasuredValue, RunFacts, SuiteData } from '@/lib/model/suite-data';
import type { Claim } from '@/lib/model/suite-file';
import type { Direction } from '@/lib/model/unit';
import { holm } from '@/lib/stats/holm';
import { groupClaims, type ClaimGroup } from './claim-groups';
import { compareRow } from './compare-row';
import type { ClaimCell, Comparison, ComparisonCell, ComparisonRow } from './comparison';
import { haveSameLoadModel, sampleOf, type Sample } from './sample';

/**
 * The comparison of a suite: every case, metric and statistic that a subject has, measured or claimed, as a row with
 * one cell a subject. Claims under conditions that differ get rows of their own.
 *
 * @param columns subject slugs in display order
 * @param options.base the column that ratios refer to; without it each row's best cell
 */
export function compareSuite(
  data: SuiteData,
  columns: readonly string[],
  options: { readonly base?: string } = {},
): Comparison {
  const measured = groupValues(data, columns);
  const claimed = groupBy(
    data.claims.filter((claim) => claim.subject === undefined || columns.includes(claim.subject)),
    (claim) => quantityKey(claim.case, claim.metric, claim.statistic),
  );
  const caseOrder = orderOfCases(data);

  const quantities = [...new Set([...measured.keys(), ...claimed.keys()])]
    .map((key) => ({
      key,
      ...parseQuantityKey(key),
      metric: describeMetric(parseQuantityKey(key).metricId, data.metrics),
    }))
    .toSorted((a, b) => compareQuantities(a, b, caseOrder));

  const rows = quantities.flatMap((quantity) => {
    const groups = groupClaims(claimed.get(quantity.key) ?? []);
    const samples = columns.map((column) => measured.get(quantity.key)?.get(column));
    const hasMeasured = samples.some((sample) => sample !== undefined);
    const first = groups[0];
    const rest =
      hasMeasured || first === undefined ? groups.slice(first === undefined ? 0 : 1) : groups.slice(1);
    return [
      rowOf(quantity, samples, first, columns, 0, options.base),
      ...rest.map((group, index) =>
        rowOf(
          quantity,
          columns.map(() => undefined),
          group,
          columns,
          index + 1,
          options.base,
        ),
      ),
    ];
  });
  return { columns, rows: withHolm(rows) };
}

/** Cases in the order in which they came. */
function orderOfCases(data: SuiteData): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  for (const list of [data.values, data.claims]) {
    for (const { case: name } of list) if (!order.has(name)) order.set(name, order.size);
  }
  return order;
}

interface Quantity {
  readonly case: string;
  readonly metric: MetricInfo;
  readonly statistic: Statistic;
}

function rowOf(
  quantity: Quantity,
  samples: readonly (Sample | undefined)[],
  group: ClaimGroup | undefined,
  columns: readonly string[],
  index: number,
  base: string | undefined,
): ComparisonRow {
  const { metric, statistic } = quantity;
  const better = metric.unit === 'unknown' ? 'neutral' : directionOf(metric, statistic);
  const cells = compareRow(samples, better, {
    ...(base === undefined ? {} : { base }),
    isComparable: (a, b) => metric.group !== 'latency' || haveSameLoadModel(a, b),
  });
  const [firstGrade, ...grades] = cells.flatMap((cell) => (cell === undefined ? [] : [cell.grade]));
  const prefix = quantity.case === 'all' ? '' : `${quantity.case}:`;
  return {
    key: `${prefix}${metric.id}.${statistic}${index === 0 ? '' : `~${index + 1}`}`,
    case: quantity.case,
    metric: { ...metric, better },
    statistic,
    conditions: group?.conditions ?? {},
    cells,
    claims: claimCells(group?.claims ?? [], columns, better),
    grade: firstGrade === undefined ? 'claim' : weakestGrade(firstGrade, ...grades),
  };
}

/** A spread is no better for being high or low in itself. */
function directionOf(metric: MetricInfo, statistic: Statistic): Direction {
  return statistic === 'stddev' || statistic === 'mad' ? 'neutral' : metric.better;
}

function claimCells(
  claims: readonly Claim[],
  columns: readonly string[],
  better: Direction,
): (ClaimCell | undefined)[] {
  const first = columns.map((column) => claims.find((claim) => claim.subject === column));
  const values = first.flatMap((claim) => (claim === undefined ? [] : [claim.value]));
  const best =
    better === 'neutral' || values.length < 2
      ? undefined
      : better === 'higher'
        ? Math.max(...values)
        : Math.min(...values);
  return first.map((claim) => {
    if (claim === undefined) return undefined;
    return {
      claim,
      ...(best === undefined || best === 0 ? {} : { ratio: claim.value / best }),
      isBest: best !== undefined && claim.value === best,
      otherwise: claims.filter((other) => other.subject === claim.subject && other.value !== claim.value),
    };
  });
}

/** Corrects the p-values of all rows and columns together. */
function withHolm(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const tested = rows.flatMap((row) => row.cells.filter((cell) => cell?.p !== undefined)) as ComparisonCell[];
  const adjusted = holm(tested.map((cell) => cell.p ?? 1));
  const pHolmOf = new Map(tested.map((cell, index) => [cell, adjusted[index]]));
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const pHolm = cell === undefined ? undefined : pHolmOf.get(cell);
      return cell === undefined || pHolm === undefined ? cell : { ...cell, pHolm };
    }),
  }));
}

/** The sample of each column by quantity. */
function groupValues(data: SuiteData, columns: readonly string[]): Map<string, Map<string, Sample>> {
  const runs: ReadonlyMap<string, RunFacts> = new Map(data.runs.map((run) => [run.id, run]));
  const lists = new Map<string, Map<string, MeasuredValue[]>>();
  const shown = new Set(columns);
  for (const value of data.values) {
    const column = runs.get(value.runId)?.subject;
    if (column === undefined || !shown.has(column)) continue;
    const key = quantityKey(value.case, value.metric, value.statistic);
    let byColumn = lists.get(key);
    if (byColumn === undefined) lists.set(key, (byColumn = new Map<string, MeasuredValue[]>()));
    const list = byColumn.get(column);
    if (list === undefined) byColumn.set(column, [value]);
    else list.push(value);
  }
  const samples = new Map<string, Map<string, Sample>>();
  for (const [key, byColumn] of lists) {
    const row = new Map<string, Sample>();
    for (const [column, values] of byColumn) {
      const sample = sampleOf(column, values, runs);
      if (sample !== undefined) row.set(column, sample);
    }
    samples.set(key, row);
  }
  return samples;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function quantityKey(caseName: string, metric: string, statistic: string): string {
  return `${metric}\0${statistic}\0${caseName}`;
}

function parseQuantityKey(key: string): { case: string; metricId: string; statistic: Statistic } {
  const [metricId = '', statistic = '', caseName = ''] = key.split('\0');
  return { case: caseName, metricId, statistic };
}

const METRIC_ORDER: ReadonlyMap<string, number> = new Map(METRICS.map((metric, index) => [metric.id, index]));

/** Cases in the order in which they came; within one, sections, then metrics, then statistics. */
function compareQuantities(a: Quantity, b: Quantity, caseOrder: ReadonlyMap<string, number>): number {
  const position = (quantity: Quantity) => METRIC_ORDER.get(quantity.metric.id) ?? METRICS.length;
  const caseOf = (quantity: Quantity) => caseOrder.get(quantity.case) ?? caseOrder.size;
  return (
    caseOf(a) - caseOf(b) ||
    METRIC_GROUPS.indexOf(a.metric.group) - METRIC_GROUPS.indexOf(b.metric.group) ||
    position(a) - position(b) ||
    (a.metric.id < b.metric.id ? -1 : a.metric.id > b.metric.id ? 1 : 0) ||
    compareStatistics(a.statistic, b.statistic)
  );
}
