import { describe, expect, it } from 'vitest';
import { evidenceOf } from '@/tests/support/decision-evidence';
import { readChoices, type ChoiceTexts } from './read-choices';

const evidence = evidenceOf(
  ['a', 'b'],
  [
    { quantity: 'latency.p99', claims: [1, 2] },
    { quantity: 'latency.p99', case: 'GET /?q=1<2', claims: [1, 2] },
    { quantity: 'memory-per-connection.value', claims: [1, 2] },
    { quantity: 'error-ratio.value', claims: [1, 2] },
  ],
);

function choicesOf(texts: ChoiceTexts) {
  const read = readChoices(texts, evidence);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function problemOf(texts: ChoiceTexts) {
  const read = readChoices(texts, evidence);
  return read.ok
    ? undefined
    : read.problems.map(({ where, expected, found }) => ({ at: where.pointer, expected, found }));
}

describe('choices', () => {
  it('have defaults', () => {
    expect(choicesOf({}).choices).toEqual({
      weights: new Map(),
      limits: [],
      without: new Set(),
      claimTolerance: 0.15,
      seed: 1,
      situation: new Map(),
    });
  });

  it('are read with units, and with cases that hold signs', () => {
    const { choices, warnings } = choicesOf({
      weight: ['latency.p99=3', 'GET /?q=1<2:latency.p99=0.5'],
      limit: [
        'latency.p99<20ms',
        'GET /?q=1<2:latency.p99 >= 5us',
        'memory-per-connection.value<=8kb',
        'error-ratio.value<1%',
      ],
      without: ['error-ratio.value'],
      claimTolerance: '5%',
      seed: '42',
      situation: [
        'users=500k',
        'latencyP99Ns=20us',
        'monthlyUsd=$4,000',
        'experience:rust=3',
        'needs:low-cost=yes',
        'needs:x=false',
      ],
    });
    expect(choices).toEqual({
      weights: new Map([
        ['latency.p99', 3],
        ['GET /?q=1<2:latency.p99', 0.5],
      ]),
      limits: [
        { criterion: 'latency.p99', op: '<', value: 20e6 },
        { criterion: 'GET /?q=1<2:latency.p99', op: '>=', value: 5000 },
        { criterion: 'memory-per-connection.value', op: '<=', value: 8000 },
        { criterion: 'error-ratio.value', op: '<', value: 0.01 },
      ],
      without: new Set(['error-ratio.value']),
      claimTolerance: 0.05,
      seed: 42,
      situation: new Map<string, number | boolean>([
        ['users', 500_000],
        ['latencyP99Ns', 20_000],
        ['monthlyUsd', 4000],
        ['experience:rust', 3],
        ['needs:low-cost', true],
        ['needs:x', false],
      ]),
    });
    expect(warnings.map(({ message }) => message)).toEqual(['kb read as 1,000 bytes.']);
  });

  it.each<[ChoiceTexts, string]>([
    [{ weight: ['latency.p99'] }, '/weight'],
    [{ weight: ['latency.p99=-1'] }, '/weight'],
    [{ weight: ['latency.p99=1e9'] }, '/weight'],
    [{ weight: ['latency.p99=1', 'latency.p99=2'] }, '/weight'],
    [{ weight: ['latency.p98=1'] }, '/weight'],
    [{ limit: ['latency.p99<20'] }, '/limit'],
    [{ limit: ['latency.p99<20kB'] }, '/limit'],
    [{ limit: ['latency.p99=20ms'] }, '/limit'],
    [{ limit: ['memory.value<20kB'] }, '/limit'],
    [{ without: ['memory.value'] }, '/without'],
    [{ claimTolerance: '100%' }, '/claimTolerance'],
    [{ claimTolerance: '-1%' }, '/claimTolerance'],
    [{ claimTolerance: '' }, '/claimTolerance'],
    [{ seed: '1.5' }, '/seed'],
    [{ seed: '9007199254740993' }, '/seed'],
    [{ situation: ['users=many'] }, '/situation'],
    [{ situation: ['users=-1'] }, '/situation'],
    [{ situation: ['colour=red'] }, '/situation'],
    [{ situation: ['needs:low-cost=1'] }, '/situation'],
    [{ situation: ['users=1', 'users=2'] }, '/situation'],
  ])('are refused: %j', (texts, pointer) => {
    expect(problemOf(texts)).toEqual([
      { at: pointer, expected: expect.any(String) as string, found: expect.any(String) as string },
    ]);
  });

  it('name the criteria that there are', () => {
    expect(problemOf({ weight: ['latency=1'] })?.[0]?.expected).toBe(
      'a criterion (latency.p99, GET /?q=1<2:latency.p99, memory-per-connection.value, error-ratio.value)',
    );
  });
});
