import { toNumber } from './decimal';
import { COST_FIELDS } from './fields';
import type { PinnedSubject } from './pinned-subject';
import { pointCost } from './point-cost';
import type { PriceBook } from './price-book';
import { inputOf, isInputField, withDrawn, type InputField, type Uncertain } from './uncertain';

/** How far one uncertain quantity alone moves the bill of one subject. */
export interface TornadoBar {
  readonly subject: string;
  readonly one: Uncertain;
  /** At the tenth and at the ninetieth percentile of the quantity; undefined where no fleet carries the load. */
  readonly lowUsd?: number;
  readonly highUsd?: number;
}

const LOW = 0.1;
const HIGH = 0.9;

/**
 * What drives the result: each uncertain quantity alone moved from its tenth to its ninetieth percentile, the others at
 * their typical value. The widest first; those that move nothing are left out.
 */
export function tornadoOf(
  subjects: readonly PinnedSubject[],
  uncertain: readonly Uncertain[],
  book: PriceBook,
): TornadoBar[] {
  return subjects
    .flatMap((pinned) =>
      uncertain
        .filter((one) => one.kind === 'input' || one.subject === pinned.subject.subject)
        .map((one) => barOf(pinned, one, book)),
    )
    .filter(({ lowUsd, highUsd }) => lowUsd !== highUsd)
    .toSorted((a, b) => widthOf(b) - widthOf(a));
}

/**
 * Every input of the load ten percent down and up, for where nothing is uncertain.
 *
 * @param fields those that play a part
 */
export function tenPercentEach(subject: PinnedSubject, fields: readonly InputField[]): Uncertain[] {
  return fields.filter(isInputField).flatMap((field): Uncertain[] => {
    const value = inputOf(subject.inputs, field);
    const { min, max }: { readonly min: number; readonly max: number } = COST_FIELDS[field];
    if (value === undefined || value === 0 || value * 0.9 < min || value * 1.1 > max) return [];
    // Ends of the range that are used are those at LOW and HIGH.
    const reach = (value * 0.1 * 0.5) / (HIGH - 0.5);
    return [{ kind: 'input', field, spread: { kind: 'interval', low: value - reach, high: value + reach } }];
  });
}

function barOf(pinned: PinnedSubject, one: Uncertain, book: PriceBook): TornadoBar {
  const at = (uniform: number) => {
    const { inputs, subject } = withDrawn(pinned, one, uniform);
    const estimate = pointCost(inputs, subject, book);
    return estimate.ok ? toNumber(estimate.value.bill.monthlyUsd) : undefined;
  };
  const [lowUsd, highUsd] = [at(LOW), at(HIGH)];
  return {
    subject: pinned.subject.subject,
    one,
    ...(lowUsd === undefined ? {} : { lowUsd }),
    ...(highUsd === undefined ? {} : { highUsd }),
  };
}

function widthOf({ lowUsd, highUsd }: TornadoBar): number {
  return lowUsd === undefined || highUsd === undefined ? Infinity : Math.abs(highUsd - lowUsd);
}
