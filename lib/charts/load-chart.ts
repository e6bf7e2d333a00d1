import { chooseScale, formatCount, formatScaled, type Scale } from '@/lib/format/format-value';
import type { Load } from '@/lib/model/suite-file';
import { linearTicks } from './linear-ticks';
import {
  commonStatistic,
  levelsOf,
  LOAD_AXES,
  mostLevels,
  shareOfOffered,
  type LoadRun,
} from './load-levels';
import { logTicks } from './log-ticks';

/**
 * Latency against load as plain data: one line a subject, at each load the median of its runs and their range.
 * Positions are shares of the plot area.
 */
export interface LoadChart {
  readonly key: string;
  /** “autocannon, open model” */
  readonly title: string;
  /** “Latency p99” */
  readonly quantity: string;
  readonly unit: string;
  /** “Offered rate, requests per second”, “Connections, each with one request in flight” */
  readonly xTitle: string;
  readonly xTicks: readonly { readonly label: string; readonly x: number }[];
  readonly yTicks: readonly { readonly label: string; readonly y: number }[];
  readonly lines: readonly LoadLine[];
  /** Whether a rate was offered at all: a closed model offers none. */
  readonly isRateOffered: boolean;
  /** How many of the points are saturated. */
  readonly saturated: number;
  /** Runs whose latency the tool gave as 0, for which a logarithmic axis has no place. */
  readonly zeros: number;
  readonly caption: string;
}

export interface LoadLine {
  readonly column: string;
  readonly points: readonly LoadPoint[];
}

export interface LoadPoint {
  /** In the unit of the axis: requests per second, or connections. */
  readonly load: number;
  /** Median of the runs, in the unit of the chart. */
  readonly value: number;
  readonly text: string;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
  readonly isSaturated: boolean;
  readonly x: number;
  readonly y: number;
  readonly leastY: number;
  readonly mostY: number;
}

const MOST_CHARTS = 4;

/**
 * One chart for each tool and load model under which some subject was measured at two loads or more: against the
 * offered rate where it is stated, else against the number of connections. Tools are not mixed, since they do not
 * measure the same; nor are load models.
 *
 * @param columns slugs in the order of display
 */
export function buildLoadCharts(runs: readonly LoadRun[], columns: readonly string[]): LoadChart[] {
  const groups = new Map<string, LoadRun[]>();
  for (const run of runs) {
    if (!columns.includes(run.subject)) continue;
    const key = `${run.tool}\0${run.load.model ?? 'unknown'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([key, group]) => chartOf(key, group, columns) ?? [])
    .slice(0, MOST_CHARTS);
}

/** Whether some subject was measured with one tool and load model at two loads or more. */
export function hasSeveralLoads(runs: readonly { subject: string; tool: string; load: Load }[]): boolean {
  const seen = new Map<string, number>();
  return runs.some(({ subject, tool, load }) => {
    return LOAD_AXES.some((field) => {
      const value = load[field];
      if (value === undefined) return false;
      const key = `${subject}\0${tool}\0${load.model ?? ''}\0${field}`;
      const before = seen.get(key);
      seen.set(key, value);
      return before !== undefined && before !== value;
    });
  });
}

function chartOf(key: string, group: readonly LoadRun[], columns: readonly string[]): LoadChart | undefined {
  const axis = LOAD_AXES.find((field) => mostLevels(group, field) >= 2);
  const statistic = commonStatistic(group);
  if (axis === undefined || statistic === undefined) return undefined;
  const lines = columns
    .map((column) => ({ column, points: levelsOf(group, column, axis, statistic) }))
    .filter(({ points }) => points.length > 0);
  const all = lines.flatMap(({ points }) => points);
  const amounts = all.flatMap(({ least, most }) => [least, most]).filter((value) => value > 0);
  if (amounts.length === 0 || !lines.some(({ points }) => points.length > 1)) return undefined;

  const unit = chooseScale(
    all.map(({ value }) => value),
    'ns',
  );
  const yTicks = logTicks(Math.min(...amounts) / unit.factor, Math.max(...amounts) / unit.factor);
  const yOf = yScale(yTicks, unit);
  const levels = [...new Set(all.map(({ load }) => load))].toSorted((a, b) => a - b);
  const xOf = xScale(levels);
  const runCounts = all.map(({ runs }) => runs);
  const [first = ''] = group.map(({ tool }) => tool);
  const model = group[0]?.load.model;
  return {
    key: key.replace('\0', ' '),
    title: [
      first,
      model === undefined || model === 'unknown' ? 'load model not stated' : `${model} model`,
    ].join(', '),
    quantity: `Latency ${statistic}`,
    unit: unit.label,
    xTitle:
      axis === 'offeredPerSecond'
        ? 'Offered rate, requests per second'
        : model === 'closed'
          ? 'Connections, each waiting for its answer before it asks again'
          : 'Connections',
    xTicks: levels.map((level) => ({ label: formatCount(level), x: xOf(level) })),
    yTicks: yTicks.map((value) => ({
      label: value.toLocaleString('en-US', { maximumSignificantDigits: 3 }),
      y: yOf(value * unit.factor),
    })),
    lines: lines.map(({ column, points }) => ({
      column,
      points: points.map((point) => ({
        load: point.load,
        value: point.value / unit.factor,
        text: formatScaled(point.value, unit),
        least: point.least / unit.factor,
        most: point.most / unit.factor,
        runs: point.runs,
        isSaturated: point.isSaturated,
        x: xOf(point.load),
        y: yOf(point.value),
        leastY: yOf(point.least),
        mostY: yOf(point.most),
      })),
    })),
    isRateOffered: group.some(({ load }) => shareOfOffered(load) !== undefined),
    zeros: group.filter(({ values }) =>
      values.some((entry) => entry.statistic === statistic && entry.value <= 0),
    ).length,
    saturated: all.filter(({ isSaturated }) => isSaturated).length,
    caption: `Median of ${rangeOf(runCounts)} at each load; the bar spans all of them. ${statistic} as ${first} gave it.`,
  };
}

function yScale(ticks: readonly number[], unit: Scale): (value: number) => number {
  const bottom = Math.log10(ticks[0] ?? 1);
  const top = Math.log10(ticks.at(-1) ?? 10);
  return (value) => (Math.log10(value / unit.factor) - bottom) / (top - bottom || 1);
}

/** Loads that span a factor of ten stand on a logarithmic axis, others on one that starts at 0. */
function xScale(levels: readonly number[]): (level: number) => number {
  const [least = 1] = levels;
  const most = levels.at(-1) ?? least;
  if (least > 0 && most / least >= 10) {
    return (level) => 0.04 + (0.92 * Math.log(level / least)) / Math.log(most / least);
  }
  const end = linearTicks(most || 1).at(-1) ?? most;
  return (level) => level / end;
}

function rangeOf(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (least === most) return most === 1 ? 'one run' : `${formatCount(most)} runs`;
  return `${formatCount(least)} to ${formatCount(most)} runs`;
}
