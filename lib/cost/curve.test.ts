import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { againstClaims } from './against-claim';
import { usersWithin } from './budget';
import { crossoversOf } from './crossovers';
import { costCurve, curvePoint } from './curve';
import { toNumber } from './decimal';
import type { CostInputs } from './inputs';
import { loadPriceBook } from './load-price-book';
import type { PinnedSubject } from './pinned-subject';
import { pointCost } from './point-cost';
import type { PriceBook } from './price-book';
import { readCostInputs, type CostFieldValues } from './read-inputs';
import { startSimulation } from './simulate';
import type { CostSubject } from './subject';
import { tornadoOf } from './tornado';
import type { Uncertain } from './uncertain';

let book: PriceBook;
beforeAll(async () => {
  const loaded = await loadPriceBook('us-east-1');
  if (loaded === undefined) throw new Error('no book of us-east-1');
  book = loaded;
});

function inputsOf(values: CostFieldValues): CostInputs {
  const read = readCostInputs({ users: '500k', node: 'c7g.2xlarge', ...values });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.inputs;
}

function subjectOf(subject: string, memoryBytes: number, extra: Partial<CostSubject> = {}): CostSubject {
  return {
    subject,
    memoryPerConnectionBytes: {
      value: memoryBytes,
      grade: 'estimate',
      spread: { kind: 'exact' },
      origin: 'typed',
    },
    ...extra,
  };
}

const pinnedOf = (memoryBytes: number, values: CostFieldValues = {}, name = 'a'): PinnedSubject => ({
  inputs: inputsOf(values),
  subject: subjectOf(name, memoryBytes),
});

describe('the curve', () => {
  test('has both sides of each step, where one node more is billed', () => {
    const { points } = costCurve(pinnedOf(14_000, { only: 'compute' }), 'users', book, 40);
    const at = (x: number) => points.find((point) => point.x === x);
    // 858,993 users a node, as in the pencil calculation; one spare.
    expect(at(858_993)).toMatchObject({ nodes: 2, usd: 423.4, binding: 'memory' });
    expect(at(858_994)).toMatchObject({ nodes: 3, usd: 635.1 });
    expect(at(1_717_986)).toMatchObject({ nodes: 3 });
    expect(at(1_717_987)).toMatchObject({ nodes: 4 });
  });

  test('agrees with single estimates at every point, never falls with users, and stands in ascending order', () => {
    for (const values of [{}, { messagesPerUser: '2/min', fanOut: '5' }] as const) {
      const pinned = pinnedOf(14_000, values);
      const { points } = costCurve(pinned, 'users', book, 60);
      for (const [index, point] of points.entries()) {
        const before = points[index - 1];
        if (before !== undefined) {
          expect(point.x).toBeGreaterThan(before.x);
          expect(point.usd).toBeGreaterThanOrEqual(before.usd);
        }
        const estimate = pointCost({ ...pinned.inputs, users: point.x }, pinned.subject, book);
        expect(estimate.ok && toNumber(estimate.value.bill.monthlyUsd)).toBe(point.usd);
      }
    }
  });

  test('follows rate and payload too', () => {
    const pinned = pinnedOf(14_000, { messagesPerUser: '2/min' });
    for (const axis of ['rate', 'payload'] as const) {
      const usd = costCurve(pinned, axis, book, 30).points.map((point) => point.usd);
      expect(usd.length).toBe(30);
      expect(usd).toEqual(usd.toSorted((a, b) => a - b));
      expect(usd.at(-1)).toBeGreaterThan(usd[0] ?? Infinity);
    }
  });
});

describe('crossovers', () => {
  test('name the first user at which the frugal one becomes cheaper', () => {
    const pair = [pinnedOf(14_000, { only: 'compute' }, 'a'), pinnedOf(8000, { only: 'compute' }, 'b')];
    const curves = pair.map((one) => costCurve(one, 'users', book, 60));
    const [first] = crossoversOf(pair, curves, 'users', book);
    expect(first?.crossovers[0]).toMatchObject({ cheaper: 'b', dearer: 'a', x: 858_994 });
    expect(first?.isSame).toBe(false);
    expect(first?.cheaperAtEnd).toBe('b');
  });

  test('are the last place before which the order was another', () => {
    const pair = [pinnedOf(14_000, {}, 'a'), pinnedOf(12_000, {}, 'b')];
    const curves = pair.map((one) => costCurve(one, 'users', book, 60));
    for (const { cheaper, x } of crossoversOf(pair, curves, 'users', book)[0]?.crossovers.slice(0, 5) ?? []) {
      const [own, other] = cheaper === 'a' ? pair : pair.toReversed();
      if (own === undefined || other === undefined) throw new Error('two subjects');
      const usd = (one: PinnedSubject, at: number) => curvePoint(one, 'users', at, book)?.usd ?? NaN;
      expect(usd(own, x)).toBeLessThan(usd(other, x));
      expect(usd(own, x - 1)).toBeGreaterThanOrEqual(usd(other, x - 1));
    }
  });

  test('there are none between equals', () => {
    const pair = [pinnedOf(14_000, {}, 'a'), pinnedOf(14_000, {}, 'b')];
    const curves = pair.map((one) => costCurve(one, 'users', book, 20));
    expect(crossoversOf(pair, curves, 'users', book)).toEqual([
      { a: 'a', b: 'b', crossovers: [], isSame: true },
    ]);
  });
});

test('a budget carries so many users and not one more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (budgetUsd) => {
      const pinned = pinnedOf(14_000, { messagesPerUser: '1/min' });
      const users = usersWithin(pinned, budgetUsd, book);
      const usd = (count: number) => curvePoint(pinned, 'users', count, book)?.usd ?? Infinity;
      if (users > 0) expect(usd(users)).toBeLessThanOrEqual(budgetUsd);
      expect(usd(users + 1)).toBeGreaterThan(budgetUsd);
    }),
    { numRuns: 25 },
  );
});

describe('against a claim', () => {
  const claimed: PinnedSubject = {
    inputs: inputsOf({ only: 'compute' }),
    subject: subjectOf('a', 14_000, {
      claimedCosts: [{ monthlyUsd: 4200, users: 500_000, origin: 'claim' }],
    }),
  };

  test('stands the model at the same number of users, with what the claim would buy', () => {
    const [one] = againstClaims({ ...claimed, inputs: { ...claimed.inputs, users: 1e6 } }, book);
    // 4,200 ÷ 211.70 = 19.839.
    expect(one).toMatchObject({ users: 500_000, modelUsd: 423.4, nodes: 2 });
    expect(one?.affordableNodes).toBeCloseTo(4200 / 211.7, 9);
  });

  test('solves backwards: each solution reaches the claim, and a little less does not', () => {
    const [one] = againstClaims(claimed, book);
    const solution = (what: string) => one?.solutions.find((each) => each.what === what);
    // 20 nodes are the first that cost more: 19 carry the users, so at most 500,000 ÷ 18 each, rounded down.
    expect(solution('usersPerNode')).toEqual({ what: 'usersPerNode', value: 27_777, usd: 4234 });
    const headroom = solution('headroom');
    expect(headroom?.usd).toBe(4234);
    const usdWith = (headroomRatio: number) => {
      const estimate = pointCost({ ...claimed.inputs, headroomRatio }, claimed.subject, book);
      return estimate.ok ? toNumber(estimate.value.bill.monthlyUsd) : Infinity;
    };
    expect(usdWith(headroom?.value ?? 0)).toBeGreaterThanOrEqual(4200);
    expect(usdWith((headroom?.value ?? 0) - 1e-4)).toBeLessThan(4200);
  });

  test('says that no value helps where the bill is above the claim anyway', () => {
    const cheap = {
      ...claimed,
      subject: { ...claimed.subject, claimedCosts: [{ monthlyUsd: 1, origin: 'claim' }] },
    };
    const [one] = againstClaims(cheap, book);
    expect(one?.solutions.map(({ value }) => value)).toEqual([undefined, undefined, undefined]);
  });
});

describe('a simulation', () => {
  const range: Uncertain = {
    kind: 'figure',
    subject: 'a',
    figure: 'memoryPerConnectionBytes',
    spread: { kind: 'triangular', low: 10_000, typical: 14_000, high: 60_000 },
  };
  const pair = [pinnedOf(14_000, {}, 'a'), pinnedOf(14_000, {}, 'b')];

  test('is the same for one seed, however it is cut into steps', () => {
    const whole = startSimulation(pair, [range], book, 200).finish();
    const cut = startSimulation(pair, [range], book, 200);
    expect(cut.step(7)).toBe(true);
    expect(cut.step(1000)).toBe(false);
    expect(cut.finish()).toEqual(whole);
    const payload: Uncertain = {
      kind: 'input',
      field: 'payload',
      spread: { kind: 'triangular', low: 100, typical: 300, high: 900 },
    };
    const [first, second] = [1, 2].map((seed) =>
      startSimulation([pinnedOf(14_000, { messagesPerUser: '1/min', seed })], [payload], book, 200).finish(),
    );
    expect(first).not.toEqual(second);
  });

  test('orders its percentiles, leaves what is certain certain, and counts each draw once', () => {
    const { subjects, pairs } = startSimulation(pair, [range], book, 300).finish();
    const [a, b] = subjects;
    expect(a?.p10Usd).toBeLessThanOrEqual(a?.p50Usd ?? 0);
    expect(a?.p10Usd).toBeLessThan(a?.p90Usd ?? 0);
    expect(b).toMatchObject({ p10Usd: 469.03, p50Usd: 469.03, p90Usd: 469.03, infeasibleRatio: 0 });
    // Memory at 14 kB or below never costs more than at 14 kB.
    expect(pairs[0]?.bCheaperRatio).toBeGreaterThan(0.3);
    expect(pairs[0]?.aCheaperRatio).toBe(0);
  });

  test('what nothing is known about moves nothing', () => {
    const { subjects } = startSimulation(pair, [], book, 10).finish();
    expect(subjects[0]).toMatchObject({ p10Usd: 469.03, p90Usd: 469.03 });
  });

  test('a tornado is widest first, and leaves out what moves nothing', () => {
    const bars = tornadoOf(
      pair,
      [
        range,
        { kind: 'input', field: 'users', spread: { kind: 'interval', low: 4e5, high: 4e6 } },
        { kind: 'input', field: 'fanOut', spread: { kind: 'interval', low: 1, high: 9 } },
      ],
      book,
    );
    const widths = bars.map(({ lowUsd = 0, highUsd = 0 }) => Math.abs(highUsd - lowUsd));
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    // Without messages the fan-out plays no part.
    expect(bars.some(({ one }) => one.kind === 'input' && one.field === 'fanOut')).toBe(false);
    expect(bars.length).toBeGreaterThanOrEqual(2);
  });
});
