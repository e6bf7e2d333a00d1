import { DEFAULT_CHOICES } from '@/lib/decision/choices';
import { decide } from '@/lib/decision/decide';
import type { Decision } from '@/lib/decision/decision';
import { readDecideQuery } from '@/lib/decision/decide-query';
import type { DecisionEvidence } from '@/lib/decision/evidence';
import { faultsOfRatings, ratingsIn, withRatings, type Rating } from '@/lib/decision/ratings';
import { readChoices } from '@/lib/decision/read-choices';
import type { Query } from '@/lib/format/query-string';
import { unpacked, type DecideInput } from './decide-input';
import { withSituationCosts, type SituationCosts } from './situation-costs';

/** What an address comes to: a decision, or the last that can be made and why not this one. */
export interface DecideOutcome {
  readonly decision?: Decision;
  /** Why nothing can be decided with these choices; the decision is then by the suite’s own weights and limits. */
  readonly problems: readonly string[];
  /** What is wrong with single entries, by their key; they are left out of the decision. */
  readonly faults: Readonly<Record<string, string>>;
  /** Names in the address that the suite does not know. */
  readonly stale: readonly string[];
  readonly warnings: readonly string[];
}

/** The evidence of an address: the suite's, with what the reader rates and what the reader's load costs. */
export function evidenceFor(
  input: DecideInput,
  query: Query,
  costs: SituationCosts | undefined,
): { readonly evidence: DecisionEvidence; readonly ratings: readonly Rating[] } {
  const suite = unpacked(input.evidence);
  const ratings = ratingsIn(query, suite);
  return { evidence: withSituationCosts(withRatings(suite, ratings), costs), ratings };
}

/**
 * Decides as an address asks. The same on the server and in the browser.
 *
 * @param options.draws fewer for a first look while a slider moves
 */
export function decideOutcome(
  { evidence, ratings }: ReturnType<typeof evidenceFor>,
  query: Query,
  options: { readonly draws?: number } = {},
): DecideOutcome {
  const { texts, faults, stale, warnings } = readDecideQuery(query, evidence);
  for (const [key, fault] of faultsOfRatings(ratings)) faults.set(key, fault);
  const rest = { faults: Object.fromEntries(faults), stale, warnings };
  const choices = readChoices(texts, evidence);
  if (!choices.ok) return { ...rest, problems: wordsOf(choices.problems) };
  const decided = decide(evidence, choices.value.choices, options);
  if (decided.ok) return { ...rest, decision: decided.value, problems: [] };
  const fallback = decide(evidence, DEFAULT_CHOICES, options);
  return {
    ...rest,
    ...(fallback.ok ? { decision: fallback.value } : {}),
    problems: wordsOf(decided.problems),
  };
}

function wordsOf(
  problems: readonly { readonly expected: string; readonly found: string; readonly hint?: string }[],
): string[] {
  return problems.map(
    ({ expected, found, hint }) =>
      `Expected ${expected}, found ${found}.${hint === undefined ? '' : ` Try: ${hint}.`}`,
  );
}
