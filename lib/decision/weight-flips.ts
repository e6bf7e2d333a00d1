import { cellOf } from '@/lib/hdr/cell-of';
import { TIE, type Scoring } from './scoring';

/** Where another option starts to win while the weight of one criterion moves. */
export interface WeightFlip {
  /** The share of the weight that the criterion has there. */
  readonly atWeight: number;
  /** Option. */
  readonly winner: number;
}

/**
 * How far the weight of each criterion has to move, up or down, until another option wins; the other weights keep
 * their proportions. The nearest such share, exactly: along the way every score is a quotient of two linear functions
 * of the share (linear, where every option has every criterion), so that two scores meet at the roots of a polynomial
 * of the second degree.
 *
 * @param winner the option that wins now
 * @param contenders options that may win
 * @param weights of the criteria, summing to 1
 * @returns by criterion; undefined where no share from 0 to 1 makes another option win, and for a criterion that has
 * all the weight, since then nothing says where it would go
 */
export function weightFlips(
  scoring: Scoring,
  winner: number,
  contenders: readonly number[],
  weights: Float64Array,
): (WeightFlip | undefined)[] {
  const others = contenders.filter((option) => option !== winner);
  return Array.from(weights, (weight, row) => {
    if (weight >= 1) return undefined;
    const own = pathOf(scoring, winner, row, weights);
    const rivals = others.map((option) => ({ option, path: pathOf(scoring, option, row, weights) }));
    const up = nearestFlip(own, rivals, weight, 1);
    const down = nearestFlip(own, rivals, weight, -1);
    if (up === undefined || down === undefined) return up ?? down;
    return up.atWeight - weight <= weight - down.atWeight ? up : down;
  });
}

/** A score along the way: (top + topSlope · t) over (bottom + bottomSlope · t) at the share t of the moving weight. */
interface ScorePath {
  readonly top: number;
  readonly topSlope: number;
  readonly bottom: number;
  readonly bottomSlope: number;
}

function pathOf(
  { utilities, has, rowCount }: Scoring,
  option: number,
  row: number,
  weights: Float64Array,
): ScorePath {
  const start = option * rowCount;
  const rest = 1 - cellOf(weights, row);
  let top = 0;
  let bottom = 0;
  let isWhole = true;
  for (let j = 0; j < rowCount; j += 1) {
    if (cellOf(has, start + j) === 0) isWhole = false;
    if (j === row) continue;
    const share = cellOf(weights, j) / rest;
    top += share * cellOf(utilities, start + j);
    bottom += share * cellOf(has, start + j);
  }
  const topSlope = cellOf(utilities, start + row) - top;
  // Exactly 1 and 0, so that the scores of options with every criterion are linear without rounding.
  return isWhole
    ? { top, topSlope, bottom: 1, bottomSlope: 0 }
    : { top, topSlope, bottom, bottomSlope: cellOf(has, start + row) - bottom };
}

interface Rival {
  readonly option: number;
  readonly path: ScorePath;
}

function nearestFlip(
  own: ScorePath,
  rivals: readonly Rival[],
  weight: number,
  direction: 1 | -1,
): WeightFlip | undefined {
  let nearest: { at: number; rivals: Rival[] } | undefined;
  for (const rival of rivals) {
    const at = flipAgainst(own, rival.path, weight, direction);
    if (at === undefined) continue;
    const lead = nearest === undefined ? -1 : (at - nearest.at) * direction;
    if (nearest === undefined || lead < -SAME_PLACE) nearest = { at, rivals: [rival] };
    else if (lead <= SAME_PLACE) nearest.rivals.push(rival);
  }
  if (nearest === undefined) return undefined;
  const { at } = nearest;
  // Of several that meet the winner at one place, the one that climbs fastest wins from there on.
  let first: { readonly option: number; readonly climb: number } | undefined;
  for (const { option, path } of nearest.rivals) {
    const climb = slopeAt(path, at) * direction;
    if (first === undefined || climb > first.climb + TIE) first = { option, climb };
  }
  return first === undefined ? undefined : { atWeight: at, winner: first.option };
}

/** Two places this near to each other are one: roots of the same meeting differ in their last digits. */
const SAME_PLACE = 1e-9;

/** The nearest share, in a direction, from which on a rival scores more. */
function flipAgainst(
  own: ScorePath,
  rival: ScorePath,
  weight: number,
  direction: 1 | -1,
): number | undefined {
  const end = direction === 1 ? 1 : 0;
  const meetings = meetingsOf(own, rival)
    .filter((share) => (share - weight) * direction > SAME_PLACE && (end - share) * direction > SAME_PLACE)
    .toSorted((a, b) => (a - b) * direction);
  let from = weight;
  for (const to of [...meetings, end]) {
    const middle = (from + to) / 2;
    if (scoreAt(rival, middle) - scoreAt(own, middle) > TIE) return from;
    from = to;
  }
  return undefined;
}

function scoreAt(path: ScorePath, share: number): number {
  const bottom = path.bottom + path.bottomSlope * share;
  return bottom > 0 ? (path.top + path.topSlope * share) / bottom : -1;
}

function slopeAt(path: ScorePath, share: number): number {
  const bottom = path.bottom + path.bottomSlope * share;
  const top = path.top + path.topSlope * share;
  return bottom > 0 ? (path.topSlope * bottom - top * path.bottomSlope) / (bottom * bottom) : 0;
}

/** Where two scores are equal: the roots of top₁ · bottom₂ − top₂ · bottom₁. */
function meetingsOf(a: ScorePath, b: ScorePath): number[] {
  const constant = a.top * b.bottom - b.top * a.bottom;
  const linear =
    a.top * b.bottomSlope + a.topSlope * b.bottom - b.top * a.bottomSlope - b.topSlope * a.bottom;
  const square = a.topSlope * b.bottomSlope - b.topSlope * a.bottomSlope;
  if (square === 0) return linear === 0 ? [] : [-constant / linear];
  const discriminant = linear * linear - 4 * square * constant;
  if (discriminant < 0) return [];
  // The usual formula loses digits where the two terms almost cancel.
  const q = -(linear + (linear < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return q === 0 ? [0] : [q / square, constant / q];
}
