import { describe, expect, test } from 'vitest';
import { claimOf, suiteDataOf, type ValuesBySubject } from '@/tests/support/suite-data';
import { compareSuite } from './compare-suite';
import { parseFailIf } from './fail-if';
import { judge } from './judge';

const around = (centre: number, runs = 5) => Array.from({ length: runs }, (_, index) => centre + index);

function judged(
  texts: readonly string[],
  measured: ValuesBySubject,
  options: Parameters<typeof suiteDataOf>[1] = {},
) {
  const data = suiteDataOf(measured, options);
  const columns = data.subjects.map(({ slug }) => slug);
  const [base = ''] = columns;
  const conditions = texts.map((text) => {
    const parsed = parseFailIf(text, '--fail-if');
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  });
  return judge(conditions, compareSuite(data, columns, { base }), base, '--fail-if');
}

describe('judge', () => {
  const slower = { base: { 'latency.p99': around(1000) }, now: { 'latency.p99': around(1200) } };

  test('a tested change fails, a smaller one than asked for passes', () => {
    expect(judged(['latency.p99 > +5%'], slower)).toEqual({
      ok: true,
      value: { failed: ['latency.p99 > +5%'], cannotTell: [] },
    });
    expect(judged(['latency.p99 > +50%', 'latency.p99 < -1%'], slower)).toEqual({
      ok: true,
      value: { failed: [], cannotTell: [] },
    });
  });

  test('a limit of exactly the change does not hold', () => {
    const fifth = {
      base: { 'latency.p99': [100, 100, 100, 100] },
      now: { 'latency.p99': [105, 105, 105, 105] },
    };
    expect(judged(['latency.p99 > +5%'], fifth)).toMatchObject({ value: { failed: [] } });
    expect(judged(['latency.p99 >= +5%'], fifth)).toMatchObject({
      value: { failed: ['latency.p99 >= +5%'] },
    });
  });

  test('too few runs cannot tell, and the answer says how many are needed', () => {
    const outcome = judged(['latency.p99 > +5%'], {
      base: { 'latency.p99': around(1000, 3) },
      now: { 'latency.p99': around(1200, 3) },
    });
    expect(outcome).toEqual({
      ok: true,
      value: {
        failed: [],
        cannotTell: ['latency.p99 > +5%: 3 against 3 runs cannot decide; at least 4 a side are needed'],
      },
    });
  });

  test('enough runs that overlap cannot tell, and the answer says how many more would', () => {
    const outcome = judged(['latency.p99 > +5%'], {
      base: { 'latency.p99': [100, 110, 120, 130] },
      now: { 'latency.p99': [105, 125, 135, 145] },
    });
    expect(outcome).toMatchObject({ ok: true, value: { failed: [] } });
    const [text] = outcome.ok ? outcome.value.cannotTell : [];
    expect(text).toBe(
      'latency.p99 > +5%: p = 0.34 with 4 against 4 runs; about 21 a side would show such an effect',
    );
  });

  test('an absolute limit needs no test', () => {
    const single = { base: { 'latency.p99': [1e6] }, now: { 'latency.p99': [3e6] } };
    expect(judged(['latency.p99 > 2ms', 'latency.p99 > 3ms'], single)).toMatchObject({
      value: { failed: ['latency.p99 > 2ms'], cannotTell: [] },
    });
  });

  test('a change from nothing is without bounds', () => {
    expect(
      judged(['errors.value > +10%'], {
        base: { 'errors.value': [0, 0, 0, 0] },
        now: { 'errors.value': [5, 6, 7, 8] },
      }),
    ).toMatchObject({ value: { failed: ['errors.value > +10%'] } });
    expect(
      judged(['errors.value > +10%'], { base: { 'errors.value': [0] }, now: { 'errors.value': [0] } }),
    ).toMatchObject({ value: { failed: [], cannotTell: [] } });
  });

  test('what is missing cannot be told', () => {
    expect(judged(['latency.p50 > +5%'], slower)).toMatchObject({
      value: { cannotTell: ['latency.p50 > +5%: now has no latency.p50'] },
    });
    expect(
      judged(['latency.p99 > +5%'], { base: { 'latency.p50': [1] }, now: { 'latency.p99': [1] } }),
    ).toMatchObject({ value: { cannotTell: ['latency.p99 > +5%: base has no latency.p99'] } });
  });

  test('what does not compare cannot be told', () => {
    const loads = { base: { model: 'open' }, now: { model: 'closed' } } as const;
    const outcome = judged(['latency.p99 > +5%'], slower, { loads });
    expect(outcome.ok ? outcome.value.cannotTell[0] : '').toContain('do not compare');
  });

  test('claims are never tested', () => {
    const claims = [claimOf('c1', 'base', 'latency.p99', 100), claimOf('c2', 'now', 'latency.p99', 200)];
    const outcome = judged(['latency.p99 > +5%', 'latency.p99 > 150ns'], {}, { claims });
    expect(outcome).toMatchObject({
      value: {
        failed: ['latency.p99 > 150ns'],
        cannotTell: ['latency.p99 > +5%: claims are not tested; measurements of both are needed'],
      },
    });
  });

  test('names the column where several are judged', () => {
    const three = { ...slower, later: { 'latency.p99': around(900) } };
    expect(judged(['latency.p99 > +5%'], three)).toMatchObject({
      value: { failed: ['now: latency.p99 > +5%'] },
    });
  });

  test('a unit of another kind is a problem', () => {
    expect(judged(['latency.p99 > 5kB'], slower)).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-parameter' }],
    });
  });
});
