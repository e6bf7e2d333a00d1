import { describe, expect, it } from 'vitest';
import { evidenceOf } from '@/tests/support/decision-evidence';
import { plainQuery, readDecideQuery } from './decide-query';
import { moveInOrder } from './move-in-order';
import { presetsFor } from './presets';
import { faultsOfRatings, ratingsIn, withRatings } from './ratings';
import { sentQuery } from './sent-query';

const evidence = evidenceOf(
  ['a', 'b'],
  [
    { quantity: 'latency.p99', weight: 2, claims: [10, 20] },
    { quantity: 'latency.p50', claims: [1, 2] },
    { quantity: 'monthly-cost.value', claims: [3, 2] },
    { quantity: 'recovery-time.value', claims: [3, 2] },
  ],
);

describe('an address of a decision', () => {
  it('is read entry by entry: what is wrong or unknown leaves the rest', () => {
    const { texts, faults, stale, warnings } = readDecideQuery(
      {
        'weight.latency.p99': '3',
        'weight.latency.p50': 'much',
        'weight.latency.p95': '1',
        'max.latency.p99': '20ms',
        'min.monthly-cost.value': '1 s',
        'off.recovery-time.value': 'yes',
        users: '500k',
        'needs:low-cost': 'maybe',
        seed: '2',
        theme: 'dark',
      },
      evidence,
    );
    expect(texts).toEqual({
      weight: ['latency.p99=3'],
      limit: ['latency.p99<=20ms'],
      without: ['recovery-time.value'],
      situation: ['users=500k'],
      claimTolerance: undefined,
      seed: '2',
    });
    expect([...faults.keys()]).toEqual(['weight.latency.p50', 'min.monthly-cost.value', 'needs:low-cost']);
    expect(stale).toEqual(['latency.p95']);
    expect(warnings).toEqual([]);
  });

  it('keeps only what differs from the suite', () => {
    const query = { 'weight.latency.p99': '2.0', 'weight.latency.p50': '2', users: ' ', x: 'latency.p99' };
    expect(plainQuery(query, evidence)).toEqual({ 'weight.latency.p50': '2', x: 'latency.p99' });
  });

  it('takes what a form adds', () => {
    expect(
      sentQuery(
        { form: '1', add: 'latency.max', 'new.name': 'Team skills!', 'new.a': '8', 'new.b': '', users: '' },
        evidence,
      ),
    ).toEqual({ 'weight.latency.max': '1', 'source.team-skills': 'my own guess', 'rate.team-skills.a': '8' });
  });
});

describe('rated criteria', () => {
  it('become criteria with a source, and wrong ratings are told', () => {
    const ratings = ratingsIn(
      { 'source.skills': 'the team', 'rate.skills.a': '8', 'rate.skills.b': '11', 'rate.skills.gone': '1' },
      evidence,
    );
    expect([...faultsOfRatings(ratings).keys()]).toEqual(['rate.skills.b']);
    const rated = withRatings(evidence, ratings);
    expect(rated.criteria.at(-1)).toMatchObject({ metric: 'skills', scale: 'linear', from: 0, to: 10 });
    expect(rated.claims.filter(({ metric }) => metric === 'skills')).toEqual([
      expect.objectContaining({ subject: 'a', value: 8, place: 'the team' }),
    ]);
  });
});

describe('presets and steps', () => {
  it('share the weight of a kind among its criteria', () => {
    const latency = presetsFor(evidence).find(({ id }) => id === 'latency-first');
    expect(Object.fromEntries(latency?.weights ?? [])).toEqual({
      'latency.p99': 2.5,
      'latency.p50': 2.5,
      'monthly-cost.value': 1,
      'recovery-time.value': 1,
    });
    expect(presetsFor(evidence).map(({ id }) => id)).toEqual([
      'suite',
      'latency-first',
      'cost-first',
      'resilience-first',
    ]);
  });

  it('exchange two weights, and part equal ones', () => {
    const weights = [
      { name: 'a', weight: 1 },
      { name: 'b', weight: 1 },
      { name: 'c', weight: 3 },
    ];
    expect(Object.fromEntries(moveInOrder(weights, 'a', 'up'))).toEqual({ a: 3, c: 1 });
    expect(Object.fromEntries(moveInOrder(weights, 'b', 'up'))).toEqual({ b: 1.5 });
    expect(Object.fromEntries(moveInOrder(weights, 'a', 'down'))).toEqual({ b: 1.5 });
    expect(moveInOrder(weights, 'c', 'up').size).toBe(0);
  });
});
