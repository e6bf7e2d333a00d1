import type { Claim, ClaimConditions } from '@/lib/model/suite-file';

/** Claims about one quantity under conditions that do not contradict each other. */
export interface ClaimGroup {
  /** All that its claims state, together. */
  readonly conditions: ClaimConditions;
  /** In file order. */
  readonly claims: readonly Claim[];
}

/**
 * Splits claims of one case, metric and statistic by their conditions: a claim joins the first group none of whose
 * stated conditions differs from its own. 112,000 connections on two vCPUs and 1,120,000 on eight never share a row.
 *
 * @param claims of one quantity, in file order
 */
export function groupClaims(claims: readonly Claim[]): ClaimGroup[] {
  const groups: { conditions: ClaimConditions; claims: Claim[] }[] = [];
  for (const claim of claims) {
    const conditions = claim.conditions ?? {};
    const group = groups.find((candidate) => isCompatible(candidate.conditions, conditions));
    if (group === undefined) groups.push({ conditions, claims: [claim] });
    else {
      group.conditions = { ...group.conditions, ...conditions };
      group.claims.push(claim);
    }
  }
  return groups;
}

function isCompatible(a: ClaimConditions, b: ClaimConditions): boolean {
  return conditionEntries(b).every(([field, value]) => a[field] === undefined || a[field] === value);
}

export function conditionEntries(
  conditions: ClaimConditions,
): [keyof ClaimConditions, NonNullable<ClaimConditions[keyof ClaimConditions]>][] {
  return Object.entries(conditions) as [
    keyof ClaimConditions,
    NonNullable<ClaimConditions[keyof ClaimConditions]>,
  ][];
}
