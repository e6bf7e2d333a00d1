import { csvText } from './csv-text';
import type { DistributionChart } from './distribution-chart';

/** The bars of a distribution as CSV, with the share of values up to the end of each. */
export function distributionCsv({ bars, unit, zeros, n }: DistributionChart): string {
  let seen = zeros;
  const isWhole = bars.every(({ count }) => Number.isInteger(count));
  return csvText([
    [
      `from (${unit})`,
      `to (${unit})`,
      isWhole ? 'count' : 'count, spread evenly within buckets',
      'share',
      'cumulative share',
    ],
    ...bars.map(({ from, to, count, share }) => {
      seen += count;
      return [from, to, count, round(share), round(seen / n)];
    }),
  ]);
}

function round(share: number): number {
  return Number(share.toPrecision(6));
}
