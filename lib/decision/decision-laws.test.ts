import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf, type TableRow } from '@/tests/support/decision-evidence';
import { DEFAULT_CHOICES, type Choices } from './choices';
import { decide } from './decide';
import type { Decision } from './decision';

const DRAWS = 100;
/** Without draws of the values, for tests of the weightings alone. */
const POINT_VALUES = { claimTolerance: 0 };
const METRICS = ['latency.p99', 'request-rate.mean', 'memory.value', 'max-connections.value'] as const;
const NAMES = ['a', 'b', 'c', 'd', 'e'];

function decisionOf(rows: readonly TableRow[], choices: Partial<Choices> = {}, draws = DRAWS): Decision {
  const options = NAMES.slice(0, Math.max(...rows.map(({ claims = [] }) => claims.length)));
  const result = decide(evidenceOf(options, rows), { ...DEFAULT_CHOICES, ...choices }, { draws });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const value = fc.double({ min: 0.1, max: 1000, noNaN: true });
const weight = fc.double({ min: 0.01, max: 10, noNaN: true });

/** A table of two to four criteria and two to five options. */
const tables = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 5 }))
  .chain(([criteria, options]) =>
    fc.tuple(
      fc.array(fc.array(value, { minLength: options, maxLength: options }), {
        minLength: criteria,
        maxLength: criteria,
      }),
      fc.array(weight, { minLength: criteria, maxLength: criteria }),
    ),
  )
  .map(([lists, weights]) =>
    lists.map((claims, row): TableRow => ({
      quantity: METRICS[row] ?? '',
      claims,
      weight: weights[row] ?? 1,
    })),
  );

/** The same with gaps: an option may lack a criterion, but none is empty and every option has one. */
const gappyTables = fc
  .tuple(tables, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }))
  .map(([rows, gaps]) =>
    rows.map((row, rowIndex): TableRow => ({
      ...row,
      claims: (row.claims ?? []).map((claim, index, all) => {
        const isKept = rowIndex === index % rows.length || index === rowIndex % all.length;
        return gaps[rowIndex * 5 + index] === true && !isKept ? undefined : claim;
      }),
    })),
  );

describe('the laws of a decision', () => {
  it('scaling the unit of a criterion changes nothing', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(0.5, 8, 1024), (rows, factor) => {
        const scaled = rows.map((row) => ({
          ...row,
          claims: row.claims?.map((claim) => (claim === undefined ? undefined : claim * factor)) ?? [],
        }));
        // A power of two shifts no digit, so that even the draws agree.
        const [before, after] = [decisionOf(rows), decisionOf(scaled)];
        expect(after.options).toEqual(before.options);
        expect(after.flips).toEqual(before.flips);
      }),
      { numRuns: 40 },
    );
  });

  it('a dominated option never changes the winner on fixed scales', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0.01, max: 1, noNaN: true }), (rows, worse) => {
        const fixed = rows.map((row) => ({ ...row, scale: 'linear' as const, ...endsOf(row.quantity) }));
        const before = decisionOf(fixed);
        const extended = fixed.map((row) => {
          const claims = row.claims ?? [];
          const [first = 1] = claims;
          return {
            ...row,
            claims: [...claims, row.from < row.to ? first * (1 - worse) : first * (1 + worse)],
          };
        });
        if (extended[0]?.claims.length === 6) return;
        const after = decisionOf(extended);
        expect(after.winner).toBe(before.winner);
        expect(after.options.at(-1)?.dominatedBy).toContain('a');
        expect(after.options.at(-1)?.winShare).toBeLessThanOrEqual(after.options[0]?.winShare ?? 0);
      }),
      { numRuns: 40 },
    );
  });

  it('limits only remove', () => {
    fc.assert(
      fc.property(tables, value, (rows, bound) => {
        const free = decisionOf(rows);
        const limited = decisionOf(rows, { limits: [{ criterion: 'latency.p99', op: '<', value: bound }] });
        expect(limited.options.map(({ score }) => score)).toEqual(free.options.map(({ score }) => score));
        for (const option of limited.options)
          expect(option.winShare === 0 || option.excludedBy.length === 0).toBe(true);
        const left = limited.options.filter(({ excludedBy }) => excludedBy.length === 0);
        if (left.some(({ subject }) => subject === free.winner)) expect(limited.winner).toBe(free.winner);
      }),
      { numRuns: 40 },
    );
  });

  it('shares sum to 1 with ties split, every rank is taken once, and a seed repeats', () => {
    fc.assert(
      fc.property(gappyTables, (rows) => {
        const decision = decisionOf(rows);
        const sumOf = (of: (option: Decision['options'][number]) => number | undefined) =>
          decision.options.reduce((sum, option) => sum + (of(option) ?? 0), 0);
        expect(sumOf(({ winShare }) => winShare)).toBeCloseTo(1, 9);
        expect(sumOf(({ winShareInOrder }) => winShareInOrder)).toBeCloseTo(1, 9);
        for (let rank = 0; rank < decision.options.length; rank += 1) {
          expect(sumOf(({ rankProbabilities }) => rankProbabilities[rank])).toBeCloseTo(1, 9);
        }
        for (const { rankProbabilities } of decision.options) {
          expect(rankProbabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
        expect(decision.flips.reduce((sum, flip) => sum + flip.weight, 0)).toBeCloseTo(1, 12);
        expect(decisionOf(rows)).toEqual(decision);
      }),
      { numRuns: 40 },
    );
  });

  it('gives shares that another seed gives too, to 0.02', () => {
    const rows: TableRow[] = [
      { quantity: 'latency.p99', claims: [10, 12, 15] },
      { quantity: 'request-rate.mean', claims: [80, 100, 90] },
      { quantity: 'memory.value', claims: [6, 7, 5] },
    ];
    const [one, two] = [1, 2].map((seed) => decisionOf(rows, { seed }, 10_000));
    for (const [index, option] of (one?.options ?? []).entries()) {
      const other = two?.options[index];
      expect(Math.abs(option.winShare - (other?.winShare ?? 9))).toBeLessThan(0.02);
      option.rankProbabilities.forEach((share, rank) => {
        expect(Math.abs(share - (other?.rankProbabilities[rank] ?? 9))).toBeLessThan(0.02);
      });
    }
    expect(one?.options).not.toEqual(two?.options);
  });
});

/** Ends beyond every value, so that nothing is clamped. */
function endsOf(quantity: string): { from: number; to: number } {
  return quantity === 'latency.p99' || quantity === 'memory.value'
    ? { from: 3000, to: 0 }
    : { from: 0, to: 3000 };
}

describe('the win share', () => {
  it('of two criteria is the length of an interval', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 5 }), (pairs) => {
        const decision = decisionOf(
          [
            { quantity: 'latency.p99', claims: pairs.map(([first]) => first) },
            { quantity: 'request-rate.mean', claims: pairs.map(([, second]) => second) },
          ],
          {},
          10_000,
        );
        const best = [Math.min(...pairs.map(([x]) => x)), Math.max(...pairs.map(([, y]) => y))] as const;
        const lines = pairs.map(([x, y]) => ({ at0: y / best[1], at1: best[0] / x }));
        // Of options that tie everywhere none leads anywhere; they share what they win.
        fc.pre(
          lines.every((line, i) =>
            lines.slice(i + 1).every(({ at0, at1 }) => Math.hypot(line.at0 - at0, line.at1 - at1) > 1e-9),
          ),
        );
        // Where line i is above all others is an interval: the cut of one half-line for each other line.
        lines.forEach((line, i) => {
          let [low, high] = [0, 1];
          lines.forEach((other, j) => {
            if (i === j) return;
            const [lead0, lead1] = [line.at0 - other.at0, line.at1 - other.at1];
            const cross = lead0 / (lead0 - lead1);
            if (lead0 < 0 && lead1 < 0) high = low;
            else if (lead0 < 0) low = Math.max(low, cross);
            else if (lead1 < 0) high = Math.min(high, cross);
          });
          expect(Math.abs((decision.options[i]?.winShare ?? 9) - Math.max(0, high - low))).toBeLessThan(0.02);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('of three criteria is the area of a polygon, here cut by hand', () => {
    // Utilities: a (1, 0.5, 0.5), b (0.5, 1, 0.5), c (0.5, 0.5, 1): each wins a third. Then a is raised on the third.
    const symmetric: TableRow[] = [
      { quantity: 'latency.p99', claims: [1, 2, 2] },
      { quantity: 'memory.value', claims: [2, 1, 2] },
      { quantity: 'recovery-time.value', claims: [2, 2, 1] },
    ];
    for (const { winShare } of decisionOf(symmetric, POINT_VALUES, 10_000).options) {
      expect(Math.abs(winShare - 1 / 3)).toBeLessThan(0.02);
    }
    // a against b alone: a wins where w1 × 0.5 > w2 × 0.5, half of the triangle; with w3 for a too, where
    // w2 < w1 + w3, that is w2 < 1/2: all but the corner triangle of a quarter of the area.
    const corner: TableRow[] = [
      { quantity: 'latency.p99', claims: [1, 2] },
      { quantity: 'memory.value', claims: [2, 1] },
      { quantity: 'recovery-time.value', claims: [1, 2] },
    ];
    const [a, b] = decisionOf(corner, POINT_VALUES, 10_000).options;
    expect(Math.abs((a?.winShare ?? 0) - 3 / 4)).toBeLessThan(0.02);
    expect(Math.abs((b?.winShare ?? 0) - 1 / 4)).toBeLessThan(0.02);
  });

  it('of any three criteria is the area that cutting a triangle leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 4 }), (options) => {
        const rows = (['latency.p99', 'memory.value', 'recovery-time.value'] as const).map(
          (quantity, row) => ({
            quantity,
            claims: options.map((option) => option[row] ?? 1),
          }),
        );
        const decision = decisionOf(rows, POINT_VALUES, 10_000);
        const utilities = options.map((option) =>
          option.map((one, row) => Math.min(...options.map((other) => other[row] ?? one)) / one),
        );
        utilities.forEach((own, i) => {
          let polygon: [number, number][] = [
            [0, 0],
            [1, 0],
            [0, 1],
          ];
          utilities.forEach((other, j) => {
            if (i === j) return;
            const lead = own.map((utility, row) => utility - (other[row] ?? 0));
            const at = ([x, y]: [number, number]) =>
              (lead[0] ?? 0) * x + (lead[1] ?? 0) * y + (lead[2] ?? 0) * (1 - x - y);
            polygon = polygon.flatMap((point, index): [number, number][] => {
              const next = polygon[(index + 1) % polygon.length] ?? point;
              const [from, to] = [at(point), at(next)];
              const kept: [number, number][] = from >= 0 ? [point] : [];
              if (from * to >= 0) return kept;
              const share = from / (from - to);
              return [
                ...kept,
                [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])],
              ];
            });
          });
          const area = polygon.reduce((sum, [x, y], index) => {
            const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y];
            return sum + (x * nextY - nextX * y) / 2;
          }, 0);
          // The whole triangle has the area 1/2.
          expect(Math.abs((decision.options[i]?.winShare ?? 9) - 2 * area)).toBeLessThan(0.02);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('within an order of importance is that of the part where the first weighs more', () => {
    // Two criteria, a wins while the first weighs more than 1/3; with the first above the second, always.
    const rows: TableRow[] = [
      { quantity: 'latency.p99', weight: 3, claims: [1, 2] },
      { quantity: 'memory.value', weight: 1, claims: [4 / 3, 1] },
    ];
    const [a] = decisionOf(rows, POINT_VALUES, 10_000).options;
    // 1·t + 0.75 (1 − t) > 0.5 t + (1 − t) from t = 1/3 on.
    expect(Math.abs((a?.winShare ?? 0) - 2 / 3)).toBeLessThan(0.02);
    expect(a?.winShareInOrder).toBe(1);
    // A criterion without weight stays without it.
    const withNone: TableRow[] = [...rows, { quantity: 'recovery-time.value', weight: 0, claims: [100, 1] }];
    const [again] = decisionOf(withNone, POINT_VALUES, 10_000).options;
    expect(again?.winShareInOrder).toBe(1);
    expect(again?.winShare).toBeLessThan(0.6);
  });
});

describe('flips', () => {
  /** Scores straight from the definition, for weights that need not sum to 1. */
  function winnerAt(
    rows: readonly TableRow[],
    weights: readonly number[],
  ): { winner: number; lead: number; scores: number[] } {
    const count = rows[0]?.claims?.length ?? 0;
    const scores = Array.from({ length: count }, (_, option) => {
      let [sum, total] = [0, 0];
      rows.forEach(({ quantity, claims = [] }, row) => {
        const there = claims.filter((claim) => claim !== undefined);
        const own = claims[option];
        if (own === undefined) return;
        const isLower = quantity === 'latency.p99' || quantity === 'memory.value';
        const utility = isLower ? Math.min(...there) / own : own / Math.max(...there);
        sum += (weights[row] ?? 0) * utility;
        total += weights[row] ?? 0;
      });
      return total > 0 ? sum / total : -1;
    });
    const best = Math.max(...scores);
    const others = scores.toSorted((a, b) => b - a);
    return { winner: scores.indexOf(best), lead: best - (others[1] ?? -1), scores };
  }

  it('are the nearest share at which another option wins, and none is missed', () => {
    fc.assert(
      fc.property(gappyTables, (rows) => {
        const decision = decisionOf(rows);
        const weights = decision.flips.map(({ weight: share }) => share);
        const now = NAMES.indexOf(decision.winner ?? '');
        const { scores: present } = winnerAt(rows, weights);
        expect(present[now]).toBeGreaterThan(Math.max(...present) - 1e-9);
        decision.flips.forEach((flip, row) => {
          const rest = 1 - flip.weight;
          const at = (share: number) =>
            winnerAt(
              rows,
              weights.map((one, j) => (j === row ? share : (one / rest) * (1 - share))),
            );
          const distance = flip.flipsAtWeight === undefined ? 1 : Math.abs(flip.flipsAtWeight - flip.weight);
          // Nothing flips nearer; places where the lead is too small to tell are left out.
          for (let step = 1; step < 200; step += 1) {
            const share = step / 200;
            if (Math.abs(share - flip.weight) >= distance - 1e-6) continue;
            const { winner, lead } = at(share);
            if (winner !== now && lead > 1e-9) expect.fail(`${NAMES[winner]} wins at ${share} of ${row}`);
          }
          if (flip.flipsAtWeight === undefined) return;
          const beyond = flip.flipsAtWeight + Math.sign(flip.flipsAtWeight - flip.weight) * 1e-7;
          const { scores } = at(beyond);
          const newScore = scores[NAMES.indexOf(flip.newWinner ?? '')] ?? -1;
          // A third may overtake within so small a step, by as little.
          expect(newScore).toBeGreaterThan(Math.max(...scores) - 1e-5);
          expect(newScore).toBeGreaterThan((scores[now] ?? -1) - 1e-12);
        });
      }),
      { numRuns: 100, interruptAfterTimeLimit: 8000 },
    );
  });

  it('lie at the present weight where two options tie there', () => {
    const decision = decisionOf([
      { quantity: 'latency.p99', claims: [1, 2] },
      { quantity: 'memory.value', claims: [2, 1] },
    ]);
    expect(decision).toMatchObject({
      winner: 'a',
      leaders: ['a', 'b'],
      flips: [
        { weight: 0.5, flipsAtWeight: 0.5, newWinner: 'b' },
        { weight: 0.5, flipsAtWeight: 0.5, newWinner: 'b' },
      ],
    });
  });

  it('are absent for a twin that ties everywhere, and where all the weight is in one place', () => {
    const twin = decisionOf([
      { quantity: 'latency.p99', claims: [1, 1] },
      { quantity: 'memory.value', claims: [2, 2] },
    ]);
    expect(twin.flips.map(({ flipsAtWeight }) => flipsAtWeight)).toEqual([undefined, undefined]);
    expect(twin.neverMatter).toEqual(['latency.p99', 'memory.value']);
    const alone = decisionOf([
      { quantity: 'latency.p99', weight: 1, claims: [1, 2] },
      { quantity: 'memory.value', weight: 0, claims: [2, 1] },
    ]);
    expect(alone.flips[0]?.flipsAtWeight).toBeUndefined();
    expect(alone.flips[1]?.flipsAtWeight).toBeCloseTo(0.5, 12);
    expect(alone.neverMatter).toEqual([]);
  });
});
