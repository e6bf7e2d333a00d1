import { describe, expect, it } from 'vitest';
import { readSample } from '@/tests/support/read-sample';
import { parseDocument } from './parse-document';

const HELLO = readSample('autocannon/hello.json');

interface AutocannonJson {
  latency: Record<string, number>;
  requests: Record<string, number>;
  timeouts: number;
}

function parse(change: (json: AutocannonJson) => void) {
  const json = JSON.parse(HELLO) as AutocannonJson;
  change(json);
  return parseDocument({ text: JSON.stringify(json), fileName: 'a.json' });
}

describe('what a tool printed', () => {
  it('is kept with a warning at its place where it contradicts itself', () => {
    const result = parse(({ latency }) => Object.assign(latency, { min: 3, mean: 200 }));
    const warnings = result.ok
      ? result.value.parsed.warnings.filter(({ code }) => code === 'implausible-value')
      : [];
    expect(warnings).toContainEqual({
      code: 'implausible-value',
      where: { file: 'a.json', pointer: '/latency/mean' },
      message:
        'Expected latency.mean of all to be at most max (94 ms), found 200 ms; kept as the tool printed it.',
    });
    expect(warnings).toHaveLength(2);
    expect(warnings[1]).toEqual({
      code: 'implausible-value',
      where: { file: 'a.json', pointer: '/latency/p1' },
      message:
        'Expected latency.p1 of all to be at least min (3 ms), found 1 ms, likewise p2.5, p10, p25, p50; kept as the tool printed it.',
    });
  });

  it('is not told at length where much of it contradicts itself', () => {
    const rows = Array.from({ length: 9 }, (_, index) => `s${index},2,1`).join('\n');
    const result = parseDocument({
      text: `name,min latency (ms),max latency (ms)\n${rows}\n`,
      fileName: 't.csv',
    });
    const messages = (result.ok ? result.value.parsed.warnings : []).flatMap(({ code, message }) =>
      code === 'implausible-value' ? [message] : [],
    );
    expect(messages).toHaveLength(6);
    expect(messages.at(-1)).toBe('4 more values contradict another one of their run.');
  });

  it('is kept with a warning where an exported run is imported again', () => {
    const suite = JSON.parse(readSample('benchlens/two-servers.json')) as {
      runs: { measurements: object[] }[];
    };
    suite.runs[0]?.measurements.push({ case: 'all', metric: 'latency', statistic: 'max', value: 7000 });
    const result = parseDocument({ text: JSON.stringify(suite), fileName: 's.json' });
    expect(result.ok ? result.value.parsed.warnings : []).toMatchObject([
      { code: 'implausible-value', where: { pointer: '/runs/0/measurements/0' } },
    ]);
  });

  it.each<[string, (json: AutocannonJson) => void, string]>([
    ['a count beyond 2^53', (json) => Object.assign(json, { timeouts: 2 ** 53 }), '/timeouts'],
    ['a latency of a thousand years', (json) => Object.assign(json.latency, { max: 1e30 }), '/latency/max'],
    ['a latency below all clocks', (json) => Object.assign(json.latency, { min: 1e-320 }), '/latency/min'],
    ['a rate beyond all networks', (json) => Object.assign(json.requests, { mean: 1e300 }), '/requests/mean'],
  ])('is refused with its place where it is %s', (_what, change, pointer) => {
    expect(parse(change)).toMatchObject({
      ok: false,
      problems: [{ code: 'out-of-range', where: { file: 'a.json', pointer } }],
    });
  });

  it('may be the largest whole number, 0, or a spread of rounding dust', () => {
    const result = parse((json) => {
      Object.assign(json, { timeouts: Number.MAX_SAFE_INTEGER });
      Object.assign(json.latency, { min: 0, stddev: 1e-25 });
    });
    expect(result.ok).toBe(true);
  });
});
