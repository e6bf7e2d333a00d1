import { cellOf } from '@/lib/hdr/cell-of';
import type { Decision } from './decision';
import { scoringOf, TIE, writeScores, type Scoring } from './scoring';

/** Share of the weight of the first criterion, and of the second. */
export type MapPoint = readonly [number, number];

/** Where one option wins. */
export interface MapRegion {
  /** Slug. */
  readonly subject: string;
  /** Convex, each at least three corners in counter-clockwise order. */
  readonly polygons: readonly (readonly MapPoint[])[];
}

export interface WinnerMap {
  /** In the order of the options; an option that wins nowhere is left out. */
  readonly regions: readonly MapRegion[];
  /** The reader's own weights. */
  readonly here: MapPoint;
  /** False where an option lacks a criterion: then borders are curves, drawn as short straight lines. */
  readonly isExact: boolean;
}

/**
 * Who wins for every pair of weights of two criteria, while the others share the rest in their present proportions.
 * The map is the triangle with the corners (0, 0), (1, 0) and (0, 1). Scores are planes over it, so that each region is
 * what is left of the triangle after one cut for each other option.
 *
 * @returns undefined where one of the criteria is not scored or they are the same, where nothing else has weight (then
 * the flips of the two say all), and where no option is left
 */
export function winnerMap(decision: Decision, first: string, second: string): WinnerMap | undefined {
  const scored = decision.criteria.filter((criterion) => criterion.weight !== undefined);
  const [a, b] = [first, second].map((name) => scored.findIndex(({ criterion }) => criterion === name));
  if (a === undefined || b === undefined || a < 0 || b < 0 || a === b) return undefined;
  const weights = Float64Array.from(scored, ({ weight = 0 }) => weight);
  const here: MapPoint = [cellOf(weights, a), cellOf(weights, b)];
  const rest = weights.reduce((sum, weight, j) => (j === a || j === b ? sum : sum + weight), 0);
  const contenders = decision.options.flatMap((option, i) =>
    option.excludedBy.length === 0 && option.score !== undefined ? [i] : [],
  );
  if (rest <= 0 || contenders.length === 0) return undefined;

  const scoring = scoringOf(
    scored.map(({ cells }) =>
      decision.options.map(({ subject }) => cells.find((cell) => cell.subject === subject)?.utility),
    ),
    decision.options.length,
  );
  const scoresAt = scoresOnMap(scoring, (j, [x, y]) =>
    j === a ? x : j === b ? y : (cellOf(weights, j) / rest) * (1 - x - y),
  );
  const polygons = new Map<number, MapPoint[][]>();
  for (const triangle of triangles(scoring.isComplete ? 1 : STEPS)) {
    const planes = planesOver(triangle, scoresAt);
    for (const option of contenders) {
      const region = regionOf(option, contenders, planes, triangle);
      if (areaOf(region) > SMALLEST_AREA) polygons.set(option, [...(polygons.get(option) ?? []), region]);
    }
  }
  return {
    regions: contenders.flatMap((option) => {
      const own = polygons.get(option);
      const subject = decision.options[option]?.subject;
      return own === undefined || subject === undefined ? [] : [{ subject, polygons: own }];
    }),
    here,
    isExact: scoring.isComplete,
  };
}

/** Into so many steps each side is cut where borders are curves. */
const STEPS = 24;
const SMALLEST_AREA = 1e-12;

type Triangle = readonly [MapPoint, MapPoint, MapPoint];

/** The triangle of all weights, cut into steps², all corners counter-clockwise. */
function triangles(steps: number): Triangle[] {
  const at = (i: number, j: number): MapPoint => [i / steps, j / steps];
  const all: Triangle[] = [];
  for (let i = 0; i < steps; i += 1) {
    for (let j = 0; i + j < steps; j += 1) {
      all.push([at(i, j), at(i + 1, j), at(i, j + 1)]);
      if (i + j + 1 < steps) all.push([at(i + 1, j + 1), at(i, j + 1), at(i + 1, j)]);
    }
  }
  return all;
}

function scoresOnMap(
  scoring: Scoring,
  weightAt: (row: number, point: MapPoint) => number,
): (point: MapPoint) => Float64Array {
  return (point) => {
    const scores = new Float64Array(scoring.optionCount);
    writeScores(
      scoring,
      Float64Array.from({ length: scoring.rowCount }, (_, j) => weightAt(j, point)),
      scores,
    );
    return scores;
  };
}

/** How much one option leads another at a point, by plane through the corners of a triangle. */
type LeadOf = (option: number, other: number) => (point: MapPoint) => number;

function planesOver([origin, alongX, alongY]: Triangle, scoresAt: (point: MapPoint) => Float64Array): LeadOf {
  const [s0, s1, s2] = [scoresAt(origin), scoresAt(alongX), scoresAt(alongY)];
  // In half of the triangles the second corner lies along x, in the other half along y.
  const [dx1, dy1] = [alongX[0] - origin[0], alongX[1] - origin[1]];
  const [dx2, dy2] = [alongY[0] - origin[0], alongY[1] - origin[1]];
  const determinant = dx1 * dy2 - dx2 * dy1;
  return (option, other) => {
    const lead = (scores: Float64Array) => cellOf(scores, option) - cellOf(scores, other);
    const [l0, l1, l2] = [lead(s0), lead(s1), lead(s2)];
    const slopeX = ((l1 - l0) * dy2 - (l2 - l0) * dy1) / determinant;
    const slopeY = ((l2 - l0) * dx1 - (l1 - l0) * dx2) / determinant;
    return ([x, y]) => l0 + slopeX * (x - origin[0]) + slopeY * (y - origin[1]);
  };
}

/** The part of a triangle where an option leads all others; of several that tie all over, the first has it. */
function regionOf(
  option: number,
  contenders: readonly number[],
  leadOf: LeadOf,
  triangle: Triangle,
): MapPoint[] {
  let region: MapPoint[] = [...triangle];
  for (const other of contenders) {
    if (other === option) continue;
    const lead = leadOf(option, other);
    const isSame = triangle.every((corner) => Math.abs(lead(corner)) <= TIE);
    if (isSame && other < option) return [];
    if (!isSame) region = cut(region, lead);
  }
  return region;
}

/** The part of a convex polygon where a linear function is not negative (Sutherland and Hodgman 1974). */
function cut(polygon: readonly MapPoint[], value: (point: MapPoint) => number): MapPoint[] {
  return polygon.flatMap((from, index) => {
    const to = polygon[(index + 1) % polygon.length] ?? from;
    const [a, b] = [value(from), value(to)];
    const kept: MapPoint[] = a >= 0 ? [from] : [];
    if ((a > 0 && b < 0) || (a < 0 && b > 0)) {
      const share = a / (a - b);
      kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    }
    return kept;
  });
}

/** The area of a polygon whose corners run counter-clockwise. Source: the shoelace formula. */
export function areaOf(polygon: readonly MapPoint[]): number {
  return (
    polygon.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y];
      return sum + (x * nextY - nextX * y);
    }, 0) / 2
  );
}
