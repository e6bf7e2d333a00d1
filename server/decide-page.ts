import 'server-only';
import { getSuiteData } from '@/db/queries/suite-data';
import type { Store } from '@/db/store';
import { SENT, sentQuery } from '@/lib/decision/sent-query';
import type { Query } from '@/lib/format/query-string';
import type { SuiteData } from '@/lib/model/suite-data';
import { situationCosts } from '@/lib/tables/compute-situation-costs';
import { decideInput, type DecideInput } from '@/lib/tables/decide-input';
import { decideOutcome, evidenceFor, type DecideOutcome } from '@/lib/tables/decide-outcome';
import type { SituationCosts } from '@/lib/tables/situation-costs';
import { getSuiteAudit } from './suite-audit';

/** All there are, within reason: as many as the API reads. */
const MOST_RUNS_PER_SUBJECT = 10_000;

/** Suites that are read most; a large one takes a few megabytes. */
const MOST_KEPT = 10;

/** A suite that changed so recently may change again within the same millisecond, which its version cannot show. */
const SETTLED_AFTER_MS = 1000;

const keptByStore = new WeakMap<Store, Map<string, SuiteData>>();

/** The page of a decision. */
export interface DecidePageModel {
  readonly head: SuiteData['head'];
  readonly contradictions: number;
  readonly input: DecideInput;
  readonly query: Query;
  /** Where a form was sent: the address to keep instead. */
  readonly moveTo?: Query;
  readonly costs?: SituationCosts;
  readonly outcome: DecideOutcome;
}

/** @throws AppError NOT_FOUND */
export async function getDecidePage(
  store: Store,
  slug: string,
  query: Query,
  nowMs: number,
): Promise<DecidePageModel> {
  const { audit, updatedAtMs } = await getSuiteAudit(store, slug, { nowMs });
  const data = await readData(store, slug, updatedAtMs, nowMs);
  const input = decideInput(data, query, audit.findings);
  const costs = await situationCosts(query, input.costSubjects);
  const outcome = decideOutcome(evidenceFor(input, query, costs), query);
  return {
    head: data.head,
    contradictions: audit.counts.contradicted,
    input,
    query,
    ...(query[SENT] === undefined ? {} : { moveTo: sentQuery(query, data) }),
    ...(costs === undefined ? {} : { costs }),
    outcome,
  };
}

async function readData(store: Store, slug: string, updatedAtMs: number, nowMs: number): Promise<SuiteData> {
  const kept = keptByStore.get(store) ?? new Map<string, SuiteData>();
  keptByStore.set(store, kept);
  const known = kept.get(slug);
  if (known?.updatedAtMs === updatedAtMs) return known;
  const data = await getSuiteData(store, slug, { runsPerSubject: MOST_RUNS_PER_SUBJECT });
  if (nowMs - data.updatedAtMs > SETTLED_AFTER_MS) {
    kept.delete(slug);
    kept.set(slug, data);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }
  return data;
}
