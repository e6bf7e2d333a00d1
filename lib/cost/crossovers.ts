import { curvePoint, onAxis, type CostCurve, type CurveAxis } from './curve';
import type { PinnedSubject } from './pinned-subject';
import type { PriceBook } from './price-book';

/** A place from which one subject is cheaper than another, which it was not just before. */
export interface Crossover {
  readonly cheaper: string;
  readonly dearer: string;
  /** In the unit of the axis; whole where the axis is. */
  readonly x: number;
  readonly usd: number;
}

/** How two subjects compare along an axis. */
export interface PairOfCurves {
  readonly a: string;
  readonly b: string;
  /** In ascending order. */
  readonly crossovers: readonly Crossover[];
  /** Where they cost the same all along. */
  readonly isSame: boolean;
  /** Who is cheaper where the axis ends; absent where they cost the same there. */
  readonly cheaperAtEnd?: string;
}

/** So many places are exact, those that follow are points of the curves. */
const MOST_EXACT = 5;

/**
 * Where the cheaper of two subjects changes, for each pair. The exact place is searched between two points of their
 * curves that say different things; what happens twice between two points is not seen.
 */
export function crossoversOf(
  subjects: readonly PinnedSubject[],
  curves: readonly CostCurve[],
  axis: CurveAxis,
  book: PriceBook,
): PairOfCurves[] {
  return curves.flatMap((a, first) =>
    curves.slice(first + 1).flatMap((b, offset) => {
      const [own, other] = [subjects[first], subjects[first + 1 + offset]];
      return own === undefined || other === undefined ? [] : [comparePair(a, b, own, other, axis, book)];
    }),
  );
}

function comparePair(
  a: CostCurve,
  b: CostCurve,
  ownSubject: PinnedSubject,
  otherSubject: PinnedSubject,
  axis: CurveAxis,
  book: PriceBook,
): PairOfCurves {
  /** Negative where `a` is cheaper; undefined where either has no fleet. */
  const differenceAt = (x: number) => {
    const own = curvePoint(ownSubject, axis, x, book);
    const other = curvePoint(otherSubject, axis, x, book);
    return own === undefined || other === undefined
      ? undefined
      : { sign: Math.sign(own.usd - other.usd), usd: Math.min(own.usd, other.usd) };
  };
  const known = new Map(b.points.map((point) => [point.x, point]));
  const xs = [...new Set([...a.points, ...b.points].map(({ x }) => x))].toSorted((p, q) => p - q);
  const ownAt = new Map(a.points.map((point) => [point.x, point]));
  const places = xs.flatMap((x) => {
    const [own, other] = [ownAt.get(x), known.get(x)];
    const difference =
      own !== undefined && other !== undefined
        ? { sign: Math.sign(own.usd - other.usd), usd: Math.min(own.usd, other.usd) }
        : differenceAt(x);
    return difference === undefined ? [] : [{ x, ...difference }];
  });
  const crossovers: Crossover[] = [];
  for (const [index, place] of places.entries()) {
    const before = places[index - 1];
    if (before === undefined || before.sign === place.sign || place.sign === 0) continue;
    // Those that nobody reads are counted, and not searched to the last user.
    const isExact = crossovers.length < MOST_EXACT;
    const x = isExact
      ? firstWith(place.sign, before.x, place.x, axis, (at) => differenceAt(at)?.sign)
      : place.x;
    crossovers.push({
      cheaper: place.sign < 0 ? a.subject : b.subject,
      dearer: place.sign < 0 ? b.subject : a.subject,
      x,
      usd: (isExact ? differenceAt(x)?.usd : undefined) ?? place.usd,
    });
  }
  const end = places.at(-1)?.sign;
  return {
    a: a.subject,
    b: b.subject,
    crossovers,
    isSame: places.every(({ sign }) => sign === 0),
    ...(end === undefined || end === 0 ? {} : { cheaperAtEnd: end < 0 ? a.subject : b.subject }),
  };
}

/** By halves; on an axis of whole numbers to the last one, on others to six digits. */
function firstWith(
  sign: number,
  before: number,
  at: number,
  axis: CurveAxis,
  signAt: (x: number) => number | undefined,
): number {
  let [low, high] = [before, at];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = onAxis(axis, low + (high - low) / 2);
    if (middle <= low || middle >= high || high - low < high * 1e-7) break;
    if (signAt(middle) === sign) high = middle;
    else low = middle;
  }
  return high;
}
