import { compareDecimals, decimalOf, divideToNumber, plus, times, type Decimal } from './decimal';
import type { Demand } from './demand';
import type { Fleet, Redundancy } from './fleet';
import type { CostInputs } from './inputs';

const NS_PER_SECOND = 1e9;

/** What the loss of the spare nodes causes: their connections come back on the others. */
export interface ReconnectStorm {
  readonly connections: number;
  /** On all nodes that are left, while it lasts. */
  readonly connectionsPerSecond: number;
  /** On each of them, with the sessions that begin anyway. */
  readonly perNodePerSecond: number;
}

/**
 * How a fleet must be spread, and what it must take back after a loss: the connections of the lost nodes within the
 * time that is allowed, besides the sessions that begin anyway, at no more than a node accepts. Where no node is spare,
 * one is lost and replaced.
 */
export function redundancyOf(inputs: CostInputs, demand: Demand): Redundancy {
  const { zones, survivesZoneLoss, newConnectionsPerNodePerSecond, reconnectWithinNs, sessionLengthNs } =
    inputs;
  const spread: Redundancy = { zones, survivesZoneLoss };
  if (newConnectionsPerNodePerSecond === undefined || reconnectWithinNs === undefined) return spread;
  const connections = times(decimalOf(inputs.users), demand.connectionsPerUser, decimalOf(NS_PER_SECOND));
  const accepts = decimalOf(newConnectionsPerNodePerSecond);
  const within = decimalOf(reconnectWithinNs);
  const session = sessionLengthNs === undefined ? undefined : decimalOf(sessionLengthNs);
  return {
    ...spread,
    takesBack: (carrying, spare) => {
      const lost = Math.max(1, spare);
      const left = decimalOf(carrying);
      const all = decimalOf(carrying + lost);
      // lost ÷ all × connections ÷ within + connections ÷ session ≤ left × accepts, multiplied out.
      const storm = times(connections, decimalOf(lost));
      const [need, room] =
        session === undefined
          ? [storm, times(left, accepts, all, within)]
          : [
              plus(times(storm, session), times(connections, all, within)),
              times(left, accepts, all, within, session),
            ];
      return compareDecimals(need, room) <= 0;
    },
  };
}

/** The storm of a fleet, to be shown; undefined where no time to reconnect is given. */
export function reconnectStorm(inputs: CostInputs, demand: Demand, fleet: Fleet): ReconnectStorm | undefined {
  const { reconnectWithinNs, sessionLengthNs } = inputs;
  if (reconnectWithinNs === undefined) return undefined;
  const connections = times(decimalOf(inputs.users), demand.connectionsPerUser);
  const lost = Math.max(1, fleet.spareNodes);
  const left = fleet.nodes - fleet.spareNodes;
  const lostConnections = divideToNumber(times(connections, decimalOf(lost)), decimalOf(left + lost));
  const connectionsPerSecond = (lostConnections * NS_PER_SECOND) / reconnectWithinNs;
  const anyway =
    sessionLengthNs === undefined ? 0 : (numberOf(connections) * NS_PER_SECOND) / sessionLengthNs;
  return {
    connections: lostConnections,
    connectionsPerSecond,
    perNodePerSecond: (connectionsPerSecond + anyway) / left,
  };
}

function numberOf(value: Decimal): number {
  return divideToNumber(value, decimalOf(1));
}
