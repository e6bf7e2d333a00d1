import { billOf } from './bill';
import type { Decimal } from './decimal';
import type { CostEstimate } from './estimate-cost';
import type { Commitment, CostInputs } from './inputs';
import type { PriceBook } from './price-book';
import { withTypedPrices } from './typed-prices';

/** What the same fleet costs a month under one way to pay for it. */
export interface CommitmentCost {
  readonly commitment: Commitment;
  /** Taken off the price, 0–1; that of the reader has a row of its own. */
  readonly discountRatio: number;
  /** Absent where the price is not known. */
  readonly monthlyUsd?: Decimal;
}

/**
 * On demand, reserved for one and for three years, and on demand with the discount that was typed, side by side: the
 * nodes are those of the estimate.
 */
export function commitmentsOf(
  { node, fleet, volumes }: CostEstimate,
  inputs: CostInputs,
  known: PriceBook,
): CommitmentCost[] {
  const book = withTypedPrices(known, inputs.prices);
  const ways: readonly { readonly commitment: Commitment; readonly discountRatio: number }[] = [
    { commitment: 'none', discountRatio: 0 },
    { commitment: '1y', discountRatio: 0 },
    { commitment: '3y', discountRatio: 0 },
    ...(inputs.discountRatio === 0
      ? []
      : [{ commitment: 'none', discountRatio: inputs.discountRatio } as const]),
  ];
  return ways.map((way) => {
    const bill = billOf({ ...inputs, ...way }, volumes, node, fleet.nodes, book);
    return 'missing' in bill ? way : { ...way, monthlyUsd: bill.monthlyUsd };
  });
}
