/** Normal quantile of 0.975. */
const Z = 1.959963984540054;
const TAIL = 0.025;

/** Above this variance of the rank the sum of probabilities gives way to an expansion. */
const LARGE_VARIANCE = 1e6;

/**
 * Ranks of the order statistics between which a percentile lies with at least 95 %, with at most 2.5 % on either
 * side: the number of values below it is binomial. Undefined where no rank is high or low enough.
 *
 * Exact (sums of binomial probabilities) up to a variance n·p·(1 − p) of 10^6, which is n = 4 × 10^6 for the median
 * and 10^8 for p99; beyond that the Cornish-Fisher expansion, whose error is below a hundredth of a rank in a width of
 * 4,000 and more, widened by a rank on either side.
 *
 * Source: Hahn and Meeker, Statistical Intervals (1991), section 5.2; Abramowitz and Stegun 26.2.49.
 * @param n number of values
 * @param percent above 0 and below 100
 * @example percentileConfidenceRanks(1000, 99) → { low: 983, high: 997 }
 */
export function percentileConfidenceRanks(
  n: number,
  percent: number,
): { readonly low: number; readonly high: number } | undefined {
  if (n < 1 || percent <= 0 || percent >= 100) return undefined;
  const p = percent / 100;
  const variance = n * p * (1 - p);
  const { below, above } = variance > LARGE_VARIANCE ? expanded(n, p, variance) : summed(n, p);
  // Of the values, `below` are fewer than the percentile leaves under it with at most 2.5 %.
  return below < 0 || above >= n ? undefined : { low: below + 1, high: above + 1 };
}

/** `below`: the largest k with P(X ≤ k) ≤ 2.5 %, or −1; `above`: the smallest k with P(X > k) ≤ 2.5 %. */
interface Tails {
  readonly below: number;
  readonly above: number;
}

function summed(n: number, p: number): Tails {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  // Probabilities relative to that of the mode; their sum makes them absolute without any factorial.
  const walkDown = (visit: (k: number, weight: number) => void) => {
    for (let k = mode, weight = 1; k >= 0 && weight > 1e-20; k -= 1) {
      visit(k, weight);
      weight *= (k / (n - k + 1)) * ((1 - p) / p);
    }
  };
  const walkUp = (visit: (k: number, weight: number) => void) => {
    for (let k = mode, weight = 1; k <= n && weight > 1e-20; k += 1) {
      visit(k, weight);
      weight *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
  };
  let down = 0;
  let up = 0;
  walkDown((_, weight) => {
    down += weight;
  });
  walkUp((_, weight) => {
    up += weight;
  });
  const limit = TAIL * (down + up - 1);

  let below = -1;
  // What is left at and under k.
  let rest = down;
  walkDown((k, weight) => {
    if (below === -1 && rest <= limit) below = k;
    rest -= weight;
  });
  let above = n;
  rest = up;
  walkUp((k, weight) => {
    // What is left over k.
    rest -= weight;
    if (above === n && rest <= limit) above = k;
  });
  return { below, above };
}

function expanded(n: number, p: number, variance: number): Tails {
  const mean = n * p;
  const deviation = Z * Math.sqrt(variance);
  const skew = ((Z * Z - 1) * (1 - 2 * p)) / 6;
  // Half a rank is the correction for whole numbers.
  return {
    below: Math.floor(mean - deviation + skew - 0.5) - 1,
    above: Math.ceil(mean + deviation + skew - 0.5) + 1,
  };
}
