import { formatValue } from '@/lib/format/format-value';
import { parseQuantity } from '@/lib/format/parse-quantity';
import { cleanDecimal } from '@/lib/model/durations';
import type { CurvePoint, PercentileChart, PercentileSeries } from './percentile-chart';
import { lineOf } from './percentile-line';

/** What a reader wants latencies to stay within; `problem` says why a text is none. */
export type Target =
  | { readonly text: string; readonly value: number }
  | { readonly text: string; readonly problem: string };

/**
 * A duration as typed, in the unit of the chart: `20 ms`, `1.5s`; a bare number is in the chart's own unit.
 *
 * @returns undefined for an empty text; `value` in the unit of the axis, `text` as it is printed
 * @example readTarget('20ms', chart) → { text: '20 ms', value: 20 } on a chart in ms
 */
export function readTarget(
  text: string | undefined,
  { unit, scale }: Pick<PercentileChart, 'unit' | 'scale'>,
): Target | undefined {
  const typed = text?.trim() ?? '';
  if (typed === '') return undefined;
  const quantity = parseQuantity(typed);
  const value =
    quantity === undefined
      ? undefined
      : quantity.hasUnit
        ? quantity.unit === 'ns'
          ? cleanDecimal(quantity.value / scale.factor)
          : undefined
        : quantity.value;
  if (value === undefined || value <= 0) {
    return { text: typed.slice(0, 40), problem: `“${typed.slice(0, 40)}” is no duration. Write 20 ${unit}.` };
  }
  return { text: formatValue(value * scale.factor, 'ns'), value };
}

/** Up to which percentile a line stays within a target. */
export interface TargetAnswer {
  readonly column: string;
  /** Absent where even its first percentile exceeds the target. */
  readonly upTo?: number;
  /** The first percentile above the target; absent where all that is known stay within it. */
  readonly next?: { readonly percent: number; readonly value: number };
  /** Whether every percentile between is known, as from a histogram. */
  readonly isCurve: boolean;
  readonly runs: readonly RunAnswer[];
}

export interface RunAnswer {
  readonly id: string;
  readonly name: string;
  readonly upTo?: number;
  readonly next?: { readonly percent: number; readonly value: number };
}

/**
 * For every line that was measured, the largest of its percentiles within the target, and the same for its runs.
 * Nothing is interpolated: between two known percentiles the smaller one counts.
 *
 * @param value in the unit of the axis
 */
export function answerTarget({ series }: PercentileChart, value: number): TargetAnswer[] {
  return series.flatMap((one): TargetAnswer[] => {
    const line = lineOf(one);
    if (line.length === 0) return [];
    return [
      {
        column: one.column,
        ...within(line, value),
        isCurve: one.curve.length > 0,
        runs: one.runs.map(({ id, name, points }) => ({ id, name, ...within(points, value) })),
      },
    ];
  });
}

/** “up to p99.2”, “up to p99; p99.9 is 24.1 ms”, “at every percentile known, up to p99.9”, “not even at p50” */
export function describeAnswer(answer: Omit<TargetAnswer, 'column' | 'runs'>, unit: string): string {
  const { upTo, next, isCurve } = answer;
  const beyond = next === undefined ? '' : `p${next.percent} is ${shorten(next.value)} ${unit}`;
  if (upTo === undefined) return `not met: ${beyond}`;
  if (next === undefined) return `at every percentile that is known, up to p${upTo}`;
  return isCurve ? `up to p${upTo}` : `up to p${upTo}; ${beyond}`;
}

/**
 * How many runs stay within the target at the percentiles where they differ, or at the last where all do.
 *
 * @example “p99 in 8 of 8 runs, p99.9 in 2 of 8”
 */
export function describeRuns(runs: PercentileSeries['runs'], value: number): string {
  if (runs.length < 2) return '';
  const percents = [...new Set(runs.flatMap(({ points }) => points.map(([percent]) => percent)))].toSorted(
    (a, b) => a - b,
  );
  const counts = percents.map((percent) => {
    const known = runs.flatMap(({ points }) => {
      const point = points.find(([other]) => other === percent);
      return point === undefined ? [] : [point[1]];
    });
    return { percent, of: known.length, met: known.filter((amount) => amount <= value).length };
  });
  return counts.length === 0 ? '' : summarise(counts);
}

function summarise(counts: readonly { percent: number; of: number; met: number }[]): string {
  const lastAll = counts.findLastIndex(({ met, of }) => met === of);
  const told = counts.filter(({ met }, index) => index === lastAll || (index > lastAll && met > 0));
  const [first, ...rest] = told.length === 0 ? counts.slice(0, 1) : told;
  if (first === undefined) return '';
  return [
    `p${first.percent} in ${first.met} of ${first.of} runs`,
    ...rest.map(({ percent, met, of }) => `p${percent} in ${met} of ${of}`),
  ].join(', ');
}

function within(line: readonly CurvePoint[], target: number): Pick<TargetAnswer, 'upTo' | 'next'> {
  const first = line.findIndex(([, value]) => value > target);
  const upTo = (first === -1 ? line.at(-1) : line[first - 1])?.[0];
  const next = first === -1 ? undefined : line[first];
  return {
    ...(upTo === undefined ? {} : { upTo }),
    ...(next === undefined ? {} : { next: { percent: next[0], value: next[1] } }),
  };
}

function shorten(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
