import { expect, test } from 'vitest';
import type { ComparisonRow } from '@/lib/comparison/comparison';
import type { SiblingValue } from '@/lib/model/run-siblings';
import type { Load, Measurement } from '@/lib/model/suite-file';
import { compareRun, headlineRow } from './run-headline';
import { runVerdict } from './run-verdict';

const OPEN: Load = { model: 'open', connections: 1000 };

function rowOf(measurement: Partial<Measurement> & { value: number }): ComparisonRow | undefined {
  return headlineRow(
    compareRun({
      run: {
        id: 'r_1',
        subject: 'go',
        measurements: [{ case: 'all', metric: 'latency', statistic: 'p99', ...measurement }],
      },
      suite: { slug: 'chat', title: 'Chat' },
      subject: { slug: 'go', name: 'Go' },
      metrics: [],
      importedAtMs: 0,
      siblings: [],
      claims: [],
    }),
  );
}

function sentence(
  value: number,
  others: readonly (number | SiblingValue)[],
  options: { total?: number; better?: 'higher' } = {},
) {
  const row = rowOf(
    options.better === undefined ? { value } : { value, metric: 'request-rate', statistic: 'mean' },
  );
  const values = others.map((other, index) =>
    typeof other === 'number' ? { runId: `r_${index}`, value: other, load: OPEN } : other,
  );
  const { lead, rest } = runVerdict(
    row,
    { position: 1, total: options.total ?? others.length + 1, values },
    OPEN,
  );
  return `${lead}|${rest}`;
}

test('the extreme of several runs is named with the range of the others', () => {
  expect(sentence(44_900, [36_900, 38_200, 37_500])).toBe(
    'Latency p99 44.9 µs, the highest of 4 runs|(the others: 36.9 to 38.2 µs).',
  );
  expect(sentence(36_000, [36_900, 38_200])).toBe(
    'Latency p99 36 µs, the lowest of 3 runs|(the others: 36.9 to 38.2 µs).',
  );
});

test('a run between the others is ranked from the better end', () => {
  expect(sentence(37_000, [36_000, 38_000, 39_000])).toMatch(/^Latency p99 37 µs, second lowest of 4 runs\|/);
  expect(sentence(37, [36, 38, 39], { better: 'higher' })).toMatch(
    /^Request rate 37 \/s, third highest of 4 runs\|/,
  );
  const many = Array.from({ length: 30 }, (_, index) => (index < 20 ? 1000 + index : 9000));
  expect(sentence(5000, many)).toMatch(/, 21st lowest of 31 runs\|/);
});

test('two runs compare, and equal values share their place', () => {
  expect(sentence(44_000, [36_900])).toBe('Latency p99 44 µs, the higher of 2 runs|(the other: 36.9 µs).');
  expect(sentence(44_000, [44_000])).toBe('Latency p99 44 µs, the same in both runs|(the other: 44 µs).');
  expect(sentence(44_000, [44_000, 44_000])).toMatch(/the same in all 3 runs/);
  expect(sentence(44_000, [44_000, 36_000])).toMatch(/the joint highest of 3 runs/);
});

test('runs under another load are not ranked against', () => {
  const closed = { runId: 'r_c', value: 1000, load: { model: 'closed' } as const };
  const unstated = { runId: 'r_u', value: 50_000 };
  expect(sentence(44_000, [closed, unstated])).toBe(
    'Latency p99 44 µs, the lower of 2 runs|(the other: 50 µs). 1 more of its subject was under another load and is not counted.',
  );
  expect(sentence(44_000, [closed])).toBe(
    'Latency p99 44 µs|. The other run of its subject had another load, so there is nothing to rank it against.',
  );
});

test('without others it says that one run has no spread, or that nobody else has the figure', () => {
  expect(sentence(44_000, [])).toBe(
    'Latency p99 44 µs|, the only run of its subject. One run has no spread; add more of the same to see it.',
  );
  expect(sentence(44_000, [], { total: 3 })).toMatch(/\|\. No other run of its subject has this figure/);
});

test('a case is named, and a run without measurements says so', () => {
  const { lead } = runVerdict(
    rowOf({ value: 1000, case: 'GET /login' }),
    { position: 1, total: 1, values: [] },
    undefined,
  );
  expect(lead).toBe('Latency p99 of GET /login 1 µs');
  expect(runVerdict(undefined, { position: 1, total: 1, values: [] }, undefined).lead).toBe(
    'This run holds no measurements.',
  );
});
