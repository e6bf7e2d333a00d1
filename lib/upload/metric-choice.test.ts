import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SuiteFile } from '@/lib/model/suite-file';
import { applyMetricChoices } from './apply-metric-choices';
import {
  isWrittenUnit,
  metricParameter,
  parseMetricParameter,
  WRITTEN_UNITS,
  type MetricChoice,
} from './metric-choice';

const FILE: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat' },
  metrics: [
    { id: 'queue-wait', label: 'Queue wait', unit: 'unknown', better: 'neutral' },
    { id: 'heap', unit: 'bytes' },
  ],
  subjects: [{ slug: 'go', name: 'Go' }],
  runs: [
    {
      id: 'r_1',
      subject: 'go',
      measurements: [
        { case: 'all', metric: 'queue-wait', statistic: 'mean', value: 0.88, from: { text: '0.88' } },
        { case: 'all', metric: 'heap', statistic: 'value', value: 5 },
        { case: 'all', metric: 'latency', statistic: 'p99', value: 7 },
        { case: 'all', metric: 'constructor', statistic: 'value', value: 3 },
      ],
      distributions: [
        { case: 'all', metric: 'queue-wait', encoding: 'values', unit: 'unknown', values: [1, 2] },
      ],
      series: [{ case: 'all', metric: 'queue-wait', offsetsNs: [0], values: [1.5] }],
    },
  ],
};
const apply = (id: string, choice: MetricChoice) => applyMetricChoices(FILE, new Map([[id, choice]]));

describe('applyMetricChoices', () => {
  test('makes the numbers canonical and declares unit and direction, keeping what was written', () => {
    const result = apply('queue-wait', { unit: 'ms', better: 'lower' });
    if (!result.ok) throw new Error('refused');
    const { metrics, runs } = result.value;
    expect(metrics).toEqual([
      { id: 'queue-wait', label: 'Queue wait', unit: 'ns', better: 'lower' },
      { id: 'heap', unit: 'bytes' },
    ]);
    expect(runs?.[0]?.measurements?.map(({ value }) => value)).toEqual([880_000, 5, 7, 3]);
    expect(runs?.[0]?.measurements?.[0]?.from).toEqual({ text: '0.88' });
    expect(runs?.[0]?.distributions).toEqual([
      { case: 'all', metric: 'queue-wait', encoding: 'values', unit: 'ns', values: [1e6, 2e6] },
    ]);
    expect(runs?.[0]?.series?.[0]?.values).toEqual([1.5e6]);
  });

  test('declares a metric that the file only uses, whatever it is called', () => {
    const result = apply('constructor', { unit: 'percent' });
    expect(result.ok && result.value.metrics?.at(-1)).toEqual({ id: 'constructor', unit: 'ratio' });
    expect(result.ok && result.value.runs?.[0]?.measurements?.at(-1)?.value).toBe(0.03);
  });

  test('a direction alone changes no number', () => {
    const result = apply('heap', { better: 'lower' });
    expect(result.ok && result.value.runs).toEqual(FILE.runs);
    expect(result.ok && result.value.metrics?.[1]).toEqual({ id: 'heap', unit: 'bytes', better: 'lower' });
  });

  test('nothing chosen, nothing changed', () => {
    expect(applyMetricChoices(FILE, new Map())).toEqual({ ok: true, value: FILE });
  });

  test.each<[string, MetricChoice, RegExp]>([
    ['latency', { better: 'higher' }, /“latency”, whose unit and direction are fixed/],
    ['absent', { unit: 'ms' }, /“absent”, which it does not hold/],
    ['__proto__', { unit: 'ms' }, /“__proto__”, which it does not hold/],
    ['heap', { unit: 'kB' }, /“kB”/],
  ])('%s %j is refused', (id, choice, found) => {
    const result = apply(id, choice);
    expect(result.ok ? [] : result.problems).toEqual([
      expect.objectContaining({
        code: 'bad-parameter',
        where: { file: 'query', pointer: '/metric' },
        found: expect.stringMatching(found),
      }),
    ]);
  });
});

describe('the parameter', () => {
  const choice = fc
    .record(
      {
        unit: fc.constantFrom(...WRITTEN_UNITS.map(({ value }) => value)),
        better: fc.constantFrom('lower' as const, 'higher' as const, 'neutral' as const),
      },
      { requiredKeys: [] },
    )
    .filter(({ unit, better }) => unit !== undefined || better !== undefined);

  test('holds any id and any choice', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), choice, (id, one) => {
        expect(parseMetricParameter(metricParameter(id, one))).toEqual({ id, choice: one });
      }),
    );
  });

  test.each(['', 'a', 'a:b', 'a::', ':ms:lower', 'a:parsecs:', 'a:ms:best'])('%j is none', (text) => {
    expect(parseMetricParameter(text)).toBeUndefined();
  });

  test('every unit that is offered is understood', () => {
    expect(WRITTEN_UNITS.length).toBeGreaterThan(15);
    expect(WRITTEN_UNITS.filter(({ value }) => !isWrittenUnit(value))).toEqual([]);
  });
});
