import type { ClaimConditions } from '@/lib/model/suite-file';
import { relateConditions } from '../conditions';
import { companionsOf, type AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { showCount, showFactor, showShare } from '../show';

/** A month of the price book. */
const HOURS_PER_MONTH = 730;

/** A fleet of so many times the nodes that the claimed capacity asks for, with a spare one, is worth a question. */
const GENEROUS = 3;

/** The nodes that a bill pays for against those that the claimed capacity asks for. */
export const costCapacity: AuditRule = {
  id: 'cost-capacity',
  check: (context) =>
    context
      .figuresOfMetric('monthly-cost')
      .filter(({ conditions, value }) => conditions.users !== undefined && value > 0)
      .map((figure) => checkCost(context, figure)),
};

function checkCost(context: AuditContext, cost: Figure): FindingDraft {
  const users = cost.conditions.users ?? 0;
  const capacity = companionsOf(
    context,
    cost,
    { metric: 'max-connections', statistics: ['value'] },
    relateNodes,
  ).find((figure) => figure.value > 0);
  const nodeType = cost.conditions.nodeType ?? capacity?.conditions.nodeType;
  const usdPerHour = nodeType === undefined ? undefined : context.nodes.get(nodeType)?.usdPerHour;
  if (capacity === undefined || nodeType === undefined || usdPerHour === undefined) {
    const missing =
      capacity === undefined
        ? 'how many connections a node holds is not stated'
        : nodeType === undefined
          ? 'the type of node is not stated'
          : `there is no price for ${nodeType}`;
    return {
      verdict: 'unchecked',
      claims: capacity === undefined ? cost.claims : [...cost.claims, ...capacity.claims],
      arithmetic: `${cost.shown} ÷ ? a node; ${showCount(users)} users ÷ ${capacity?.shown ?? '?'} a node`,
      because: `How many nodes the bill pays for, and how many the capacity asks for, is open: ${missing}.`,
    };
  }
  const monthly = usdPerHour * HOURS_PER_MONTH;
  const paid = cost.value / monthly;
  const needed = Math.ceil(users / capacity.value);
  const perNode = users / paid;
  const isShort = (cost.interval.high / monthly) * capacity.interval.high < users;
  const isGenerous = paid > GENEROUS * (needed + 1);
  return {
    verdict: isShort || isGenerous ? 'mismatch' : 'consistent',
    claims: [...cost.claims, ...capacity.claims],
    arithmetic: `${cost.shown} ÷ (${HOURS_PER_MONTH} h × $${usdPerHour}) = ${showFactor(paid)} ${nodeType}; ${showCount(users)} ÷ ${showFactor(paid)} = ${showCount(Math.round(perNode))} users a node = ${showShare(perNode / capacity.value)} of ${capacity.shown}`,
    because: isShort
      ? 'At the price on demand the bill pays for fewer nodes than the users need; a discount could explain it.'
      : isGenerous
        ? `By the claimed capacity ${showCount(needed)} ${needed === 1 ? 'node' : 'nodes'} and a spare one would do; costs besides nodes, which are not stated, could explain the bill.`
        : 'The bill pays for about as many nodes as the claimed capacity asks for.',
  };
}

/** What a node holds does not depend on how many users there are in all. */
function relateNodes(a: ClaimConditions, b: ClaimConditions): ReturnType<typeof relateConditions> {
  return relateConditions(nodeOf(a), nodeOf(b), 'max-connections');
}

function nodeOf(conditions: ClaimConditions): ClaimConditions {
  const { nodeType, nodeMemoryBytes, vcpus, variant } = conditions;
  return {
    ...(nodeType === undefined ? {} : { nodeType }),
    ...(nodeMemoryBytes === undefined ? {} : { nodeMemoryBytes }),
    ...(vcpus === undefined ? {} : { vcpus }),
    ...(variant === undefined ? {} : { variant }),
  };
}
