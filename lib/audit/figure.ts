import { describeMetric } from '@/lib/metrics/describe';
import type { Claim, ClaimConditions, MetricDeclaration } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';
import { conditionsKey } from './conditions';
import { groupBy } from './group-by';
import { intervalOf, type Interval } from './interval';
import { showNumber } from './show';
import { readWrittenValue, type WrittenValue } from './written-value';

/** One number of a publication, with all claims that state it under the same conditions. */
export interface Figure {
  /** The most precisely written first; never empty. */
  readonly claims: readonly [Claim, ...Claim[]];
  readonly subject: string | undefined;
  readonly case: string;
  readonly metric: string;
  readonly statistic: string;
  readonly unit: CanonicalUnit;
  readonly value: number;
  /** With what its last digit leaves open. */
  readonly interval: Interval;
  /** One unit of the last digit written. */
  readonly lastDigit: number;
  readonly bound?: WrittenValue['bound'];
  readonly conditions: ClaimConditions;
  /** Equal for equal conditions. */
  readonly conditionsKey: string;
  /** As it stands in arithmetic. */
  readonly shown: string;
}

/** Where a claim gives no text, three digits of its value count as written. */
const DIGITS_ASSUMED = 3;

/**
 * Figures of one claim each put together: those of the same quantity, number and conditions are one. The order in which
 * they come does not matter.
 */
export function mergeFigures(singles: readonly Figure[]): Figure[] {
  const groups = groupBy(singles, (figure) =>
    JSON.stringify([
      figure.subject,
      figure.case,
      figure.metric,
      figure.statistic,
      figure.value,
      figure.conditionsKey,
    ]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first, ...rest] =
      group.length === 1
        ? group
        : group.toSorted((a, b) => a.lastDigit - b.lastDigit || (a.claims[0].id < b.claims[0].id ? -1 : 1));
    if (first === undefined) return [];
    return rest.length === 0
      ? [first]
      : [{ ...first, claims: [first.claims[0], ...rest.map((one) => one.claims[0])] as const }];
  });
}

/** One claim as a figure. */
export function figureOfClaim(claim: Claim, metrics: readonly MetricDeclaration[]): Figure {
  const unit = describeMetric(claim.metric, metrics).unit;
  const written = writtenOf(claim, unit);
  return {
    claims: [claim],
    subject: claim.subject,
    case: claim.case,
    metric: claim.metric,
    statistic: claim.statistic,
    unit,
    value: claim.value,
    interval: intervalOf(claim.value, written.lastDigit),
    lastDigit: written.lastDigit,
    ...(written.bound === undefined ? {} : { bound: written.bound }),
    conditions: claim.conditions ?? {},
    conditionsKey: conditionsKey(claim.conditions),
    shown: written.shown,
  };
}

function writtenOf(claim: Claim, unit: CanonicalUnit): WrittenValue {
  const written = readWrittenValue(claim.text, claim.value);
  if (written !== undefined) {
    // Ratings and people are counted, not rounded.
    return unit === 'count' && written.lastDigit === 1 ? { ...written, lastDigit: 0 } : written;
  }
  const size = Math.abs(claim.value);
  const lastDigit = size === 0 ? 0 : 10 ** (Math.floor(Math.log10(size)) + 1 - DIGITS_ASSUMED);
  const isCounted = unit === 'count' && lastDigit < 1;
  return { shown: showNumber(claim.value, unit), lastDigit: isCounted ? 0 : lastDigit };
}
