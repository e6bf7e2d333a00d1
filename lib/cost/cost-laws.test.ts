import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { calculateCost, CUSTOM_SUBJECT } from './calculate-cost';
import { costText } from './cost-text';
import { COST_FIELDS, type CostField } from './fields';
import { estimateCost, type CostEstimate } from './estimate-cost';
import {
  compareDecimals,
  decimalOf,
  plus,
  roundHalfUp,
  times,
  toNumber,
  ZERO,
  type Decimal,
} from './decimal';
import { nodesFor } from './fleet';
import type { CostInputs } from './inputs';
import { loadPriceBook } from './load-price-book';
import type { NodeType, PriceBook } from './price-book';
import { readCostInputs } from './read-inputs';
import type { CostSubject, Figure } from './subject';

let book: PriceBook;
let base: CostInputs;
beforeAll(async () => {
  const loaded = await loadPriceBook('us-east-1');
  const read = readCostInputs({ users: 1 });
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

const NODES = ['c7g.2xlarge', 'm7g.large', 'r7i.4xlarge', 't4g.micro', 'c6gn.16xlarge'];

const cases = fc.record({
  users: fc.integer({ min: 1, max: 20_000_000 }),
  messages: fc.constantFrom(0, 0.01, 0.5, 2),
  fanOut: fc.constantFrom(0, 1, 20),
  headroomPercent: fc.integer({ min: 0, max: 90 }),
  spareNodes: fc.nat(4),
  minimumNodes: fc.integer({ min: 1, max: 5 }),
  nodeType: fc.constantFrom(...NODES),
  memory: fc.integer({ min: 500, max: 60_000 }),
  connections: fc.option(fc.integer({ min: 1000, max: 2_000_000 }), { nil: undefined }),
  deliveries: fc.option(fc.integer({ min: 10_000, max: 3_000_000 }), { nil: undefined }),
  isComputeOnly: fc.boolean(),
  zones: fc.constantFrom(2, 3),
  survivesZoneLoss: fc.boolean(),
  connectsEachWithinMs: fc.constant<number | undefined>(undefined),
});
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

function inputsOf(one: Case): CostInputs {
  return {
    ...base,
    users: one.users,
    messagesPerUserPerSecond: one.messages,
    fanOut: one.fanOut,
    headroomRatio: one.headroomPercent / 100,
    spareNodes: one.spareNodes,
    minimumNodes: one.minimumNodes,
    nodeType: one.nodeType,
    isComputeOnly: one.isComputeOnly,
    zones: one.zones,
    survivesZoneLoss: one.survivesZoneLoss,
    ...(one.connectsEachWithinMs === undefined
      ? {}
      : { newConnectionsPerNodePerSecond: 5000, reconnectWithinNs: one.connectsEachWithinMs * 1e6 }),
  };
}

function subjectOf(one: Case): CostSubject {
  return {
    subject: 'any',
    memoryPerConnectionBytes: typed(one.memory),
    ...(one.connections === undefined ? {} : { connectionsPerNode: typed(one.connections) }),
    ...(one.deliveries === undefined ? {} : { deliveriesPerNodePerSecond: typed(one.deliveries) }),
  };
}

function estimate(inputs: CostInputs, subject: CostSubject, from: PriceBook = book): CostEstimate {
  const estimated = estimateCost(inputs, subject, from);
  if (!estimated.ok) throw new Error(JSON.stringify(estimated.problems));
  return estimated.value;
}

function usd(one: CostEstimate): Decimal {
  return one.bill.monthlyUsd;
}

describe('laws of a cost', () => {
  it('adds up: amounts are quantity × price, and the sum is rounded once', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { bill } = estimate(inputsOf(one), subjectOf(one));
        for (const line of bill.lines) {
          expect(compareDecimals(line.amountUsd, times(line.quantity, line.unitPriceUsd))).toBe(0);
          expect(line.quantity.places).toBeLessThanOrEqual(6);
        }
        const sum = bill.lines.reduce<Decimal>((total, line) => plus(total, line.amountUsd), ZERO);
        expect(compareDecimals(bill.monthlyUsd, roundHalfUp(sum, 2))).toBe(0);
      }),
    );
  });

  it('needs the most nodes that any resource asks for, at least the minimum, plus the spare ones', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { fleet } = estimate(inputsOf(one), subjectOf(one));
        const needs = fleet.resources.map((resource) => nodesFor(resource, decimalOf(one.users)));
        const needed = Math.max(...needs);
        const carrying = Math.max(needed, one.minimumNodes);
        if (!one.survivesZoneLoss) expect(fleet.nodes).toBe(carrying + one.spareNodes);
        else {
          const holds = (nodes: number) =>
            nodes - one.spareNodes >= carrying && nodes - Math.ceil(nodes / one.zones) >= carrying;
          expect([holds(fleet.nodes), holds(fleet.nodes - 1)]).toEqual([true, false]);
        }
        if (one.minimumNodes > needed) expect(fleet.binding).toBe('minimum');
        else expect(needs[fleet.resources.findIndex(({ name }) => name === fleet.binding)]).toBe(needed);
      }),
    );
  });

  it('never falls with users, headroom, spare nodes or memory per connection', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 1_000_000 }), (one, more) => {
        const before = usd(estimate(inputsOf(one), subjectOf(one)));
        for (const larger of [
          { ...one, users: one.users + more },
          { ...one, headroomPercent: Math.min(90, one.headroomPercent + (more % 10)) },
          { ...one, spareNodes: one.spareNodes + 1 },
          { ...one, minimumNodes: one.minimumNodes + 1 },
          { ...one, memory: one.memory + (more % 1000) },
          { ...one, survivesZoneLoss: true },
          { ...one, connectsEachWithinMs: 30_000 },
        ]) {
          const after = usd(estimate(inputsOf(larger), subjectOf(larger)));
          expect(compareDecimals(after, before)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('stays the same when all memory grows alike', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 9 }), (one, factor) => {
        const inputs = { ...inputsOf(one), baseMemoryBytes: 10_000_000, headroomRatio: 0.25 };
        const subject = subjectOf(one);
        const before = estimate(inputs, subject);
        const grown = new Map(book.nodeTypes);
        const node = book.nodeTypes.get(one.nodeType);
        if (node === undefined) throw new Error('no node');
        grown.set(node.name, { ...node, memoryBytes: node.memoryBytes * factor });
        const after = estimate(
          { ...inputs, baseMemoryBytes: 10_000_000 * factor },
          { ...subject, memoryPerConnectionBytes: typed(one.memory * factor) },
          { ...book, nodeTypes: grown },
        );
        expect(after.fleet).toEqual(before.fleet);
        expect(after.bill.monthlyUsd).toEqual(before.bill.monthlyUsd);
      }),
    );
  });
});

describe('any input', () => {
  /** Values that a field takes, the ends of its range among them. */
  function valuesOf(field: CostField): fc.Arbitrary<string | number> {
    if (field.kind === 'choice') return fc.constantFrom(...field.choices);
    if (field.kind === 'name') return fc.constantFrom('us-east-1', ...NODES);
    const { min, max, above, below, whole } = field;
    if (whole === true)
      return fc.oneof(
        fc.constantFrom(min, max),
        fc.maxSafeInteger().map((n) => min + (Math.abs(n) % (max - min))),
      );
    return fc.double({ min, max, noNaN: true, minExcluded: above === true, maxExcluded: below === true });
  }
  const { node: _node, region: _region, referenceNode: _reference, ...fields } = COST_FIELDS;
  const anyValues = fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valuesOf(field)])),
    { requiredKeys: ['users'] },
  );

  it('gives an answer of finite numbers or says what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(anyValues, async (values) => {
        const read = readCostInputs(values);
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        const calculated = await calculateCost(read.value.inputs, [CUSTOM_SUBJECT]);
        if (!calculated.ok) expect(calculated.problems.length).toBeGreaterThan(0);
        else {
          expect(JSON.stringify(calculated.value.answer)).not.toContain('null');
          expect(costText(calculated.value)).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
    );
  });

  it('survives figures of a suite that nobody can have measured', () => {
    const figure = fc
      .oneof(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
      .filter((value) => value > 0);
    fc.assert(
      fc.property(figure, figure, figure, (memory, connections, deliveries) => {
        const subject: CostSubject = {
          subject: 'any',
          memoryPerConnectionBytes: { ...typed(memory), spread: { kind: 'claim' } },
          connectionsPerNode: typed(connections),
          deliveriesPerNodePerSecond: typed(deliveries),
        };
        const inputs = { ...base, users: 500_000, messagesPerUserPerSecond: 0.1 };
        const estimated = estimateCost(inputs, subject, book);
        if (estimated.ok) expect(Number.isFinite(toNumber(usd(estimated.value)))).toBe(true);
        else expect(estimated.problems).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the cheapest node', () => {
  it('is no dearer than any type, over all types one by one', () => {
    const inputs = { ...base, users: 750_000, isComputeOnly: true };
    const subject: CostSubject = { subject: 'any', memoryPerConnectionBytes: typed(14_000) };
    const best = estimate({ ...inputs, nodeType: 'cheapest' }, subject);
    const each = [...book.nodeTypes.keys()].flatMap((nodeType) => {
      const estimated = estimateCost({ ...inputs, nodeType }, subject, book);
      return estimated.ok ? [estimated.value] : [];
    });
    expect(each.length).toBeGreaterThan(1000);
    expect(toNumber(usd(best))).toBe(Math.min(...each.map((one) => toNumber(usd(one)))));
  });

  it('never costs more when a price falls', () => {
    const subject: CostSubject = { subject: 'any', memoryPerConnectionBytes: typed(14_000) };
    const all = [...book.nodeTypes.values()];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.nat(all.length - 1),
        fc.integer({ min: 1, max: 99 }),
        (users, index, percent) => {
          const inputs = { ...base, users, nodeType: 'cheapest' };
          const node = all[index];
          const price = node?.usdPerHour.none;
          if (node === undefined || price === undefined) throw new Error('no price');
          const cheaper: NodeType = {
            ...node,
            usdPerHour: { none: { ...price, usd: times(price.usd, decimalOf(percent / 100)) } },
          };
          const nodeTypes = new Map(book.nodeTypes).set(node.name, cheaper);
          const before = usd(estimate(inputs, subject));
          const after = usd(estimate(inputs, subject, { ...book, nodeTypes }));
          expect(compareDecimals(after, before)).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('leaves out types whose limit the model does not know', () => {
    const inputs = {
      ...base,
      users: 50_000,
      messagesPerUserPerSecond: 1,
      nodeType: 'cheapest',
      referenceNodeType: 'c7g.2xlarge',
    };
    const subject: CostSubject = { subject: 'any', deliveriesPerNodePerSecond: typed(1_100_000) };
    const { node } = estimate(inputs, subject);
    expect(node.isBurstable).toBe(false);
    expect(node.baselineBytesPerSecond).toBeDefined();
  });
});
