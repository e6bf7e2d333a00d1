import type { Direction } from '@/lib/model/unit';

/** A point with two values. */
export interface FrontierPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Which points no other one beats: a point is beaten by one that is at least as good on both and better on one. Equal
 * points are all on the frontier.
 *
 * @returns one answer for each point; none where a direction is neutral
 * @example paretoFrontier([{ x: 1, y: 1 }, { x: 2, y: 2 }], 'lower', 'lower') // [true, false]
 */
export function paretoFrontier(
  points: readonly FrontierPoint[],
  betterX: Direction,
  betterY: Direction,
): boolean[] | undefined {
  if (betterX === 'neutral' || betterY === 'neutral') return undefined;
  const signX = betterX === 'lower' ? 1 : -1;
  const signY = betterY === 'lower' ? 1 : -1;
  return points.map(
    (point) =>
      !points.some((other) => {
        const x = (other.x - point.x) * signX;
        const y = (other.y - point.y) * signY;
        return x <= 0 && y <= 0 && (x < 0 || y < 0);
      }),
  );
}
