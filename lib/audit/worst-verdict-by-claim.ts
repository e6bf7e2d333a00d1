import { FINDING_VERDICTS, type Finding, type FindingVerdict } from './finding';

/**
 * The worst verdict that leans on each claim, by its id. A claim that is only not checkable has none, nor has one that
 * no finding names.
 *
 * @example worstVerdictByClaim(audit.findings).get('c12') // 'contradicted'
 */
export function worstVerdictByClaim(
  findings: readonly Pick<Finding, 'verdict' | 'claims'>[],
): ReadonlyMap<string, FindingVerdict> {
  const worst = new Map<string, FindingVerdict>();
  for (const { verdict, claims } of findings) {
    if (verdict === 'unchecked') continue;
    for (const claim of claims) {
      const known = worst.get(claim);
      if (known === undefined || rankOf(verdict) < rankOf(known)) worst.set(claim, verdict);
    }
  }
  return worst;
}

function rankOf(verdict: FindingVerdict): number {
  return FINDING_VERDICTS.indexOf(verdict);
}
