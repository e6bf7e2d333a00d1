import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf, type TableRow } from '@/tests/support/decision-evidence';
import { DEFAULT_CHOICES } from './choices';
import { decide } from './decide';
import type { Decision } from './decision';
import { winnerMap, type MapPoint, type MapRegion } from './winner-map';

const NAMES = ['a', 'b', 'c', 'd'];

function decisionOf(rows: readonly TableRow[]): Decision {
  const result = decide(evidenceOf(NAMES, rows), DEFAULT_CHOICES, { draws: 10 });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const areaOf = (polygon: readonly MapPoint[]) =>
  polygon.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
const totalOf = (regions: readonly MapRegion[]) =>
  regions.reduce((sum, { polygons }) => sum + polygons.reduce((all, polygon) => all + areaOf(polygon), 0), 0);

/** Whether a point lies inside a convex polygon that runs counter-clockwise. */
const isInside = (polygon: readonly MapPoint[], [x, y]: MapPoint) =>
  polygon.every(([fromX, fromY], index) => {
    const [toX, toY] = polygon[(index + 1) % polygon.length] ?? [fromX, fromY];
    return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= -1e-9;
  });

const QUANTITIES = ['latency.p99', 'request-rate.mean', 'memory.value', 'recovery-time.value'] as const;
const value = fc.double({ min: 1, max: 100, noNaN: true });
const tables = fc
  .array(fc.array(value, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })
  .map((lists) => lists.map((claims, row): TableRow => ({ quantity: QUANTITIES[row] ?? '', claims })));

describe('the map of who wins', () => {
  it('covers all weights of two criteria, and agrees with a decision made there', () => {
    fc.assert(
      fc.property(
        tables,
        fc.double({ min: 0.01, max: 0.98, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (rows, x, part) => {
          const map = winnerMap(decisionOf(rows), 'latency.p99', 'memory.value');
          if (map === undefined) throw new Error('no map');
          expect(map.isExact).toBe(true);
          expect(map.here).toEqual([0.25, 0.25]);
          expect(totalOf(map.regions)).toBeCloseTo(0.5, 6);
          const y = (1 - x) * part;
          const rest = (1 - x - y) / 2;
          const weights = [x, rest, y, rest];
          const there = decisionOf(rows.map((row, index) => ({ ...row, weight: weights[index] ?? 0 })));
          const around = map.regions.filter(({ polygons }) =>
            polygons.some((polygon) => isInside(polygon, [x, y])),
          );
          expect(around.map(({ subject }) => subject)).toContain(there.winner);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is drawn in short lines where an option lacks a criterion', () => {
    const map = winnerMap(
      decisionOf([
        { quantity: 'latency.p99', claims: [1, 2, 3, 4] },
        { quantity: 'memory.value', claims: [4, 3, 2, 1] },
        { quantity: 'recovery-time.value', claims: [5, undefined, 3, 1] },
      ]),
      'latency.p99',
      'memory.value',
    );
    expect(map?.isExact).toBe(false);
    expect(totalOf(map?.regions ?? [])).toBeCloseTo(0.5, 2);
  });

  it('gives a tie all over to the first, and leaves out who wins nowhere', () => {
    const map = winnerMap(
      decisionOf([
        { quantity: 'latency.p99', claims: [1, 1, 2, 2] },
        { quantity: 'memory.value', claims: [1, 1, 2, 2] },
        { quantity: 'recovery-time.value', claims: [1, 1, 2, 2] },
      ]),
      'latency.p99',
      'memory.value',
    );
    expect(map?.regions.map(({ subject }) => subject)).toEqual(['a']);
  });

  it('is not there without a third criterion, for an unknown one, or for the same twice', () => {
    const two = decisionOf([
      { quantity: 'latency.p99', claims: [1, 2, 3, 4] },
      { quantity: 'memory.value', claims: [4, 3, 2, 1] },
    ]);
    expect(winnerMap(two, 'latency.p99', 'memory.value')).toBeUndefined();
    expect(winnerMap(two, 'latency.p99', 'latency.p99')).toBeUndefined();
    expect(winnerMap(two, 'latency.p99', 'nothing.value')).toBeUndefined();
  });
});
