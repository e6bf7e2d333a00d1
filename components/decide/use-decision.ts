import { useEffect, useRef, useState } from 'react';
import { plainQuery } from '@/lib/decision/decide-query';
import type { Decision } from '@/lib/decision/decision';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { DecideInput } from '@/lib/tables/decide-input';
import { decideOutcome, evidenceFor, type DecideOutcome } from '@/lib/tables/decide-outcome';
import type { SituationCosts } from '@/lib/tables/situation-costs';

/** What the page starts from: what the server made of the address. */
export interface DecisionStart {
  readonly query: Query;
  readonly costs?: SituationCosts;
  readonly outcome: DecideOutcome;
}

/** Entries to set; undefined removes one. */
export type QueryChanges = Readonly<Record<string, string | undefined>>;

export interface DecisionState extends DecisionStart {
  /** The last decision that could be made. */
  readonly decision?: Decision;
  /** The last that was drawn in full; what costs time is drawn from it. */
  readonly settled?: Decision;
  /** Whose weights `decision` goes by where these choices give none. */
  readonly keptFrom: 'suite' | 'before';
}

/** Draws for a first look while a slider moves. */
const FEW_DRAWS = 300;
const SETTLES_AFTER_MS = 250;

/** The decision that follows the reader: at once with few draws, in full and into the address once nothing moves. */
export function useDecision(input: DecideInput, start: DecisionStart) {
  const { decision } = start.outcome;
  const [state, setState] = useState<DecisionState>({
    ...start,
    ...(decision === undefined ? {} : { decision, settled: decision }),
    keptFrom: 'suite',
  });
  const latest = useRef(state);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (query: Query, costs: SituationCosts | undefined, draws?: number) => {
    const next = nextState(latest.current, input, query, costs, draws);
    latest.current = next;
    setState(next);
  };
  const settle = () => {
    clearTimeout(timer.current);
    const { query, costs } = latest.current;
    show(query, costs);
    rememberQuery(plainQuery(query, evidenceFor(input, query, costs).evidence));
    void renewCosts(input, query, costs).then((renewed) => {
      if (renewed !== costs && latest.current.query === query) show(query, renewed);
    });
  };
  const change = (changes: QueryChanges) => {
    const query = changed(latest.current.query, changes);
    show(query, latest.current.costs, FEW_DRAWS);
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, SETTLES_AFTER_MS);
  };
  return { state, change, settle };
}

function nextState(
  before: DecisionState,
  input: DecideInput,
  query: Query,
  costs: SituationCosts | undefined,
  draws: number | undefined,
): DecisionState {
  const outcome = decideOutcome(
    evidenceFor(input, query, costs),
    query,
    draws === undefined ? {} : { draws },
  );
  const isGood = outcome.problems.length === 0 && outcome.decision !== undefined;
  const decision = isGood ? outcome.decision : (before.decision ?? outcome.decision);
  const settled = draws === undefined && isGood ? outcome.decision : (before.settled ?? decision);
  return {
    query,
    ...(costs === undefined ? {} : { costs }),
    outcome,
    ...(decision === undefined ? {} : { decision }),
    ...(settled === undefined ? {} : { settled }),
    keptFrom:
      isGood || before.keptFrom === 'before'
        ? 'before'
        : before.outcome.problems.length > 0
          ? 'suite'
          : 'before',
  };
}

function changed(query: Query, changes: QueryChanges): Query {
  const entries = Object.entries({ ...query, ...changes });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** So that a copied address shows the same. */
function rememberQuery(query: Query) {
  const search = withQuery(query, {});
  const address = search === '?' ? window.location.pathname : search;
  window.history.replaceState(window.history.state, '', `${address}${window.location.hash}`);
}

/** The costs of what was typed, computed by code that is loaded only for it. */
async function renewCosts(
  input: DecideInput,
  query: Query,
  costs: SituationCosts | undefined,
): Promise<SituationCosts | undefined> {
  if (query['users'] === costs?.fields['users']) return costs;
  if ((query['users'] ?? '') === '') return undefined;
  const { situationCosts } = await import('@/lib/tables/compute-situation-costs');
  return situationCosts(query, input.costSubjects);
}
