import { relateConditions } from './conditions';
import { companionsOf, type AuditContext } from './context';
import type { Figure } from './figure';
import { showCount } from './show';

/** What the load generators send to one node. */
export interface OfferedLoad {
  readonly perSecond: number;
  readonly connections: number;
  /** `1,000,000 × 100/s`. */
  readonly shown: string;
  /** False where the connections may be spread over a number of nodes that is not stated. */
  readonly isOfOneNode: boolean;
}

/**
 * The offered load under the conditions of a figure: connections × messages a second on each. Of the stated
 * connections at most as many as the node is said to hold.
 *
 * @returns undefined where the conditions do not say enough
 */
export function offeredLoadOf(context: AuditContext, figure: Figure): OfferedLoad | undefined {
  const { conditions } = figure;
  const { loadGenerators, connectionsPerGenerator, messagesPerSecondPerConnection, nodes } = conditions;
  const opened =
    conditions.connections ??
    (loadGenerators === undefined || connectionsPerGenerator === undefined
      ? undefined
      : loadGenerators * connectionsPerGenerator);
  if (opened === undefined || messagesPerSecondPerConnection === undefined) return undefined;
  const rate = `${showCount(messagesPerSecondPerConnection)}/s`;
  if (nodes !== undefined && nodes > 0) {
    const shown = `${showCount(opened)} × ${rate}`;
    return {
      perSecond: (opened * messagesPerSecondPerConnection) / nodes,
      connections: opened,
      shown: nodes === 1 ? shown : `${shown} ÷ ${showCount(nodes)} nodes`,
      isOfOneNode: true,
    };
  }
  // Who holds so many connections in the same test holds them on one node.
  const [held] = companionsOf(context, figure, { metric: 'max-connections', statistics: ['value'] })
    .filter(
      (candidate) =>
        relateConditions(conditions, candidate.conditions, 'latency') === 'same' && candidate.value > 0,
    )
    .toSorted((a, b) => a.value - b.value);
  const connections = Math.min(opened, held?.value ?? opened);
  return {
    perSecond: connections * messagesPerSecondPerConnection,
    connections,
    shown: `${showCount(connections)} × ${rate}`,
    isOfOneNode: held !== undefined || conditions.connections !== undefined,
  };
}
