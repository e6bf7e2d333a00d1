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

describe('numbers that no double holds, or nothing measures', () => {
  const summary = (value: string) =>
    `{"metrics":{"http_req_duration":{"type":"trend","contains":"time","values":{"avg":${value}}}}}`;
  const problemsOf = (text: string, fileName: string) => {
    const result = parseDocument({ text, fileName });
    return result.ok ? [] : result.problems.map(({ code, expected, found }) => [code, expected, found]);
  };

  it.each([
    ['1e400', 'out-of-range', 'a finite number for all: latency.mean', '1e400'],
    ['1e300', 'out-of-range', 'at most 1e21 ns for all: latency.mean', '1e300'],
    ['-1.50', 'out-of-range', 'all: latency.mean to be at least 0', '-1.50'],
    ['NaN', 'syntax', 'a value', 'NaN, which JSON does not have'],
    ['"NaN"', 'wrong-type', 'a number', '“NaN”'],
  ])('are refused once, as they are written: %s in JSON', (value, code, expected, found) => {
    expect(problemsOf(summary(value), 'k6.json')).toEqual([[code, expected, found]]);
  });

  it.each([
    ['NaN', 'wrong-type', 'a number for “p99 (ms)”', '“NaN”'],
    ['Infinity', 'wrong-type', 'a number for “p99 (ms)”', '“Infinity”'],
    ['1e300', 'out-of-range', 'at most 1e21 ns for all: latency.p99', '1e300'],
    ['1e400', 'wrong-type', 'a number for “p99 (ms)”', '“1e400”'],
  ])('are refused once: %s in a table', (value, code, expected, found) => {
    expect(problemsOf(`name,p99 (ms)\na,${value}\nb,5\n`, 't.csv')).toEqual([[code, expected, found]]);
  });

  it('are named where a schema refuses them', () => {
    const hello = HELLO.replace(/"average": ?[\d.]+/, '"average": 1e400');
    expect(problemsOf(hello, 'a.json')).toContainEqual(['wrong-type', 'a number', 'a number beyond 1.8e308']);
  });
});

it('refuses more metrics of k6 than a suite can show', () => {
  const values = { avg: 1, min: 1, med: 1, max: 2, 'p(90)': 1, 'p(95)': 1 };
  const metricsOf = (count: number) => ({
    http_reqs: { type: 'counter', values: { count: 5, rate: 1 } },
    ...Object.fromEntries(
      Array.from({ length: count - 1 }, (_, index) => [`m_${index}`, { type: 'trend', values }]),
    ),
  });
  const parsed = (metrics: object) =>
    parseDocument({ text: JSON.stringify({ metrics }), fileName: 'k6.json' });
  expect(parsed(metricsOf(2000)).ok).toBe(true);
  const tooMany = {
    code: 'too-large',
    where: { file: 'k6.json' },
    expected: 'at most 2,000 metrics, those with tags counted',
    found: '20,000',
  };
  expect(parsed(metricsOf(20_000))).toMatchObject({ problems: [tooMany] });
  const flat = Object.fromEntries(Object.keys(metricsOf(20_000)).map((key) => [key, values]));
  expect(parsed(flat)).toMatchObject({ problems: [tooMany] });
});
