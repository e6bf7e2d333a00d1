import { calculateCost } from '@/lib/cost/calculate-cost';
import { COST_FIELD_NAMES, isCostFieldName, type CostFieldName } from '@/lib/cost/fields';
import { readCostInputs } from '@/lib/cost/read-inputs';
import type { CostSubject } from '@/lib/cost/subject';
import type { Query } from '@/lib/format/query-string';
import type { SituationCosts } from './situation-costs';

/** Fields of the cost that a decision has a meaning of its own for. */
const SHARED: ReadonlySet<CostFieldName> = new Set(['claimTolerance', 'seed']);

/** What an address says of the load and the fleet, in the fields of the cost calculator. */
export function costFieldsIn(query: Query): Query {
  return Object.fromEntries(
    COST_FIELD_NAMES.flatMap((name) => {
      const value = query[name];
      return value === undefined || value.trim() === '' || SHARED.has(name) ? [] : [[name, value]];
    }),
  );
}

/**
 * The monthly cost of each option for the reader's users, by the model of `benchlens cost`.
 *
 * @param query answers as typed; without `users` nothing is computed
 * @param subjects the options with the figures that a cost is computed from
 */
export async function situationCosts(
  query: Query,
  subjects: readonly CostSubject[],
): Promise<SituationCosts | undefined> {
  const fields = costFieldsIn(query);
  if (fields['users'] === undefined) return undefined;
  if (subjects.length === 0) {
    const problem =
      'No monthly cost: the suite has no memory, connections or messages of a node to compute it from.';
    return { fields, options: [], problem };
  }
  const inputs = readCostInputs(
    Object.fromEntries(Object.entries(fields).filter(([name]) => isCostFieldName(name))),
  );
  const cost = inputs.ok ? await calculateCost(inputs.value.inputs, subjects) : inputs;
  if (!cost.ok) {
    const reasons = cost.problems.map(
      ({ where, expected, found }) => `${where.pointer?.slice(1) ?? ''} expects ${expected}, found ${found}`,
    );
    return { fields, options: [], problem: `No monthly cost: ${reasons.join('; ')}.` };
  }
  return {
    fields,
    options: cost.value.answer.options.map(({ subject, monthlyUsd, nodes, nodeType, binding }) => ({
      subject,
      monthlyUsd,
      nodes,
      nodeType,
      binding,
    })),
    pricesOf: cost.value.answer.priceBook.asOf,
  };
}
