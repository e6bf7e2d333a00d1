import { describe, expect, test } from 'vitest';
import { claimOf, suiteDataOf } from '@/tests/support/suite-data';
import { compareSuite } from './compare-suite';

const eight = (start: number) => Array.from({ length: 8 }, (_, index) => start + index);

function rowOf(data: Parameters<typeof compareSuite>[0], key: string, options = {}) {
  const comparison = compareSuite(
    data,
    data.subjects.map((subject) => subject.slug),
    options,
  );
  const row = comparison.rows.find((candidate) => candidate.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return row;
}

describe('compareSuite', () => {
  test('takes the median over runs, the best cell as base, and tests the others against it', () => {
    const row = rowOf(
      suiteDataOf({ slow: { 'latency.p99': eight(200) }, fast: { 'latency.p99': eight(100) } }),
      'latency.p99',
    );
    expect(row.cells[1]).toMatchObject({
      value: 103.5,
      ratio: 1,
      verdict: 'base',
      tieGroup: 1,
      low: 100,
      high: 107,
    });
    expect(row.cells[0]).toMatchObject({ value: 203.5, verdict: 'worse', effect: 1, tieGroup: 2, runs: 8 });
    expect(row.cells[0]?.ratio).toBeCloseTo(203.5 / 103.5, 12);
    expect(row.cells[0]?.p).toBeCloseTo(2 / 12870, 12);
  });

  test('names the higher one best where higher is better', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'request-rate.mean': eight(100) }, b: { 'request-rate.mean': eight(200) } }),
      'request-rate.mean',
    );
    expect(row.cells.map((cell) => cell?.verdict)).toEqual(['worse', 'base']);
  });

  test('three runs against three decide nothing', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'latency.p99': [1, 2, 3] }, b: { 'latency.p99': [10, 11, 12] } }),
      'latency.p99',
    );
    expect(row.cells[1]).toMatchObject({ verdict: 'undecided' });
    expect(row.cells[1]?.p).toBeCloseTo(0.1, 12);
    expect(row.cells.every((cell) => cell?.tieGroup === undefined)).toBe(true);
    expect(row.cells[0]?.low).toBeUndefined();
  });

  test('three runs a side stay undecided even where ten others push p below 5 %', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'latency.p99': [1, 2, 3] }, b: { 'latency.p99': eight(100) } }),
      'latency.p99',
    );
    expect(row.cells[1]?.p).toBeLessThan(0.05);
    expect(row.cells[1]?.verdict).toBe('undecided');
  });

  test('overlapping samples share the first tie group', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'latency.p99': [10, 12, 14, 16] }, b: { 'latency.p99': [11, 13, 15, 17] } }),
      'latency.p99',
    );
    expect(row.cells.map((cell) => cell?.tieGroup)).toEqual([1, 1]);
    expect(row.cells[1]?.verdict).toBe('undecided');
  });

  test('a chosen base takes the place of the best', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'latency.p99': eight(200) }, b: { 'latency.p99': eight(100) } }),
      'latency.p99',
      { base: 'a' },
    );
    expect(row.cells.map((cell) => cell?.verdict)).toEqual(['base', 'better']);
  });

  test('does not test latencies of an open load model against a closed one, but still tests rates', () => {
    const data = suiteDataOf(
      {
        a: { 'latency.p99': eight(100), 'request-rate.mean': eight(100) },
        b: { 'latency.p99': eight(200), 'request-rate.mean': eight(200) },
      },
      { loads: { a: { model: 'open' }, b: { model: 'closed' } } },
    );
    expect(rowOf(data, 'latency.p99').cells[1]).toMatchObject({ verdict: 'not-comparable' });
    expect(rowOf(data, 'latency.p99').cells[1]?.p).toBeUndefined();
    expect(rowOf(data, 'request-rate.mean').cells[0]?.verdict).toBe('worse');
  });

  test('a base of zero gives no ratio', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'errors.value': [0] }, b: { 'errors.value': [5] } }),
      'errors.value',
    );
    expect(row.cells[1]?.ratio).toBeUndefined();
  });

  test('a missing value stays missing', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'latency.p99': [1], 'latency.p50': [1] }, b: { 'latency.p50': [2] } }),
      'latency.p99',
    );
    expect(row.cells[1]).toBeUndefined();
  });

  test('Holm counts every test of the comparison', () => {
    const data = suiteDataOf({
      a: { 'latency.p50': eight(1), 'latency.p99': eight(1) },
      b: { 'latency.p50': eight(100), 'latency.p99': eight(100) },
    });
    const cell = rowOf(data, 'latency.p99').cells[1];
    expect(cell?.pHolm).toBeCloseTo(2 * (cell?.p ?? Number.NaN), 12);
  });

  test('claims under other conditions get a row of their own; the first claim for a cell counts', () => {
    const data = suiteDataOf(
      {},
      {
        claims: [
          claimOf('c1', 'a', 'max-connections.value', 1_120_000, { nodeMemoryBytes: 16e9, vcpus: 8 }),
          claimOf('c2', 'b', 'max-connections.value', 890_000, { nodeMemoryBytes: 16e9, vcpus: 8 }),
          claimOf('c3', 'a', 'max-connections.value', 112_000, { vcpus: 2 }),
          claimOf('c4', 'b', 'max-connections.value', 89_000, { vcpus: 2 }),
          claimOf('c5', 'b', 'max-connections.value', 980_000, { nodeMemoryBytes: 16e9 }),
        ],
      },
    );
    const main = rowOf(data, 'max-connections.value');
    expect(main.claims.map((cell) => cell?.claim.id)).toEqual(['c1', 'c2']);
    expect(main.claims[1]?.otherwise.map((claim) => claim.id)).toEqual(['c5']);
    expect(main.claims[0]?.isBest).toBe(true);
    expect(rowOf(data, 'max-connections.value~2').claims.map((cell) => cell?.claim.id)).toEqual(['c3', 'c4']);
  });

  test('claims are never tested', () => {
    const data = suiteDataOf(
      {},
      { claims: [claimOf('c1', 'a', 'latency.p99', 1), claimOf('c2', 'b', 'latency.p99', 9)] },
    );
    const row = rowOf(data, 'latency.p99');
    expect(row.cells).toEqual([undefined, undefined]);
    expect(row.grade).toBe('claim');
    expect(row.claims[1]?.ratio).toBe(9);
  });

  test('gives the interval of the ratio, which agrees with the test', () => {
    const row = rowOf(
      suiteDataOf({ a: { 'latency.p99': eight(200) }, b: { 'latency.p99': eight(100) } }),
      'latency.p99',
    );
    expect(row.cells[0]?.ratioLow).toBeGreaterThan(1.9);
    expect(row.cells[0]?.ratioHigh).toBeLessThan(2.1);
    expect(row.cells[0]?.ratio).toBeGreaterThan(row.cells[0]?.ratioLow ?? Infinity);
    expect(row.cells[1]?.ratioLow).toBeUndefined();
    const few = rowOf(
      suiteDataOf({ a: { 'latency.p99': [1, 2, 3] }, b: { 'latency.p99': [10, 11, 12] } }),
      'latency.p99',
    );
    expect(few.cells[1]?.ratioLow).toBeUndefined();
  });

  describe('repetitions within single runs', () => {
    const times = (start: number, count: number) =>
      Array.from({ length: count }, (_, index) => start + index);
    const repeated = (aRuns: number[], quantity = 'time-per-operation.p50') => {
      const [metric = '', statistic = ''] = quantity.split('.');
      const data = suiteDataOf({ a: { [quantity]: aRuns }, b: { [quantity]: [204.5] } });
      return rowOf(
        {
          ...data,
          repetitions: [
            { runId: 'r_a0', case: 'all', metric, values: times(100, 10) },
            { runId: 'r_b0', case: 'all', metric, values: times(200, 10).toReversed() },
          ],
        },
        `${metric}.${statistic}`,
      );
    };

    test('stand for runs where each side has one', () => {
      const [a, b] = repeated([104.5]).cells;
      expect(a).toMatchObject({
        value: 104.5,
        runs: 1,
        repetitions: 10,
        verdict: 'base',
        low: 101,
        high: 108,
        tieGroup: 1,
      });
      expect(b).toMatchObject({ runs: 1, repetitions: 10, verdict: 'worse', effect: 1, tieGroup: 2 });
      expect(b?.p).toBeCloseTo(2 / 184_756, 12);
      expect(b?.ratioLow).toBeGreaterThan(1);
    });

    test('say nothing where a side has several runs', () => {
      const [a, b] = repeated([104.5, 105]).cells;
      expect(a?.repetitions).toBeUndefined();
      expect(b).toMatchObject({ verdict: 'undecided', runs: 1 });
      expect(b?.repetitions).toBeUndefined();
      expect(b?.low).toBeUndefined();
    });

    test('say nothing of an extreme, and of a mean not where its median lies', () => {
      expect(repeated([104.5], 'time-per-operation.max').cells[1]).toMatchObject({ verdict: 'undecided' });
      const mean = repeated([104.5], 'time-per-operation.mean').cells[1];
      expect(mean).toMatchObject({ verdict: 'worse', repetitions: 10 });
      expect(mean?.low).toBeUndefined();
    });
  });
});
