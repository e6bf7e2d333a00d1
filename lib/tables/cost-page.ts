import { computeCost } from '@/lib/cost/compute-cost';
import { buildCostForm, type CostForm } from '@/lib/cost/cost-form';
import type { CostContext } from '@/lib/cost/scenario';
import type { Query } from '@/lib/format/query-string';
import type { Problem } from '@/lib/problem';
import { buildCostResults, type CostResults } from './cost-results';

/** A page of costs as the server first sends it. */
export interface CostPageModel {
  readonly context: CostContext;
  readonly query: Query;
  readonly form: CostForm;
  /** By parameter; those without a field under the empty key. */
  readonly problems: Readonly<Record<string, string>>;
  /** Absent where something is wrong: then the results are those of the page's own defaults, marked stale. */
  readonly results?: CostResults;
  readonly isStale: boolean;
}

/** Whatever an address says, there is a page. */
export async function buildCostPage(query: Query, context: CostContext): Promise<CostPageModel> {
  const model = await computeCost(query, context);
  const shown = model.ok ? model : await computeCost({}, context);
  const second = model.ok && model.value.second?.ok === false ? model.value.second.problems : [];
  return {
    context,
    query,
    form: buildCostForm(query, context),
    problems: problemTexts([...(model.ok ? [] : model.problems), ...second]),
    ...(shown.ok ? { results: buildCostResults(shown.value) } : {}),
    isStale: !model.ok,
  };
}

/** What is wrong with each field, as a sentence. */
export function problemTexts(problems: readonly Problem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ where, expected, found, hint }) => [
      where.pointer?.slice(1) ?? '',
      `Expected ${expected}; found ${found}${hint === undefined ? '' : ` (${hint})`}.`,
    ]),
  );
}
