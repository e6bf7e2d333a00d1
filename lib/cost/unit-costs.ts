import { HOURS_PER_MONTH } from './bill';
import { toNumber } from './decimal';
import type { CostEstimate } from './estimate-cost';
import type { CostInputs } from './inputs';

/** A month's bill in terms of what it pays for. */
export interface UnitCosts {
  /** Of a user at the peak. */
  readonly perUserUsd: number;
  /** Of the average load; absent without messages. */
  readonly perMillionDeliveriesUsd?: number;
}

const SECONDS_PER_HOUR = 3600;

export function unitCostsOf(
  { bill, demand }: Pick<CostEstimate, 'bill' | 'demand'>,
  inputs: CostInputs,
): UnitCosts {
  const usd = toNumber(bill.monthlyUsd);
  const users = inputs.users / inputs.peakToAverage;
  const deliveries = toNumber(demand.deliveriesPerSecond) * users * SECONDS_PER_HOUR * HOURS_PER_MONTH;
  return {
    perUserUsd: usd / inputs.users,
    ...(deliveries > 0 ? { perMillionDeliveriesUsd: (usd / deliveries) * 1e6 } : {}),
  };
}
