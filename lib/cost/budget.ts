import { toNumber } from './decimal';
import { COST_FIELDS } from './fields';
import type { PinnedSubject } from './pinned-subject';
import { pointCost } from './point-cost';
import type { PriceBook } from './price-book';

/**
 * The largest number of users whose bill does not exceed a budget. The bill never falls with more users, so halving
 * finds it.
 *
 * @param budgetUsd a month
 * @returns 0 where even one user costs more
 * @example usersWithin(subject, 500, book)
 */
export function usersWithin({ inputs, subject }: PinnedSubject, budgetUsd: number, book: PriceBook): number {
  const fits = (users: number) => {
    const estimate = pointCost({ ...inputs, users }, subject, book);
    return estimate.ok && toNumber(estimate.value.bill.monthlyUsd) <= budgetUsd;
  };
  const { max } = COST_FIELDS.users;
  if (!fits(1)) return 0;
  let [carried, beyond] = [1, max + 1];
  while (beyond - carried > 1) {
    const middle = Math.floor(carried + (beyond - carried) / 2);
    if (fits(middle)) carried = middle;
    else beyond = middle;
  }
  return carried;
}
