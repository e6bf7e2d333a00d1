import { againstClaims, type Solution } from './against-claim';
import type { CostModel } from './compute-cost';
import { headOf, type SubjectHead } from './cost-view';
import { formatDecimal, decimalOf } from './decimal';
import { printNumber, printPercent } from './print-number';
import { printUsd } from './print-usd';

/** A claimed cost beside the model, with the arithmetic and what would make it true. */
export interface ClaimView {
  readonly head: SubjectHead;
  readonly origin: string;
  readonly users: string;
  readonly claimed: string;
  readonly model: string;
  readonly claimedUsd: number;
  readonly modelUsd: number;
  readonly ratio: string;
  readonly arithmetic: string;
  readonly solutions: readonly string[];
}

/** All claims of the subjects, in their order. */
export function buildClaimsView({ pinned, calculation, context }: CostModel): ClaimView[] {
  return pinned
    .flatMap((one) => againstClaims(one, calculation.book))
    .map((one) => {
      const { claim, users, modelUsd, nodes, nodeType, computeUsd, affordableNodes } = one;
      const claimed = claim.monthlyUsd;
      return {
        head: headOf(one.subject, context.subjects),
        origin: claim.origin,
        users: printNumber(users),
        claimed: printUsd(claimed),
        model: printUsd(modelUsd),
        claimedUsd: claimed,
        modelUsd,
        ratio: `×${(claimed / modelUsd).toPrecision(2)}`,
        arithmetic: `${cents(claimed)} − ${cents(modelUsd)} = ${cents(claimed - modelUsd)}; ${cents(claimed)} ÷ ${cents(modelUsd)} = ${(claimed / modelUsd).toPrecision(3)}. ${printNumber(nodes)} × ${nodeType} are ${cents(computeUsd)} of compute; ${cents(claimed)} would buy ${affordableNodes.toPrecision(3)} of them.`,
        solutions: one.solutions.map((solution) => sentenceOf(solution, claimed)),
      };
    });
}

function sentenceOf({ what, value, usd }: Solution, claimed: number): string {
  if (value === undefined) {
    const isBelow = usd < claimed;
    const reach = {
      usersPerNode: isBelow ? 'even one user a node costs' : 'with all users on one node it already costs',
      messagesPerUser: isBelow
        ? 'even 1,000 messages a second from each user cost'
        : 'without any message it already costs',
      headroom: isBelow ? 'even 99.99 % of headroom costs' : 'without headroom it already costs',
    }[what];
    return `${LABELS[what]}: no value does; ${reach} ${printUsd(usd)}.`;
  }
  const text = {
    usersPerNode: `only ${printNumber(value)} users on a node`,
    messagesPerUser: `${rate(value)} from each user`,
    headroom: `${printPercent(value)} of the memory kept free`,
  }[what];
  return `${LABELS[what]}: ${text} would cost ${printUsd(usd)}.`;
}

const LABELS: Readonly<Record<Solution['what'], string>> = {
  usersPerNode: 'Users a node',
  messagesPerUser: 'Message rate',
  headroom: 'Headroom',
};

function rate(perSecond: number): string {
  const perMinute = perSecond * 60;
  return perMinute < 120
    ? `${Number(perMinute.toPrecision(3))} messages a minute`
    : `${Number(perSecond.toPrecision(3))} messages a second`;
}

function cents(usd: number): string {
  const rounded = decimalOf(Math.abs(usd).toFixed(2));
  return `${usd < 0 ? '−' : ''}$${formatDecimal(rounded, 2)}`;
}
