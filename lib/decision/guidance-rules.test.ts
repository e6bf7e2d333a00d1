import { describe, expect, it } from 'vitest';
import type { Guidance } from '@/lib/model/suite-file';
import { evidenceOf } from '@/tests/support/decision-evidence';
import { gatherCells } from './decision-cell';
import { applyGuidance, GUIDANCE_QUANTITIES, type RuleOutcome } from './guidance-rules';

const evidence = evidenceOf(
  ['go', 'rust'],
  [
    { quantity: 'latency.p99', claims: [36_000, 18_000] },
    { quantity: 'max-connections.value', claims: [890_000, 940_000] },
    { quantity: 'monthly-cost.value', claims: [3100, 5200] },
  ],
);
const cells = gatherCells(evidence, new Set(GUIDANCE_QUANTITIES), 0.15);

const RULES: readonly Guidance[] = [
  {
    id: 'go-users',
    subject: 'go',
    advice: 'for',
    when: [
      { field: 'users', op: '>=', value: 500_000 },
      { field: 'users', op: '<=', value: 2_000_000 },
      { field: 'needs:low-cost', op: '=', value: true },
    ],
  },
  {
    id: 'rust-latency',
    subject: 'rust',
    advice: 'for',
    when: [{ field: 'latencyP99Ns', op: '<', value: 20_000 }],
  },
  {
    id: 'rust-systems',
    subject: 'rust',
    advice: 'against',
    when: [{ field: 'experience:systems', op: '=', value: 0 }],
  },
  { id: 'go-always', subject: 'go', advice: 'for' },
];

function apply(situation: Record<string, number | boolean | string>): Record<string, RuleOutcome> {
  const outcomes = applyGuidance(RULES, new Map(Object.entries(situation)), cells);
  return Object.fromEntries(outcomes.map((outcome) => [outcome.id, outcome]));
}

const statesOf = (outcomes: Record<string, RuleOutcome>) => Object.values(outcomes).map(({ state }) => state);

describe('guidance', () => {
  it('is open where something is not answered, silent where a condition fails, and fires where all hold', () => {
    expect(statesOf(apply({}))).toEqual(['open', 'open', 'open', 'fires']);
    expect(statesOf(apply({ users: 600_000 }))).toEqual(['open', 'open', 'open', 'fires']);
    expect(statesOf(apply({ users: 3_000_000 }))).toEqual(['silent', 'open', 'open', 'fires']);
    expect(
      statesOf(
        apply({ users: 600_000, 'needs:low-cost': true, latencyP99Ns: 20_000, 'experience:systems': 0 }),
      ),
    ).toEqual(['fires', 'silent', 'fires', 'fires']);
  });

  it('is open where the answer is of another kind', () => {
    expect(apply({ 'experience:systems': 'none' })['rust-systems']?.state).toBe('open');
  });

  it('conflicts where two rules that fire advise against the same option or for different ones', () => {
    const outcomes = apply({ latencyP99Ns: 19_000, 'experience:systems': 0 });
    expect(outcomes['rust-latency']?.conflictsWith).toEqual(['rust-systems', 'go-always']);
    expect(outcomes['rust-systems']?.conflictsWith).toEqual(['rust-latency']);
    expect(outcomes['go-always']?.conflictsWith).toEqual(['rust-latency']);
    expect(outcomes['go-users']?.conflictsWith).toEqual([]);
  });

  it('tells where it advises an option for what the option does not reach', () => {
    // The rule covers up to two million users, a node of it holds 890,000.
    expect(apply({})['go-users']?.outside).toEqual([
      { field: 'users', asked: 2_000_000, quantity: 'max-connections.value', value: 890_000 },
    ]);
    expect(apply({ users: 600_000 })['go-users']?.outside).toEqual([]);
    expect(apply({ latencyP99Ns: 15_000 })['rust-latency']?.outside).toEqual([
      { field: 'latencyP99Ns', asked: 15_000, quantity: 'latency.p99', value: 18_000 },
    ]);
    expect(apply({ monthlyUsd: 3000 })['go-always']?.outside).toEqual([
      { field: 'monthlyUsd', asked: 3000, quantity: 'monthly-cost.value', value: 3100 },
    ]);
    expect(apply({ monthlyUsd: 3100 })['go-always']?.outside).toEqual([]);
  });
});
