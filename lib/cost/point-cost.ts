import type { Result } from '@/lib/result';
import { estimateCost, type CostEstimate } from './estimate-cost';
import type { CostInputs } from './inputs';
import type { PriceBook } from './price-book';
import { FIGURE_NAMES, type CostSubject } from './subject';

/**
 * The cost of a subject whose figures are taken as exact: nothing is drawn, so that it is quick enough to be asked for
 * thousands of times.
 */
export function pointCost(inputs: CostInputs, subject: CostSubject, book: PriceBook): Result<CostEstimate> {
  return estimateCost(inputs, asExact(subject), book);
}

/** The subject with figures that have no spread. */
export function asExact(subject: CostSubject): CostSubject {
  const spread = FIGURE_NAMES.flatMap((name) => {
    const figure = subject[name];
    return figure === undefined || figure.spread.kind === 'exact' ? [] : [[name, figure] as const];
  });
  if (spread.length === 0) return subject;
  const exact = spread.map(([name, figure]) => [name, { ...figure, spread: { kind: 'exact' } }] as const);
  return { ...subject, ...Object.fromEntries(exact) };
}
