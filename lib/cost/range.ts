import { cellOf } from '@/lib/hdr/cell-of';
import { randomStream } from '@/lib/random/random-stream';
import { FIGURE_OF_RESOURCE, usableMemory, type Resource } from './capacity';
import { decimalOf, toNumber } from './decimal';
import { allNodesFor, nodesFor, type Redundancy } from './fleet';
import type { CostInputs } from './inputs';
import type { NodeType } from './price-book';
import type { CostSubject, Figure } from './subject';

export const DRAWS = 10_000;

/** Numbers of nodes that a tenth, half and nine tenths of the draws do not exceed. */
export interface NodesRange {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/**
 * How many nodes the figures of a subject ask for when each is drawn from its spread: claims uniformly within the claim
 * tolerance, medians of runs uniformly within their interval, below six runs one run each, typed ones as they are.
 * The node type stays as it is. The same seed gives the same range.
 *
 * @returns undefined where a draw of that rank carries nobody
 */
export function rangeOfNodes(
  inputs: CostInputs,
  subject: CostSubject,
  node: NodeType,
  resources: readonly Resource[],
  redundancy?: Redundancy,
): NodesRange | undefined {
  const users = decimalOf(inputs.users);
  let fixed = inputs.minimumNodes;
  const drawn: ((draw: number) => number)[] = [];
  for (const [index, resource] of resources.entries()) {
    const name = FIGURE_OF_RESOURCE[resource.name];
    const figure = name === undefined ? undefined : subject[name];
    if (figure === undefined || figure.spread.kind === 'exact') {
      fixed = Math.max(fixed, nodesFor(resource, users));
    } else {
      const uniform = new Float64Array(DRAWS);
      randomStream(inputs.seed, index)(uniform);
      drawn.push(needDrawer(inputs, node, resource, figure, uniform));
    }
  }
  const nodes = new Float64Array(drawn.length === 0 ? 1 : DRAWS).map((_, draw) => {
    const asked = drawn.reduce((most, needOf) => Math.max(most, needOf(draw)), fixed);
    return allNodesFor(asked, inputs.spareNodes, redundancy).nodes;
  });
  nodes.sort();
  const [p10, p50, p90] = [10, 50, 90].map((percent) => nodes[Math.ceil((nodes.length * percent) / 100) - 1]);
  if (p10 === undefined || p50 === undefined || p90 === undefined || p90 === Infinity) return undefined;
  return { p10, p50, p90 };
}

/** Whether a figure that limits a node may be off, so that there is something to draw. */
export function hasSpread(subject: CostSubject, resources: readonly Resource[]): boolean {
  return resources.some(({ name }) => {
    const figure = FIGURE_OF_RESOURCE[name];
    const spread = figure === undefined ? undefined : subject[figure]?.spread;
    return spread !== undefined && spread.kind !== 'exact';
  });
}

/**
 * The nodes that a resource asks for in each draw of its figure; Infinity where a node carries nobody.
 *
 * @param uniform one number from 0 to below 1 for each draw
 */
function needDrawer(
  inputs: CostInputs,
  node: NodeType,
  resource: Resource,
  figure: Figure,
  uniform: Float64Array,
): (draw: number) => number {
  const needed = inputs.users * toNumber(resource.perUser);
  const usableBytes = toNumber(usableMemory(inputs)(node));
  const limitPerFigure = toNumber(resource.limit) / figure.value;
  return (draw) => {
    const value = drawValue(figure, inputs.claimToleranceRatio, cellOf(uniform, draw));
    const limit =
      resource.name === 'memory'
        ? Math.floor(usableBytes / (value + inputs.statePerConnectionBytes))
        : limitPerFigure * value;
    return Math.ceil(needed / limit);
  };
}

function drawValue({ value, spread }: Figure, tolerance: number, uniform: number): number {
  switch (spread.kind) {
    case 'exact':
      return value;
    case 'claim':
      return value * (1 + tolerance * (2 * uniform - 1));
    case 'interval':
      return spread.low + (spread.high - spread.low) * uniform;
    case 'runs':
      return spread.values[Math.floor(uniform * spread.values.length)] ?? value;
  }
}
