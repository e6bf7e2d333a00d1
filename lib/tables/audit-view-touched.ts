import type { Finding } from '@/lib/audit/finding';
import type { FindingSources } from './audit-view-finding';
import { printable } from './printable';

/** How many contradictions and mismatches lean on a claim. */
export interface ClaimDoubts {
  readonly contradicted: number;
  readonly mismatch: number;
}

/** A claim with the findings that lean on it. */
export interface TouchedClaim extends ClaimDoubts {
  readonly id: string;
  readonly quantity: string;
  readonly subject: string;
  readonly text: string;
  readonly place?: string;
}

const MOST_TOUCHED = 12;

/** The claims that most findings lean on: contradictions first, then mismatches, then in the order of the suite. */
export function touchedClaims(findings: readonly Finding[], sources: FindingSources): TouchedClaim[] {
  const doubts = claimDoubts(findings);
  return [...sources.claims.values()]
    .flatMap((claim) => {
      const own = doubts.get(claim.id);
      const line = sources.lines.get(claim.id);
      if (own === undefined || line === undefined) return [];
      const { id, quantity, subject, text } = line;
      return {
        id,
        quantity,
        subject,
        text: printable(text),
        ...own,
        ...(claim.place === undefined ? {} : { place: claim.place }),
      };
    })
    .toSorted((a, b) => b.contradicted - a.contradicted || b.mismatch - a.mismatch)
    .slice(0, MOST_TOUCHED);
}

/** By the id of the claim; claims that no contradiction and no mismatch touches are absent. */
export function claimDoubts(findings: readonly Finding[]): Map<string, ClaimDoubts> {
  const doubts = new Map<string, ClaimDoubts>();
  for (const { verdict, claims } of findings) {
    if (verdict !== 'contradicted' && verdict !== 'mismatch') continue;
    for (const claim of claims) {
      const { contradicted = 0, mismatch = 0 } = doubts.get(claim) ?? {};
      doubts.set(
        claim,
        verdict === 'contradicted'
          ? { contradicted: contradicted + 1, mismatch }
          : { contradicted, mismatch: mismatch + 1 },
      );
    }
  }
  return doubts;
}
