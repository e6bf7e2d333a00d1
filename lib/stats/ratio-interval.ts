import { EXACT_LIMIT } from './balance-distribution';
import { mannWhitney } from './mann-whitney';
import type { Interval } from './median-interval';
import { orderStatistic } from './order-statistic';
import { hasEqualValues, tiePattern } from './pair-balance';
import { ratioCut } from './ratio-cut';
import { acceptedStates } from './ratio-states';
import { SIGNIFICANCE } from './significance';

/**
 * The 95 % interval of the ratio between two samples: every ratio r for which the Mann–Whitney test does not tell x
 * and r·y apart. Its ends are ratios between a value of x and one of y; no shape of the distributions is assumed.
 * It agrees with the test: it excludes 1 exactly where p < 0.05.
 *
 * Undefined where a value is not positive, and where even complete separation gives no p below 0.05.
 *
 * @param x in ascending order
 * @param y in ascending order, the base
 * Source: Hollander and Wolfe, Nonparametric Statistical Methods (1999), section 4.3 (Moses), on the logarithms.
 * @example ratioInterval([2, 3, 4, 5], [1, 1.1, 1.2, 1.3]) → { low: 1.538…, high: 5 }
 */
export function ratioInterval(x: readonly number[], y: readonly number[]): Interval | undefined {
  const [leastX, leastY] = [x[0], y[0]];
  if (leastX === undefined || leastY === undefined || leastX <= 0 || leastY <= 0) return undefined;
  const isTied = hasEqualValues(x) || hasEqualValues(y);
  const isExact = x.length + y.length <= EXACT_LIMIT;
  const interval =
    isExact && isTied
      ? acceptedStates(x, y, sortedRatios(x, y))
      : countedInterval(x, y, isTied ? [...tiePattern(x), ...tiePattern(y)] : undefined);
  return interval === undefined ? undefined : inAgreement(interval, x, y, isExact);
}

/**
 * Between two neighbouring ratios the p-value depends on nothing but their place in the order. As many are cut off at
 * either end as the test allows.
 *
 * @param ties sizes of the groups of equal values within the samples
 */
function countedInterval(
  x: readonly number[],
  y: readonly number[],
  ties: readonly number[] | undefined,
): Interval | undefined {
  const cut = ratioCut(x.length, y.length, ties);
  if (cut === 0) return undefined;
  const low = outermostRatio(x, y, cut, 'smallest');
  const high = outermostRatio(x, y, cut, 'largest');
  return low === undefined || high === undefined ? undefined : { low, high };
}

/**
 * An exact p-value rises from either end towards the middle, so that only an end at exactly 1 is open to doubt: there
 * the sides are tied, and the test decides whether the end belongs to the interval. The normal approximation is
 * almost as regular, and is asked each time.
 */
function inAgreement(
  { low, high }: Interval,
  x: readonly number[],
  y: readonly number[],
  isExact: boolean,
): Interval {
  if (isExact && low !== 1 && high !== 1) return { low, high };
  const test = mannWhitney(x, y);
  if (test === undefined || test.p >= SIGNIFICANCE) {
    return { low: Math.min(low, 1), high: Math.max(high, 1) };
  }
  if (low > 1 || high < 1) return { low, high };
  return test.effect > 0
    ? { low: NEXT_ABOVE_1, high: Math.max(high, NEXT_ABOVE_1) }
    : { low: Math.min(low, NEXT_BELOW_1), high: NEXT_BELOW_1 };
}

const NEXT_ABOVE_1 = 1 + Number.EPSILON;
const NEXT_BELOW_1 = 1 - Number.EPSILON / 2;

/**
 * The k-th smallest ratio, or the k-th largest. Where x is the a-th from its end and y the b-th from the other, at
 * least a·b − 1 ratios lie no further inside, so that only pairs with a·b ≤ k come into question.
 */
function outermostRatio(
  x: readonly number[],
  y: readonly number[],
  k: number,
  end: 'smallest' | 'largest',
): number | undefined {
  const isSmallest = end === 'smallest';
  const candidates: number[] = [];
  for (let a = 1; a <= Math.min(k, x.length); a += 1) {
    const first = x[isSmallest ? a - 1 : x.length - a];
    for (let b = 1; b <= Math.min(k / a, y.length); b += 1) {
      const second = y[isSmallest ? y.length - b : b - 1];
      if (first === undefined || second === undefined) throw new RangeError('beyond the end of a sample');
      candidates.push(first / second);
    }
  }
  return orderStatistic(candidates, isSmallest ? k : candidates.length + 1 - k);
}

function sortedRatios(x: readonly number[], y: readonly number[]): Float64Array {
  const ratios = new Float64Array(x.length * y.length);
  let index = 0;
  for (const a of x) {
    for (const b of y) {
      ratios[index] = a / b;
      index += 1;
    }
  }
  return ratios.sort();
}
