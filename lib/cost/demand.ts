import { decimalOf, isPositive, compareDecimals, times, type Decimal } from './decimal';
import type { CostInputs } from './inputs';
import { wireBytes, type WireBytes } from './protocol-overhead';

/** What one user asks of the fleet, each second. */
export interface Demand {
  readonly connectionsPerUser: Decimal;
  /** Messages that a user's own messages cause to be delivered. */
  readonly deliveriesPerSecond: Decimal;
  readonly delivered: WireBytes;
  readonly received: WireBytes;
  /** From the nodes to the users, and the other way. */
  readonly bytesOutPerSecond: Decimal;
  readonly bytesInPerSecond: Decimal;
  /** The larger of the two: a node has its bandwidth in each direction. */
  readonly busierBytesPerSecond: Decimal;
  readonly busierDirection: 'out' | 'in';
  readonly hasMessages: boolean;
}

export function demandOf(inputs: CostInputs): Demand {
  const messages = decimalOf(inputs.messagesPerUserPerSecond);
  const deliveriesPerSecond = times(messages, decimalOf(inputs.fanOut));
  const delivered = wireBytes(inputs.payloadBytes, 'server');
  const received = wireBytes(inputs.payloadBytes, 'client');
  const bytesOutPerSecond = times(deliveriesPerSecond, decimalOf(delivered.total));
  const bytesInPerSecond = times(messages, decimalOf(received.total));
  const isOut = compareDecimals(bytesOutPerSecond, bytesInPerSecond) >= 0;
  return {
    connectionsPerUser: decimalOf(inputs.connectionsPerUser),
    deliveriesPerSecond,
    delivered,
    received,
    bytesOutPerSecond,
    bytesInPerSecond,
    busierBytesPerSecond: isOut ? bytesOutPerSecond : bytesInPerSecond,
    busierDirection: isOut ? 'out' : 'in',
    hasMessages: isPositive(messages),
  };
}
