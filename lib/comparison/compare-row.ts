import type { Direction } from '@/lib/model/unit';
import { cliffsDelta } from '@/lib/stats/cliffs-delta';
import { mannWhitneyP } from '@/lib/stats/mann-whitney';
import { medianInterval } from '@/lib/stats/median-interval';
import type { ComparisonCell } from './comparison';
import type { Sample } from './sample';

/** A test needs so many runs a side before its verdict counts. */
export const RUNS_TO_DECIDE = 4;
export const SIGNIFICANCE = 0.05;

/**
 * One row of a comparison: the median of each column, its interval, and the test of each column against the base.
 * The base is the chosen column, else the best cell. Verdicts need p < 0.05 with at least four runs a side; a metric
 * without direction, or two columns that were measured in ways that do not compare, give `not-comparable`.
 *
 * @param samples one for each column, undefined where it has no value
 * @param isComparable whether two columns may be tested against each other at all
 * @returns cells in the order of the samples; `pHolm` is added by the caller, who knows all rows
 */
export function compareRow(
  samples: readonly (Sample | undefined)[],
  better: Direction,
  options: {
    readonly base?: string;
    readonly isComparable: (a: Sample, b: Sample) => boolean;
  },
): (ComparisonCell | undefined)[] {
  const present = samples.filter((sample) => sample !== undefined);
  const base = present.find((sample) => sample.column === options.base) ?? bestOf(present, better);
  const testP = rememberTests();
  const tieGroups = tieGroupsOf(present, better, options.isComparable, testP);

  return samples.map((sample) => {
    if (sample === undefined) return undefined;
    const { value } = sample;
    const interval = medianInterval(sample.values);
    const tieGroup = tieGroups.get(sample.column);
    return {
      column: sample.column,
      value,
      ...(interval === undefined ? {} : interval),
      min: Math.min(...sample.values),
      max: Math.max(...sample.values),
      runs: sample.runs,
      ...(sample.n === undefined ? {} : { n: sample.n }),
      grade: sample.grade,
      ...(sample.method === undefined ? {} : { method: sample.method }),
      ...againstBase(sample, base, better, options.isComparable, testP),
      ...(tieGroup === undefined ? {} : { tieGroup }),
    };
  });
}

function againstBase(
  sample: Sample,
  base: Sample | undefined,
  better: Direction,
  isComparable: (a: Sample, b: Sample) => boolean,
  testP: TestOfPair,
): Pick<ComparisonCell, 'ratio' | 'effect' | 'p' | 'verdict'> {
  if (base === undefined) return { verdict: 'not-comparable' };
  const baseValue = base.value;
  const ratio = baseValue === 0 ? {} : { ratio: sample.value / baseValue };
  if (sample === base) return { ...ratio, verdict: 'base' };
  if (better === 'neutral' || !isComparable(sample, base)) return { ...ratio, verdict: 'not-comparable' };
  const p = testP(sample, base);
  const effect = cliffsDelta(sample.values, base.values);
  const isDecided = isTested(sample) && isTested(base) && p !== undefined && p < SIGNIFICANCE;
  const isHigher = (effect ?? 0) > 0;
  return {
    ...ratio,
    ...(effect === undefined ? {} : { effect }),
    ...(p === undefined ? {} : { p }),
    verdict: isDecided ? (isHigher === (better === 'higher') ? 'better' : 'worse') : 'undecided',
  };
}

function isTested(sample: Sample): boolean {
  return sample.values.length >= RUNS_TO_DECIDE;
}

function bestOf(samples: readonly Sample[], better: Direction): Sample | undefined {
  if (better === 'neutral') return undefined;
  return sortedBestFirst(samples, better)[0];
}

function sortedBestFirst(samples: readonly Sample[], better: Direction): Sample[] {
  const sign = better === 'higher' ? -1 : 1;
  return samples.toSorted((a, b) => sign * (a.value - b.value));
}

/**
 * Tie groups, best first: a new group starts where a sample differs (p < 0.05) from the first of the current group.
 * Only samples large enough to be tested have one.
 */
function tieGroupsOf(
  samples: readonly Sample[],
  better: Direction,
  isComparable: (a: Sample, b: Sample) => boolean,
  testP: TestOfPair,
): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  if (better === 'neutral') return groups;
  const tested = sortedBestFirst(samples.filter(isTested), better);
  let first = tested[0];
  let group = 1;
  for (const sample of tested) {
    if (first !== undefined && sample !== first) {
      if (!isComparable(sample, first)) continue;
      const p = testP(sample, first);
      if (p !== undefined && p < SIGNIFICANCE) {
        group += 1;
        first = sample;
      }
    }
    groups.set(sample.column, group);
  }
  return groups;
}

type TestOfPair = (a: Sample, b: Sample) => number | undefined;

/** The base is mostly the first of the first tie group too: one test serves both. */
function rememberTests(): TestOfPair {
  const known = new Map<string, number | undefined>();
  return (a, b) => {
    const key = `${a.column}\0${b.column}`;
    if (!known.has(key)) known.set(key, mannWhitneyP(a.values, b.values));
    return known.get(key);
  };
}
