import { relateConditions } from '../conditions';
import { companionsOf, type AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { offeredLoadOf } from '../offered-load';
import type { AuditRule } from '../rule';
import { showCount, showFactor, showRate } from '../show';

/** Messages that are lost, or counted a moment later. */
const TOLERANCE = 1.05;

/** The rate that the load generators send against the rate that the node delivers. */
export const offeredRate: AuditRule = {
  id: 'offered-rate',
  check: (context) =>
    context
      .figuresOfMetric('message-rate')
      .filter((figure) => figure.conditions.messagesPerSecondPerConnection !== undefined)
      .map((figure) => checkRate(context, figure)),
};

function checkRate(context: AuditContext, figure: Figure): FindingDraft {
  const offered = offeredLoadOf(context, figure);
  if (offered === undefined || figure.value <= 0) {
    return {
      verdict: 'unchecked',
      claims: figure.claims,
      arithmetic: `${offered === undefined ? '?' : showCount(offered.connections)} connections × ${showCount(figure.conditions.messagesPerSecondPerConnection ?? 0)}/s ≤ ${showRate(figure.shown)}`,
      because: `Whether the node keeps up with what is sent is open: ${offered === undefined ? 'the number of connections' : 'a rate above zero'} is not stated.`,
    };
  }
  const factor = offered.perSecond / figure.value;
  const keepsUp = offered.perSecond <= figure.interval.high * TOLERANCE;
  const latency = companionsOf(context, figure, { metric: 'latency' }).find(
    (candidate) =>
      candidate.value > 0 && relateConditions(figure.conditions, candidate.conditions, 'latency') === 'same',
  );
  const isCertain = latency !== undefined && offered.isOfOneNode;
  const line = `${offered.shown} = ${showCount(offered.perSecond)}/s = ${showFactor(factor)} × ${showRate(figure.shown)}`;
  return {
    verdict: keepsUp ? 'consistent' : isCertain ? 'contradicted' : 'mismatch',
    claims: keepsUp || latency === undefined ? figure.claims : [...figure.claims, ...latency.claims],
    arithmetic:
      keepsUp || latency === undefined ? line : `${line}, yet ${latency.statistic} is ${latency.shown}`,
    because: keepsUp
      ? 'The node delivers what is sent to it.'
      : isCertain
        ? 'More is sent than the node delivers, so its queues grow without end and no latency stays finite.'
        : latency === undefined
          ? 'More is sent than the node delivers; a loss that is not stated could explain it.'
          : 'More is sent than one node delivers; several nodes, which are not stated, could explain it.',
  };
}
