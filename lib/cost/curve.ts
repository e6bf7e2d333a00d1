import type { ResourceName } from './capacity';
import { toNumber } from './decimal';
import { capacityOf } from './fleet';
import { CHEAPEST } from './inputs';
import type { PinnedSubject } from './pinned-subject';
import { pointCost } from './point-cost';
import type { PriceBook } from './price-book';
import { isWhole, withInput, type InputField } from './uncertain';

export const CURVE_AXES = {
  users: { field: 'users', from: 1000, to: 1e8 },
  rate: { field: 'messagesPerUser', from: 0.001, to: 100 },
  payload: { field: 'payload', from: 10, to: 1e6 },
} as const satisfies Readonly<
  Record<string, { readonly field: InputField; readonly from: number; readonly to: number }>
>;

export type CurveAxis = keyof typeof CURVE_AXES;

export function isCurveAxis(name: string): name is CurveAxis {
  return Object.hasOwn(CURVE_AXES, name);
}

/** The monthly cost of one subject along an axis. */
export interface CostCurve {
  readonly subject: string;
  /** In ascending order of `x`; both sides of a step are points. */
  readonly points: readonly CurvePoint[];
}

export interface CurvePoint {
  /** In the canonical unit of the axis. */
  readonly x: number;
  readonly usd: number;
  readonly nodes: number;
  readonly nodeType: string;
  readonly binding: ResourceName | 'minimum';
}

/** Beyond so many nodes a step is narrower than a pixel of the drawing. */
const MOST_STEPS = 60;

/**
 * The cost along an axis with everything else as it is: evenly spaced on a log scale, and on both sides of every step
 * that can be told apart. Where no fleet carries the load there is no point.
 *
 * @param samples 400 where the node type is given, fewer where each point is a search
 */
export function costCurve(
  subject: PinnedSubject,
  axis: CurveAxis,
  book: PriceBook,
  samples: number,
): CostCurve {
  const at = (x: number) => curvePoint(subject, axis, x, book);
  const xs = new Set([...samplesOf(axis, samples), ...stepsOf(subject, axis, book)]);
  return {
    subject: subject.subject.subject,
    points: [...xs].toSorted((a, b) => a - b).flatMap((x) => at(x) ?? []),
  };
}

/** The cost at one place of an axis; undefined where no fleet carries the load. */
export function curvePoint(
  { inputs, subject }: PinnedSubject,
  axis: CurveAxis,
  x: number,
  book: PriceBook,
): CurvePoint | undefined {
  const estimate = pointCost(withInput(inputs, CURVE_AXES[axis].field, x), subject, book);
  if (!estimate.ok) return undefined;
  const { bill, fleet, node } = estimate.value;
  return {
    x,
    usd: toNumber(bill.monthlyUsd),
    nodes: fleet.nodes,
    nodeType: node.name,
    binding: fleet.binding,
  };
}

function samplesOf(axis: CurveAxis, samples: number): number[] {
  const { from, to } = CURVE_AXES[axis];
  return Array.from({ length: samples }, (_, index) =>
    onAxis(axis, from * (to / from) ** (index / (samples - 1))),
  );
}

/** A place that the axis has: users and bytes are whole. */
export function onAxis(axis: CurveAxis, x: number): number {
  return isWhole(CURVE_AXES[axis].field) ? Math.round(x) : Number(x.toPrecision(6));
}

/** The last number of users before each further node, and the next. Other axes have no whole numbers to step at. */
function stepsOf({ inputs, subject }: PinnedSubject, axis: CurveAxis, book: PriceBook): number[] {
  const { from, to } = CURVE_AXES[axis];
  if (axis !== 'users' || inputs.nodeType === CHEAPEST) return [];
  const estimate = pointCost(withInput(inputs, 'users', from), subject, book);
  if (!estimate.ok) return [];
  const capacity = capacityOf(estimate.value.fleet.tightest);
  const steps: number[] = [];
  for (let nodes = 1; nodes <= MOST_STEPS; nodes += 1) {
    const last = Math.floor(nodes * capacity);
    if (last >= to) break;
    if (last >= from) steps.push(last, last + 1);
  }
  return steps;
}
