import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareDecimals, toNumber } from './decimal';
import { estimateCost, type CostEstimate } from './estimate-cost';
import { bestFleetChoices, fleetFrontier } from './fleet-choices';
import type { CostInputs, SearchFilters } from './inputs';
import { loadPriceBook } from './load-price-book';
import type { PriceBook } from './price-book';
import { readCostInputs } from './read-inputs';
import type { CostSubject, Figure } from './subject';

let book: PriceBook;
let base: CostInputs;
beforeAll(async () => {
  const loaded = await loadPriceBook('us-east-1');
  const read = readCostInputs({ users: 1, node: 'cheapest', referenceNode: 'c7g.2xlarge' });
  if (loaded === undefined || !read.ok) throw new Error('no book');
  book = loaded;
  base = read.value.inputs;
});

const typed = (value: number): Figure => ({
  value,
  grade: 'estimate',
  spread: { kind: 'exact' },
  origin: 'typed',
});

const cases = fc.record({
  users: fc.integer({ min: 1, max: 50_000_000 }),
  messages: fc.constantFrom(0, 0.03, 1),
  memory: fc.integer({ min: 500, max: 60_000 }),
  deliveries: fc.option(fc.integer({ min: 10_000, max: 3_000_000 }), { nil: undefined }),
  zones: fc.constantFrom(1, 3),
  spareNodes: fc.nat(3),
  serialRatio: fc.constantFrom(0, 0.05),
  baseMemoryBytes: fc.constantFrom(0, 5e8),
  disk: fc.constantFrom(0, 20 * 1024 ** 3),
  commitment: fc.constantFrom('none' as const, '3y' as const),
  families: fc.constantFrom(undefined, ['c7g', 'm7g', 't4g'], ['c6gn', 'x8g']),
});
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

function searchOf(one: Case): { inputs: CostInputs; subject: CostSubject } {
  return {
    inputs: {
      ...base,
      users: one.users,
      messagesPerUserPerSecond: one.messages,
      zones: one.zones,
      survivesZoneLoss: one.zones > 1,
      spareNodes: one.spareNodes,
      serialRatio: one.serialRatio,
      baseMemoryBytes: one.baseMemoryBytes,
      diskBytesPerNode: one.disk,
      commitment: one.commitment,
      search: { ...base.search, ...(one.families === undefined ? {} : { families: one.families }) },
    },
    subject: {
      subject: 'any',
      memoryPerConnectionBytes: typed(one.memory),
      ...(one.deliveries === undefined ? {} : { deliveriesPerNodePerSecond: typed(one.deliveries) }),
    },
  };
}

/** Every type that the search looks at, one by one, the best first. */
function allOf(inputs: CostInputs, subject: CostSubject): CostEstimate[] {
  const { families } = inputs.search;
  const found = [...book.nodeTypes.values()].flatMap((node) => {
    if (families !== undefined && !families.includes(node.name.split('.')[0] ?? '')) return [];
    if (inputs.messagesPerUserPerSecond > 0) {
      if (node.baselineBytesPerSecond === undefined) return [];
      if (node.isBurstable && subject.deliveriesPerNodePerSecond !== undefined) return [];
    }
    const estimated = estimateCost({ ...inputs, nodeType: node.name }, subject, book);
    return estimated.ok ? [estimated.value] : [];
  });
  return found.sort(
    (a, b) =>
      compareDecimals(a.bill.exactUsd, b.bill.exactUsd) ||
      a.fleet.nodes - b.fleet.nodes ||
      (a.node.name < b.node.name ? -1 : 1),
  );
}

describe('the search for fleets', () => {
  it('finds the ten best of all types, though it computes few of them', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { inputs, subject } = searchOf(one);
        const estimated = estimateCost(inputs, subject, book);
        const all = allOf(inputs, subject);
        if (!estimated.ok) {
          expect(all).toEqual([]);
          return;
        }
        expect(estimated.value.node.name).toBe(all[0]?.node.name);
        const best = bestFleetChoices(estimated.value, inputs, book);
        expect(best.map(({ node }) => node.name)).toEqual(all.slice(0, 10).map(({ node }) => node.name));
        expect(best.map(({ bill }) => bill.monthlyUsd)).toEqual(
          all.slice(0, 10).map(({ bill }) => bill.monthlyUsd),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('keeps the fleets that none beats in both cost and headroom', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { inputs, subject } = searchOf(one);
        const estimated = estimateCost(inputs, subject, book);
        if (!estimated.ok) return;
        const frontier = fleetFrontier(estimated.value, inputs, book);
        expect(frontier[0]?.bill.monthlyUsd).toEqual(estimated.value.bill.monthlyUsd);
        for (const [index, choice] of frontier.entries()) {
          const next = frontier[index + 1];
          if (next === undefined) continue;
          expect(compareDecimals(choice.bill.exactUsd, next.bill.exactUsd)).toBeLessThan(0);
          expect(next.headroomRatio).toBeGreaterThan(choice.headroomRatio);
        }
        const most = Math.max(...allOf(inputs, subject).map((any) => headroomOf(any, inputs.users)));
        expect(frontier.at(-1)?.headroomRatio).toBeCloseTo(most, 9);
      }),
      { numRuns: 4 },
    );
  });

  function headroomOf({ fleet }: CostEstimate, users: number): number {
    const { limit, perUser } = fleet.tightest;
    return 1 - (users * toNumber(perUser)) / ((fleet.nodes - fleet.spareNodes) * toNumber(limit));
  }

  it.each<[string, Partial<SearchFilters>, (name: string) => boolean]>([
    ['architecture', { architecture: 'amd64' }, (name) => book.nodeTypes.get(name)?.architecture === 'amd64'],
    ['generation', { isCurrentOnly: true }, (name) => !/^(?:a1|[cm][1-4]|m1|r[34]|t1|i2)\./.test(name)],
    ['burstable', { allowsBurstable: false }, (name) => !/^t\d/.test(name)],
    ['GPUs', { allowsGpu: false, families: ['g4dn', 'c7g', 'm7g'] }, (name) => /^[cm]7g\./.test(name)],
    ['families', { families: ['m7i', 'r7i'] }, (name) => /^[mr]7i\./.test(name)],
    ['most nodes', { maximumNodes: 3 }, (name) => book.nodeTypes.has(name)],
  ])('keeps to the filter of %s', (_, filter, passes) => {
    const inputs = { ...base, users: 2_000_000, search: { ...base.search, ...filter } };
    const subject: CostSubject = { subject: 'any', memoryPerConnectionBytes: typed(14_000) };
    const estimated = estimateCost(inputs, subject, book);
    if (!estimated.ok) throw new Error(JSON.stringify(estimated.problems));
    const best = bestFleetChoices(estimated.value, inputs, book);
    expect(best).toHaveLength(10);
    expect(best.filter(({ node }) => !passes(node.name)).map(({ node }) => node.name)).toEqual([]);
    if (filter.maximumNodes !== undefined) {
      expect(Math.max(...best.map(({ fleet }) => fleet.nodes))).toBeLessThanOrEqual(3);
    }
  });

  it('says so when no type passes the filters', () => {
    const inputs = { ...base, users: 1000, search: { ...base.search, families: ['nope'] } };
    const subject: CostSubject = { subject: 'any', memoryPerConnectionBytes: typed(14_000) };
    expect(estimateCost(inputs, subject, book)).toMatchObject({
      ok: false,
      problems: [{ where: { pointer: '/node' } }],
    });
  });
});
