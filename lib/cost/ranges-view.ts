import type { CostModel } from './compute-cost';
import { assumptionsOf } from './cost-assumptions';
import { compareDecimals, toNumber } from './decimal';
import { estimateCost, type CostEstimate } from './estimate-cost';
import { printUsd } from './print-usd';

/** How far the bills may be off, as the command line and the API say it, and everything that was assumed. */
export interface RangesView {
  /** By subject; absent where nothing is uncertain. */
  readonly ranges: Readonly<Record<string, RangeView>>;
  /** What weakens the order of the subjects. */
  readonly remarks: readonly string[];
  readonly assumptions: readonly string[];
}

export interface RangeView {
  readonly text: string;
  /** Shares of the widest range on the page, for a drawing. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Draws ten thousand times for each subject. */
export function buildRangesView({ calculation, scenario: { inputs, subjects } }: CostModel): RangesView {
  const estimates = calculation.estimates.flatMap((exact): CostEstimate[] => {
    const subject = subjects.find((one) => one.subject === exact.subject.subject);
    if (subject === undefined) return [];
    const pinned = { ...inputs, nodeType: exact.node.name, referenceNodeType: exact.referenceNode.name };
    const estimate = estimateCost(pinned, subject, calculation.book);
    return estimate.ok ? [estimate.value] : [];
  });
  const widestUsd = Math.max(
    0,
    ...estimates.map(({ range, bill }) => toNumber(range?.p90Usd ?? bill.monthlyUsd)),
  );
  const share = (usd: number) => (widestUsd > 0 ? usd / widestUsd : 0);
  return {
    ranges: Object.fromEntries(
      estimates.flatMap(({ subject, range, bill }) => {
        if (range === undefined || compareDecimals(range.p10Usd, range.p90Usd) === 0) return [];
        const view: RangeView = {
          text: `80 % range ${printUsd(range.p10Usd)} to ${printUsd(range.p90Usd)}`,
          low: share(toNumber(range.p10Usd)),
          middle: share(toNumber(bill.monthlyUsd)),
          high: share(toNumber(range.p90Usd)),
        };
        return [[subject.subject, view] as const];
      }),
    ),
    remarks: remarksOf(estimates),
    assumptions: assumptionsOf({ ...calculation, estimates }),
  };
}

function remarksOf(estimates: readonly CostEstimate[]): string[] {
  const ranges = estimates.flatMap(({ range }) => (range === undefined ? [] : [range]));
  const [first, ...rest] = ranges;
  if (first === undefined || rest.length === 0) return [];
  if (ranges.every((one) => compareDecimals(one.p10Usd, one.p90Usd) === 0)) return [];
  const overlap = rest.every(
    (one) => compareDecimals(one.p10Usd, first.p90Usd) <= 0 && compareDecimals(first.p10Usd, one.p90Usd) <= 0,
  );
  return overlap ? ['The ranges overlap: these inputs do not settle the order.'] : [];
}
