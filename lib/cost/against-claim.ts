import { toNumber } from './decimal';
import { COST_FIELDS } from './fields';
import type { CostInputs } from './inputs';
import type { PinnedSubject } from './pinned-subject';
import { pointCost } from './point-cost';
import type { PriceBook } from './price-book';
import type { ClaimedCost, CostSubject } from './subject';

/** A claimed cost beside what the model makes of the same number of users, and what would make it true. */
export interface ClaimAgainstModel {
  readonly subject: string;
  readonly claim: ClaimedCost;
  readonly users: number;
  readonly modelUsd: number;
  readonly computeUsd: number;
  readonly nodes: number;
  readonly nodeType: string;
  /** Nodes that the claimed amount would buy, of compute alone. */
  readonly affordableNodes: number;
  readonly solutions: readonly Solution[];
}

export interface Solution {
  readonly what: 'usersPerNode' | 'messagesPerUser' | 'headroom';
  /** In the canonical unit; absent where no value makes the claim true. */
  readonly value?: number;
  /** The bill at that value; without one, the nearest that can be reached. */
  readonly usd: number;
}

/**
 * Holds each claimed cost of a subject against the model at the claim's own number of users, and solves backwards for
 * what the claim would take: how few users on a node, how many messages, how much headroom. Each alone, with everything
 * else as it is. Bills move in steps, so the answer is the first value at which the bill reaches the claim.
 *
 * @returns nothing for a claim that no fleet carries
 */
export function againstClaims(pinned: PinnedSubject, book: PriceBook): ClaimAgainstModel[] {
  const claims = differentClaims(pinned.subject.claimedCosts ?? [], pinned.inputs.users);
  return claims.flatMap((claim) => {
    const inputs = { ...pinned.inputs, users: claim.users ?? pinned.inputs.users };
    const estimate = pointCost(inputs, pinned.subject, book);
    if (!estimate.ok) return [];
    const { bill, fleet, node } = estimate.value;
    const compute = bill.lines.find(({ item }) => item === 'compute');
    const computeUsd = compute === undefined ? 0 : toNumber(compute.amountUsd);
    return [
      {
        subject: pinned.subject.subject,
        claim,
        users: inputs.users,
        modelUsd: toNumber(bill.monthlyUsd),
        computeUsd,
        nodes: fleet.nodes,
        nodeType: node.name,
        affordableNodes: (claim.monthlyUsd * fleet.nodes) / computeUsd,
        solutions: solve(inputs, pinned.subject, claim.monthlyUsd, book),
      },
    ];
  });
}

/** The same amount for the same users is often claimed in several places. */
function differentClaims(claims: readonly ClaimedCost[], users: number): ClaimedCost[] {
  return [...new Map(claims.map((claim) => [`${claim.monthlyUsd} ${claim.users ?? users}`, claim])).values()];
}

function solve(inputs: CostInputs, subject: CostSubject, claimUsd: number, book: PriceBook): Solution[] {
  const usdOf = (changed: CostInputs, of: CostSubject = subject) => {
    const estimate = pointCost(changed, of, book);
    // Without a fleet the load is beyond every bill.
    return estimate.ok ? toNumber(estimate.value.bill.monthlyUsd) : Infinity;
  };
  const { memoryPerConnectionBytes: _, ...withoutMemory } = subject;
  const withUsers = (users: number): CostSubject => ({
    ...withoutMemory,
    connectionsPerNode: {
      value: users * inputs.connectionsPerUser,
      grade: 'estimate',
      spread: { kind: 'exact' },
      origin: 'solved',
    },
  });
  const solutions: Solution[] = [
    {
      what: 'usersPerNode',
      // Fewer users on a node cost more: searched downwards.
      ...firstReaching(claimUsd, -inputs.users, -1, true, (users) => usdOf(inputs, withUsers(-users))),
    },
    {
      what: 'messagesPerUser',
      ...firstReaching(claimUsd, 0, MOST_MESSAGES_PER_SECOND, false, (messagesPerUserPerSecond) =>
        usdOf({ ...inputs, messagesPerUserPerSecond }),
      ),
    },
  ];
  if (subject.memoryPerConnectionBytes !== undefined) {
    solutions.push({
      what: 'headroom',
      ...firstReaching(claimUsd, COST_FIELDS.headroom.min, MOST_HEADROOM, false, (headroomRatio) =>
        usdOf({ ...inputs, headroomRatio }),
      ),
    });
  }
  return solutions.map(({ what, value, usd }) => ({
    what,
    usd,
    ...(value === undefined ? {} : { value: what === 'usersPerNode' ? -value : value }),
  }));
}

/** A thousand messages a second from every user are beyond any use. */
const MOST_MESSAGES_PER_SECOND = 1000;
const MOST_HEADROOM = 0.9999;

/**
 * The first value at which a bill that never falls reaches an amount, by halves.
 *
 * @returns only the bill where the lowest value already costs more than the amount, or the highest still less
 */
function firstReaching(
  amountUsd: number,
  from: number,
  to: number,
  isWhole: boolean,
  usdAt: (value: number) => number,
): { readonly value?: number; readonly usd: number } {
  const lowest = usdAt(from);
  if (lowest > amountUsd) return { usd: lowest };
  if (lowest === amountUsd) return { value: from, usd: lowest };
  const highest = usdAt(to);
  if (highest < amountUsd) return { usd: highest };
  let [below, reached] = [from, to];
  for (let halving = 0; halving < 100; halving += 1) {
    const half = below + (reached - below) / 2;
    // More digits than anybody reads make the exact arithmetic slow.
    const middle = isWhole ? Math.floor(half) : Number(half.toPrecision(6));
    if (middle <= below || middle >= reached || reached - below < Math.abs(reached) * 1e-9) break;
    if (usdAt(middle) < amountUsd) below = middle;
    else reached = middle;
  }
  return { value: reached, usd: usdAt(reached) };
}
