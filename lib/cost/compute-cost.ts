import type { Query } from '@/lib/format/query-string';
import { fail, succeed, type Result } from '@/lib/result';
import { calculateCost, type CostCalculation } from './calculate-cost';
import { pinned, searching, type PinnedSubject } from './pinned-subject';
import { asExact } from './point-cost';
import { hasSecond, readScenario, SECOND, withKey, type CostContext, type Scenario } from './scenario';

/** What a page of costs is made from: the load, its bills, and the bills of a second scenario. */
export interface CostModel {
  readonly query: Query;
  readonly context: CostContext;
  readonly scenario: Scenario;
  /** Without ranges, which take longer than all the rest. */
  readonly calculation: CostCalculation;
  /** With the node types of the bills. */
  readonly pinned: readonly PinnedSubject[];
  /** The same, where the cheapest type is wanted still without one. */
  readonly searching: readonly PinnedSubject[];
  /** The second scenario, or what is wrong with it. */
  readonly second?: Result<CostCalculation>;
}

/**
 * Everything that an address asks for, by the code that answers the command line and the API. It never throws for what
 * was typed.
 *
 * @returns Problems with the parameter at fault as their place
 */
export async function computeCost(query: Query, context: CostContext): Promise<Result<CostModel>> {
  const scenario = readScenario(query, context);
  if (!scenario.ok) return scenario;
  const { inputs } = scenario.value;
  const calculated = await calculateScenario(scenario.value, '', context);
  if (!calculated.ok) return calculated;
  const { estimates } = calculated.value;
  const second = hasSecond(query) ? await readSecond(query, context) : undefined;
  return succeed({
    query,
    context,
    scenario: scenario.value,
    calculation: calculated.value,
    pinned: estimates.map((estimate) => pinned(estimate, inputs)),
    searching: estimates.map((estimate) => searching(estimate, inputs)),
    ...(second === undefined ? {} : { second }),
  });
}

async function readSecond(query: Query, context: CostContext): Promise<Result<CostCalculation>> {
  const scenario = readScenario(query, context, SECOND);
  return scenario.ok ? calculateScenario(scenario.value, SECOND, context) : scenario;
}

async function calculateScenario(
  { inputs, subjects }: Scenario,
  prefix: string,
  { kind }: CostContext,
): Promise<Result<CostCalculation>> {
  const calculated = await calculateCost(inputs, subjects.map(asExact));
  if (calculated.ok) return calculated;
  // Of a suite's only subject with figures, the field is that of the subject.
  const [first] = subjects;
  const own = kind === 'suite' && subjects.length === 1 ? first?.subject : undefined;
  return fail(...calculated.problems.map((problem) => withKey(problem, prefix, own)));
}
