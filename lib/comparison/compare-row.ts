import type { Direction } from '@/lib/model/unit';
import { mannWhitney, type RankTest } from '@/lib/stats/mann-whitney';
import { medianIntervalOfSorted } from '@/lib/stats/median-interval';
import { ratioInterval } from '@/lib/stats/ratio-interval';
import { SIGNIFICANCE } from '@/lib/stats/significance';
import type { ComparisonCell } from './comparison';
import type { Sample } from './sample';

/** A test needs so many runs a side before its verdict counts. */
export const RUNS_TO_DECIDE = 4;

/** A cell whose `pHolm` is still missing. */
export type DraftCell = { -readonly [Key in keyof ComparisonCell]: ComparisonCell[Key] };

interface RowOptions {
  readonly base?: string;
  readonly isComparable: (a: Sample, b: Sample) => boolean;
}

/**
 * One row of a comparison: the median of each column, its interval, and the test of each column against the base.
 * The base is the chosen column, else the best cell. Verdicts need p < 0.05 with at least four runs a side; a metric
 * without direction, or two columns that were measured in ways that do not compare, give `not-comparable`.
 *
 * Two columns of one run each are tested by the repetitions within their runs, where both have some.
 *
 * @param samples one for each column, undefined where it has no value
 * @param options.isComparable whether two columns may be tested against each other at all
 * @returns cells in the order of the samples; `pHolm` is added by the caller, who knows all rows
 */
export function compareRow(
  samples: readonly (Sample | undefined)[],
  better: Direction,
  options: RowOptions,
): (DraftCell | undefined)[] {
  const bestFirst = samples.filter((sample) => sample !== undefined);
  if (better !== 'neutral') bestFirst.sort(byValue(better));
  const chosen = bestFirst.find((sample) => sample.column === options.base);
  const base = chosen ?? (better === 'neutral' ? undefined : bestFirst[0]);

  const cells = new Map(bestFirst.map((sample) => [sample, cellOf(sample)]));
  const testsAgainstBase = new Map<Sample, TestedPair | undefined>();
  for (const [sample, cell] of cells) {
    if (base !== undefined && base.value !== 0) cell.ratio = sample.value / base.value;
    if (sample === base) cell.verdict = 'base';
    else if (base !== undefined && better !== 'neutral') {
      const test = testPair(sample, base, options.isComparable);
      testsAgainstBase.set(sample, test);
      if (test !== undefined) addTest(cell, test, better);
      if (test?.isOfRepetitions === true) {
        for (const side of [sample, base]) addRepetitions(cells.get(side), side);
      }
    }
  }
  if (better !== 'neutral') {
    addTieGroups(bestFirst, cells, (sample, first) =>
      // The base mostly leads the first group too: one test serves both.
      first === base ? testsAgainstBase.get(sample) : testPair(sample, first, options.isComparable),
    );
  }
  return samples.map((sample) => (sample === undefined ? undefined : cells.get(sample)));
}

function byValue(better: Direction): (a: Sample, b: Sample) => number {
  return better === 'higher' ? (a, b) => b.value - a.value : (a, b) => a.value - b.value;
}

// Hundreds of cells are made for one page: keys are set, since spreading each would double the time.
function cellOf(sample: Sample): DraftCell {
  const { values, value } = sample;
  const cell: DraftCell = {
    column: sample.column,
    value,
    min: values[0] ?? value,
    max: values.at(-1) ?? value,
    runs: values.length,
    grade: sample.grade,
    verdict: 'not-comparable',
  };
  const interval = medianIntervalOfSorted(values);
  if (interval !== undefined) {
    cell.low = interval.low;
    cell.high = interval.high;
  }
  if (sample.n !== undefined) cell.n = sample.n;
  if (sample.method !== undefined) cell.method = sample.method;
  return cell;
}

function addTest(cell: DraftCell, test: TestedPair, better: Direction): void {
  cell.p = test.p;
  cell.effect = test.effect;
  const interval = ratioInterval(test.x, test.y);
  if (interval !== undefined) {
    cell.ratioLow = interval.low;
    cell.ratioHigh = interval.high;
  }
  const isHigher = test.effect > 0;
  const isBetter = isHigher === (better === 'higher');
  cell.verdict = isDecided(test) ? (isBetter ? 'better' : 'worse') : 'undecided';
}

/** Says that repetitions stood for runs. Their order statistics enclose a median, and no other statistic. */
function addRepetitions(cell: DraftCell | undefined, { repetitions, statistic }: Sample): void {
  if (cell === undefined || repetitions === undefined) return;
  cell.repetitions = repetitions.length;
  const interval = statistic === 'p50' ? medianIntervalOfSorted(repetitions) : undefined;
  if (interval === undefined) return;
  cell.low = interval.low;
  cell.high = interval.high;
}

/**
 * Tie groups, best first: a new group starts where a sample differs (p < 0.05) from the first of the current group.
 * Only samples large enough to be tested have one; repetitions stand for runs where every column has one run.
 */
function addTieGroups(
  bestFirst: readonly Sample[],
  cells: ReadonlyMap<Sample, DraftCell>,
  testOf: TestOfPair,
): void {
  const areRepeated = bestFirst.every(({ repetitions }) => repetitions !== undefined);
  let first: Sample | undefined;
  let group = 1;
  for (const sample of bestFirst) {
    const size = (areRepeated ? sample.repetitions : sample.values)?.length;
    if (size === undefined || size < RUNS_TO_DECIDE) continue;
    if (first !== undefined) {
      const test = testOf(sample, first);
      if (test === undefined) continue;
      if (isDecided(test)) {
        group += 1;
        first = sample;
      }
    }
    first ??= sample;
    const cell = cells.get(sample);
    if (cell !== undefined) cell.tieGroup = group;
  }
}

/** A test with the samples that it compared. */
interface TestedPair extends RankTest {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** They are repetitions within one run each. */
  readonly isOfRepetitions: boolean;
}

type TestOfPair = (a: Sample, b: Sample) => TestedPair | undefined;

/** Undefined where two samples do not compare. */
function testPair(
  a: Sample,
  b: Sample,
  isComparable: (a: Sample, b: Sample) => boolean,
): TestedPair | undefined {
  if (!isComparable(a, b)) return undefined;
  const isOfRepetitions = a.repetitions !== undefined && b.repetitions !== undefined;
  const x = isOfRepetitions ? a.repetitions : a.values;
  const y = isOfRepetitions ? b.repetitions : b.values;
  const test = mannWhitney(x, y);
  return test === undefined ? undefined : { p: test.p, effect: test.effect, x, y, isOfRepetitions };
}

function isDecided({ p, x, y }: TestedPair): boolean {
  return p < SIGNIFICANCE && x.length >= RUNS_TO_DECIDE && y.length >= RUNS_TO_DECIDE;
}
