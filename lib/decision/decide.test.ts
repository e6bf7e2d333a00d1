import { describe, expect, it } from 'vitest';
import { evidenceOf, type TableRow } from '@/tests/support/decision-evidence';
import { DEFAULT_CHOICES, type Choices } from './choices';
import { decide } from './decide';
import type { Decision } from './decision';
import type { DecisionEvidence } from './evidence';

function decisionOf(evidence: DecisionEvidence, choices: Partial<Choices> = {}, draws = 1000): Decision {
  const result = decide(evidence, { ...DEFAULT_CHOICES, ...choices }, { draws });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problemOf(evidence: DecisionEvidence, choices: Partial<Choices> = {}) {
  const result = decide(evidence, { ...DEFAULT_CHOICES, ...choices });
  if (result.ok) throw new Error('decided');
  return result.problems[0];
}

function table(rows: readonly TableRow[], choices: Partial<Choices> = {}): Decision {
  return decisionOf(evidenceOf(['a', 'b', 'c'], rows), choices);
}

const scoresOf = (decision: Decision) => decision.options.map(({ score }) => score);
const weightsOf = (pairs: Record<string, number>) => new Map(Object.entries(pairs));

describe('scores', () => {
  it('are the weighted sum of best over value, or value over best', () => {
    const decision = table(
      [
        { quantity: 'latency.p99', claims: [10, 20, 40] },
        { quantity: 'request-rate.mean', claims: [50, 100, 25] },
      ],
      { weights: weightsOf({ 'latency.p99': 3, 'request-rate.mean': 1 }) },
    );
    expect(scoresOf(decision)).toEqual([0.875, 0.625, 0.25]);
    expect(decision.flips.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
    expect(decision.winner).toBe('a');
  });

  it('follow linear and logarithmic scales, held within 0 and 1', () => {
    const linear = table([
      { quantity: 'latency.p99', scale: 'linear', from: 30, to: 10, claims: [5, 20, 99] },
    ]);
    expect(scoresOf(linear)).toEqual([1, 0.5, 0]);
    const log = table([
      { quantity: 'request-rate.mean', scale: 'log', from: 1, to: 100, claims: [10, 0, 1000] },
    ]);
    expect(scoresOf(log)).toEqual([0.5, 0, 1]);
  });

  it('count a value of 0 as the best where low is better', () => {
    const decision = table([{ quantity: 'error-ratio.value', claims: [0, 0.01, 0] }]);
    expect(scoresOf(decision)).toEqual([1, 0, 1]);
    expect(decision.leaders).toEqual(['a', 'c']);
    expect(decision.criteria[0]?.notes.join()).toContain('a linear scale says how much it matters');
  });

  it('of an option that lacks a row come from its others, and it is marked', () => {
    const decision = table([
      { quantity: 'latency.p99', claims: [10, 20, 40] },
      { quantity: 'request-rate.mean', claims: [50, 100, undefined] },
    ]);
    expect(scoresOf(decision)).toEqual([0.75, 0.75, 0.25]);
    expect(decision.options.map(({ lacks }) => lacks)).toEqual([[], [], ['request-rate.mean']]);
    expect(decision.criteria[1]?.notes).toEqual(['c: no value.']);
  });

  it('tie within 1e-12: the first of the suite wins, and the sentence says so', () => {
    const decision = table([{ quantity: 'latency.p99', claims: [20, 10, 10 * (1 + 1e-14)] }]);
    expect(decision).toMatchObject({ winner: 'b', leaders: ['b', 'c'] });
    expect(decision.options.map(({ winShare }) => winShare)).toEqual([0, 0.5, 0.5]);
    expect(decision.sentence).toMatch(/^b and c tie at 1\.000/);
  });

  it('do not count what nobody can rank, and say why', () => {
    const decision = table([
      { quantity: 'latency.p99', claims: [1, 2, 3] },
      { quantity: 'cpu-utilisation.mean', claims: [0.1, 0.2, 0.3] },
      { quantity: 'own.value', claims: [1, 2, 3] },
      { quantity: 'recovery-time.value', claims: [-1, 2, 3] },
      { quantity: 'latency.stddev', claims: [1, 2, 3] },
      { quantity: 'memory.value', scale: 'linear', claims: [1, 2, 3] },
    ]);
    expect(decision.flips.map(({ criterion }) => criterion)).toEqual(['latency.p99']);
    expect(decision.criteria.map(({ because }) => because)).toEqual([
      undefined,
      'Nothing says whether lower or higher is better.',
      'Its unit is unknown, so it is never ranked.',
      'A negative value has no place on the scale ratio; a linear scale with from and to takes it.',
      'Nothing says whether lower or higher is better.',
      'The scale linear needs from, worth 0, and to, worth 1.',
    ]);
  });
});

describe('evidence', () => {
  it('is of the strongest kind that all options have', () => {
    const decision = table([
      { quantity: 'latency.p99', claims: [1, 1, 1], runs: [[10], [20], undefined] },
      { quantity: 'request-rate.mean', claims: [9, 9, 9], runs: [[10], [20], [30]] },
    ]);
    expect(decision.criteria.map(({ grade }) => grade)).toEqual(['claim', 'summary']);
    expect(decision.criteria[0]?.cells.map(({ value }) => value)).toEqual([1, 1, 1]);
    expect(decision.criteria[0]?.notes[0]).toContain('Measured for a and b only');
    expect(decision.criteria[1]?.cells.map(({ value }) => value)).toEqual([10, 20, 30]);
  });

  it('never mixes kinds in a row', () => {
    const decision = table([
      { quantity: 'latency.p99', claims: [1, undefined, undefined], runs: [undefined, [20], [30]] },
      { quantity: 'memory.value', claims: [1, 2, 3] },
    ]);
    expect(decision.criteria[0]?.cells.map(({ subject }) => subject)).toEqual(['b', 'c']);
    expect(decision.options[0]?.lacks).toEqual(['latency.p99']);
    expect(decision.criteria[0]?.notes[0]).toContain('a: only evidence of another kind');
  });

  it('is the median over the runs, with its interval from six on, else the runs themselves', () => {
    const decision = table([{ quantity: 'latency.p99', runs: [[6, 1, 2, 3, 4, 5], [7, 9, 8], [10]] }]);
    expect(decision.criteria[0]?.cells).toEqual([
      {
        subject: 'a',
        value: 3.5,
        utility: 1,
        low: 1,
        high: 6,
        spread: 'interval',
        grade: 'summary',
        runs: 6,
      },
      {
        subject: 'b',
        value: 8,
        utility: 3.5 / 8,
        low: 7,
        high: 9,
        spread: 'runs',
        grade: 'summary',
        runs: 3,
      },
      {
        subject: 'c',
        value: 10,
        utility: 0.35,
        low: 10,
        high: 10,
        spread: 'none',
        grade: 'summary',
        runs: 1,
      },
    ]);
  });

  it('is the first claim in the file; one without a subject holds for all', () => {
    const evidence = evidenceOf(['a', 'b'], [{ quantity: 'latency.p99', claims: [10, undefined] }]);
    const claim = { case: 'all', metric: 'latency', statistic: 'p99' };
    const decision = decisionOf({
      ...evidence,
      claims: [
        ...evidence.claims,
        { ...claim, id: 'x', value: 99 },
        { ...claim, id: 'y', subject: 'b', value: 1 },
        { ...claim, id: 'z', subject: 'a', value: 1 },
      ],
    });
    expect(decision.criteria[0]?.cells.map(({ value, claim: id }) => [value, id])).toEqual([
      [10, 'c0-0'],
      [99, 'x'],
    ]);
  });

  it('uses a tolerance around claims for the ranks', () => {
    // b wins where its value falls below that of a: 10 ± 5 % and 10.5 ± 5 % overlap.
    const rows = [{ quantity: 'latency.p99', claims: [10, 10.5] }];
    const decide2 = (claimTolerance: number) =>
      decisionOf(evidenceOf(['a', 'b'], rows), { claimTolerance }, 10_000).options.map(
        ({ rankProbabilities }) => rankProbabilities,
      );
    expect(decide2(0)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    // a in 9.5…10.5, b in 9.975…11.025: b is lower on a triangle of 0.525² / 2 of the area 1 × 1.05.
    const [[, loses = 0] = [], [wins = 0] = []] = decide2(0.05);
    expect(wins).toBeCloseTo(0.525 ** 2 / 2 / 1.05, 1);
    expect(Math.abs(wins - 0.525 ** 2 / 2 / 1.05)).toBeLessThan(0.02);
    expect(loses).toBe(wins);
  });
});

describe('limits', () => {
  const rows: TableRow[] = [
    { quantity: 'latency.p99', claims: [10, 20, 30] },
    { quantity: 'max-connections.value', claims: [5, 10, 100] },
  ];

  it('exclude, and the best stays the best of all', () => {
    const decision = table(rows, { limits: [{ criterion: 'latency.p99', op: '<', value: 30 }] });
    expect(decision.options.map(({ excludedBy }) => excludedBy)).toEqual([[], [], ['latency.p99']]);
    expect(decision.winner).toBe('a');
    expect(decision.options[0]?.score).toBe((1 + 0.05) / 2);
    expect(decision.sentence).toContain('c would score 0.667, but breaks latency p99 < 30 ns.');
    expect(decision.options[2]).toMatchObject({ winShare: 0, rankProbabilities: [] });
    expect(decision.options[0]?.rankProbabilities).toHaveLength(2);
  });

  it('of the reader replace those of the suite in the same direction', () => {
    const limited: TableRow[] = [{ ...rows[0], quantity: 'latency.p99', max: 15 }];
    expect(table(limited).winner).toBe('a');
    expect(table(limited).options.map(({ excludedBy }) => excludedBy.length)).toEqual([0, 1, 1]);
    const relaxed = table(limited, { limits: [{ criterion: 'latency.p99', op: '<=', value: 20 }] });
    expect(relaxed.options.map(({ excludedBy }) => excludedBy.length)).toEqual([0, 0, 1]);
  });

  it('may stand on a quantity that is no criterion', () => {
    const evidence = evidenceOf(['a', 'b', 'c'], rows);
    const decision = decisionOf(
      { ...evidence, criteria: evidence.criteria.slice(0, 1) },
      { limits: [{ criterion: 'max-connections.value', op: '>=', value: 10 }] },
    );
    expect(decision).toMatchObject({ winner: 'b' });
    expect(decision.criteria[1]?.because).toBe('It is a limit only and has no weight.');
    expect(decision.flips).toHaveLength(1);
  });

  it('that nobody keeps leave no winner, and the sentence says why', () => {
    const decision = table(rows, { limits: [{ criterion: 'latency.p99', op: '<', value: 1 }] });
    expect(decision.winner).toBeUndefined();
    expect(decision.sentence).toContain('No option keeps every limit: a breaks latency p99 < 1 ns; b');
  });

  it('say where nobody can tell', () => {
    const decision = table([...rows, { quantity: 'memory.value', max: 5, claims: [1, undefined, 9] }]);
    expect(decision.options.map(({ unknownLimits }) => unknownLimits)).toEqual([[], ['memory.value'], []]);
    expect(decision.options.map(({ excludedBy }) => excludedBy)).toEqual([[], [], ['memory.value']]);
  });
});

describe('nothing to decide', () => {
  const one = evidenceOf(['a', 'b'], [{ quantity: 'latency.p99', claims: [1, 2] }]);

  it('is a problem with its place', () => {
    expect(problemOf({ ...one, criteria: [] })).toMatchObject({ where: { pointer: '/criteria' } });
    expect(problemOf(one, { without: new Set(['latency.p99']) })?.found).toBe('all of them switched off');
    expect(problemOf({ ...one, claims: [] })).toMatchObject({ code: 'nothing-measured' });
    expect(problemOf(one, { weights: weightsOf({ 'latency.p99': 0 }) })).toMatchObject({
      where: { pointer: '/weight' },
      found: 'weights of 0 only',
    });
    expect(
      problemOf(one, {
        limits: [
          { criterion: 'latency.p99', op: '>', value: 5 },
          { criterion: 'latency.p99', op: '<', value: 5 },
        ],
      }),
    ).toMatchObject({ where: { pointer: '/limit' }, found: '>5 together with <5' });
    const negative = evidenceOf(['a', 'b'], [{ quantity: 'latency.p99', claims: [-1, 2] }]);
    expect(problemOf(negative)?.found).toContain('A negative value');
  });

  it('is too much of it', () => {
    const many = Array.from({ length: 101 }, (_, index) => `s${index}`);
    const evidence = evidenceOf(many, [{ quantity: 'latency.p99', claims: many.map(() => 1) }]);
    expect(problemOf(evidence)).toMatchObject({ code: 'too-large', found: '101 × 1' });
  });

  it('is no problem with one option', () => {
    const decision = decisionOf(evidenceOf(['a'], [{ quantity: 'latency.p99', claims: [1] }]));
    expect(decision).toMatchObject({
      winner: 'a',
      options: [{ score: 1, winShare: 1, rankProbabilities: [1] }],
    });
    expect(decision.sentence).toMatch(/^a is the only option, so there is nothing to decide\./);
  });

  it('takes weights of any size', () => {
    const rows: TableRow[] = [
      { quantity: 'latency.p99', weight: 1e308, claims: [1, 2, 4] },
      { quantity: 'memory.value', weight: 1e308, claims: [4, 2, 1] },
    ];
    expect(scoresOf(table(rows))).toEqual([0.625, 0.5, 0.625]);
  });
});

describe('values that could change the answer', () => {
  it('are told with the place from which on another option wins', () => {
    const decision = table([{ quantity: 'latency.p99', claims: [10, 11, 30] }]);
    expect(
      decision.couldChange.map(({ subject, direction, newWinner }) => [subject, direction, newWinner]),
    ).toEqual([
      ['b', 'below', 'b'],
      ['a', 'above', 'b'],
    ]);
    for (const [index, edge] of [10, 11].entries()) {
      expect(decision.couldChange[index]?.changesAt).toBeCloseTo(edge, 9);
    }
  });

  it('include those that would break a limit, or keep it', () => {
    const decision = table([
      { quantity: 'latency.p99', max: 11, claims: [12, 10, undefined] },
      { quantity: 'memory.value', claims: [1, 5, 5] },
    ]);
    expect(decision.winner).toBe('b');
    const kept = decision.couldChange.find(({ subject }) => subject === 'a');
    expect(kept).toMatchObject({ direction: 'below', newWinner: 'a' });
    expect(kept?.changesAt).toBeCloseTo(11, 9);
  });
});
