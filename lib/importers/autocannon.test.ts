import { describe, expect, it } from 'vitest';
import { readSample } from '@/tests/support/read-sample';
import { autocannon } from './autocannon';
import { headOf } from './detect';
import { parseDocument } from './parse-document';

const read = (name: string) => readSample(`autocannon/${name}`);

function parse(text: string) {
  const result = parseDocument({ text, fileName: 'a.json' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { parsed } = result.value;
  if (parsed.kind !== 'runs') throw new Error('a suite');
  const [run] = parsed.runs;
  if (run === undefined) throw new Error('no run');
  const values = Object.fromEntries(
    run.measurements.map(({ metric, statistic, value }) => [`${metric}.${statistic}`, value]),
  );
  return { run, values, metrics: parsed.metrics, codes: parsed.warnings.map(({ code }) => code) };
}

describe('autocannon', () => {
  it('reads latencies in ms, rates and the load of a real run', () => {
    const { run, values, codes } = parse(read('hello.json'));
    expect(run).toMatchObject({
      subject: { name: 'hello server' },
      durationNs: 3_060_000_000,
      tool: { name: 'autocannon' },
      load: { model: 'closed', connections: 20, coordinatedOmissionCorrected: 'no' },
      labels: { pipelining: '1', url: 'http://127.0.0.1:34567/ok' },
    });
    expect(values).toMatchObject({
      'latency.p97.5': 12e6,
      'latency.p99.999': 94e6,
      'latency.mean': 3.08e6,
      'request-rate.mean': 5562.34,
      'transfer-rate.mean': 1_357_056,
      'bytes-read.value': 4_071_872,
      'requests.value': 16_688,
      'errors.value': 0,
      'error-ratio.value': 0,
    });
    expect(codes).toEqual(['resolution']);
  });

  it('stores no percentiles below 1 and none of the requests of each second', () => {
    const { values } = parse(read('hello.json'));
    expect(Object.keys(values).filter((key) => /p0|request-rate\.p|stddev/.test(key))).toEqual([
      'latency.stddev',
    ]);
  });

  it('points at each number', () => {
    const { run } = parse(read('hello.json'));
    expect(run.measurements.find(({ statistic }) => statistic === 'p97.5')).toMatchObject({
      n: 16_688,
      grade: 'summary',
      from: { pointer: '/latency/p97_5', text: '12' },
    });
  });

  it('counts responses other than 2xx as errors', () => {
    const { values, codes } = parse(read('mixed-503.json'));
    expect(values['errors.value']).toBe(8351);
    expect(values['error-ratio.value']).toBeCloseTo(8351 / 41_751, 12);
    expect(codes).toContain('errors-present');
  });

  it.each(['all-timeouts.json', 'refused.json'])('leaves out the zeros of %s', (name) => {
    const { values, codes } = parse(read(name));
    expect(Object.keys(values).toSorted()).toEqual([
      'error-ratio.value',
      'errors.value',
      'requests.value',
      'timeouts.value',
    ]);
    expect(values).toMatchObject({ 'error-ratio.value': 1, 'errors.value': 10 });
    expect(codes).toEqual(['all-failed']);
  });

  it('does not count a timeout twice', () => {
    expect(parse(read('all-timeouts.json')).values).toMatchObject({
      'errors.value': 10,
      'timeouts.value': 10,
    });
  });

  it('tells a fixed rate by the latencies that were filled in', () => {
    const { run, codes } = parse(read('rate-500.json'));
    expect(run.load).toMatchObject({ model: 'open', coordinatedOmissionCorrected: 'yes' });
    expect(codes).toContain('coordinated-omission');
    // 20,006 values were recorded; 1,500 of them are real.
    expect(run.measurements.find(({ metric }) => metric === 'latency')?.n).toBe(1500);
  });

  it('accepts a smallest value above the median, which whole milliseconds give', () => {
    const json = JSON.parse(read('hello.json')) as { latency: Record<string, number> };
    Object.assign(json.latency, { min: 1, p1: 0, p2_5: 0, p10: 0, p25: 0, p50: 0 });
    const { values, codes } = parse(JSON.stringify(json));
    expect(values['latency.p50']).toBe(0);
    expect(codes).toContain('implausible-value');
  });

  it('keeps the numbers as the file writes them, without a unit', () => {
    const text = read('hello.json')
      .replace('"p99":', '"p99": 15.00, "p98":')
      .replace('"timeouts":0', '"timeouts":0e0');
    const { run } = parse(text);
    const textOf = (metric: string, statistic: string) =>
      run.measurements.find((entry) => entry.metric === metric && entry.statistic === statistic)?.from;
    expect(textOf('latency', 'p99')).toEqual({ pointer: '/latency/p99', text: '15.00' });
    expect(textOf('timeouts', 'value')).toEqual({ pointer: '/timeouts', text: '0e0' });
    expect(textOf('request-rate', 'mean')).toEqual({ pointer: '/requests/mean', text: '5562.34' });
    expect(textOf('errors', 'value')).toEqual({ pointer: '/errors', text: '0' });
  });

  it('points at the average where the file has no mean', () => {
    const json = JSON.parse(read('hello.json')) as { requests: Record<string, unknown> };
    delete json.requests.mean;
    const rate = parse(JSON.stringify(json)).run.measurements.find(({ metric }) => metric === 'request-rate');
    expect(rate?.from?.pointer).toBe('/requests/average');
  });

  it('declares mismatches when there are some', () => {
    const json = { ...(JSON.parse(read('hello.json')) as object), mismatches: 3 };
    const { values, metrics } = parse(JSON.stringify(json));
    expect(values['mismatches.value']).toBe(3);
    expect(metrics).toMatchObject([{ id: 'mismatches', unit: 'count', better: 'lower' }]);
  });

  it('explains the output of console.log', () => {
    // What console.log prints: no quotes around keys, single quotes around text, undefined.
    const text = `{\n  title: undefined,${read('hello.json')
      .slice(1)
      .replaceAll(/"(\w+)":/g, '$1: ')
      .replaceAll('"', "'")}`;
    expect(autocannon.detect(headOf(text))?.confidence).toBeGreaterThan(0.8);
    const result = parseDocument({ text, fileName: 'a.txt' });
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { code: 'syntax', expected: 'JSON', hint: expect.stringContaining('autocannon --json') as string },
      ],
    });
  });

  it.each([
    [{ duration: -1 }, '/duration'],
    [{ errors: null }, '/errors'],
    [{ connections: 1.5 }, '/connections'],
  ])('refuses %j with its place', (change, pointer) => {
    const text = JSON.stringify({ ...(JSON.parse(read('hello.json')) as object), ...change });
    const result = parseDocument({ text, fileName: 'a.json', format: 'autocannon' });
    expect(result).toMatchObject({ ok: false, problems: [{ where: { file: 'a.json', pointer } }] });
  });

  it('refuses a negative latency and percentiles out of order', () => {
    const json = JSON.parse(read('hello.json')) as { latency: Record<string, number> };
    const negative = parseDocument({
      text: JSON.stringify({ ...json, latency: { ...json.latency, min: -1 } }),
      fileName: 'a.json',
    });
    expect(negative).toMatchObject({
      problems: [{ code: 'out-of-range', where: { pointer: '/latency/min' } }],
    });
    const order = parseDocument({
      text: JSON.stringify({ ...json, latency: { ...json.latency, p99: 1 } }),
      fileName: 'a.json',
    });
    expect(order).toMatchObject({
      problems: [{ code: 'percentile-order', where: { pointer: '/latency/p99' } }],
    });
  });
});
