import { describe, expect, it } from 'vitest';
import { headOf } from './detect';
import { k6Summary } from './k6-summary';
import { k6SummaryExport } from './k6-summary-export';

const TREND = { avg: 10.5, min: 0.88, med: 9, max: 142.081, 'p(90)': 14.2, 'p(95)': 15.5936, 'p(99.9)': 99 };
const METRICS = {
  http_req_duration: {
    type: 'trend',
    contains: 'time',
    values: TREND,
    thresholds: { 'p(95)<300': { ok: true }, 'p(90)<10': { ok: false } },
  },
  'http_req_duration{name:login}': { type: 'trend', contains: 'time', values: { avg: 20 } },
  http_req_failed: {
    type: 'rate',
    contains: 'default',
    values: { rate: 0.009420496717099628, passes: 99, fails: 10410 },
  },
  http_reqs: { type: 'counter', contains: 'default', values: { count: 10509, rate: 38.71109278243333 } },
};

function parse(metrics: object, more: object = {}) {
  const result = k6Summary.parse({ text: JSON.stringify({ metrics, ...more }), fileName: 'k6.json' });
  if (!result.ok || result.value.kind !== 'runs') throw new Error(JSON.stringify(result));
  const { runs, metrics: declared, warnings } = result.value;
  const run = runs[0];
  if (run === undefined || runs.length > 1) throw new Error('one run');
  const values = Object.fromEntries(
    run.measurements.map((entry) => [
      `${entry.case === 'all' ? '' : `${entry.case}: `}${entry.metric}.${entry.statistic}`,
      entry.value,
    ]),
  );
  return { run, values, declared, codes: warnings.map(({ code }) => code), warnings };
}

describe('k6-summary', () => {
  it('reads times in milliseconds and counts failures by their passes', () => {
    const { values, run } = parse(METRICS, { state: { testRunDurationMs: 271472.574 } });
    expect(values).toEqual({
      'latency.mean': 10_500_000,
      'latency.min': 880_000,
      'latency.p50': 9_000_000,
      'latency.max': 142_081_000,
      'latency.p90': 14_200_000,
      'latency.p95': 15_593_600,
      'latency.p99.9': 99_000_000,
      'name:login: latency.mean': 20_000_000,
      'error-ratio.value': 0.009420496717099628,
      'errors.value': 99,
      'requests.value': 10_509,
      'request-rate.mean': 38.71109278243333,
    });
    expect(run.durationNs).toBe(271_472_574_000);
    expect(run.load).toEqual({
      model: 'unknown',
      achievedPerSecond: 38.71109278243333,
      coordinatedOmissionCorrected: 'unknown',
    });
    expect(run.measurements.find(({ statistic }) => statistic === 'p95')).toMatchObject({
      n: 10_509,
      grade: 'summary',
      method: 'tool',
      from: { pointer: '/metrics/http_req_duration/values/p(95)', text: '15.5936' },
    });
  });

  it('warns of crossed thresholds, of failures and of the load that it does not know', () => {
    const { warnings } = parse(METRICS);
    expect(warnings.map(({ code }) => code)).toEqual(['threshold-failed', 'errors-present', 'load-unknown']);
    expect(warnings[0]).toEqual({
      code: 'threshold-failed',
      where: { file: 'k6.json', pointer: '/metrics/http_req_duration/thresholds/p(90)<10' },
      message: 'The threshold “p(90)<10” of http_req_duration was crossed.',
    });
  });

  it('warns when every request failed', () => {
    const all = { rate: 1, passes: 400, fails: 0 };
    expect(parse({ ...METRICS, http_req_failed: { type: 'rate', values: all } }).codes).toContain(
      'all-failed',
    );
  });

  it('does not take a metric of the script for one of ours that has its name', () => {
    const { values, declared } = parse({
      ...METRICS,
      errors: { type: 'rate', contains: 'default', values: { rate: 0.5, passes: 1, fails: 1 } },
      latency: { type: 'trend', contains: 'time', values: { avg: 3 } },
    });
    expect(values).toMatchObject({
      'errors.value': 99,
      'custom-errors.value': 0.5,
      'latency.mean': 10_500_000,
      'custom-latency.mean': 3_000_000,
    });
    expect(declared.map(({ id, unit }) => [id, unit])).toEqual([
      ['custom-errors', 'ratio'],
      ['custom-latency', 'ns'],
    ]);
  });

  it('knows the unit and direction of own metrics as far as the file tells', () => {
    const { declared, values } = parse({
      queue: { type: 'trend', contains: 'default', values: { avg: 3 } },
      Queue: { type: 'trend', contains: 'data', values: { avg: 4 } },
      good: {
        type: 'rate',
        contains: 'default',
        values: { rate: 1, passes: 2, fails: 0 },
        thresholds: { 'rate>0.9': { ok: true } },
      },
      jobs: { type: 'counter', contains: 'default', values: { count: 5, rate: 0.5 } },
    });
    expect(declared).toEqual([
      { id: 'queue', label: 'queue', unit: 'unknown', better: 'neutral' },
      { id: 'queue-2', label: 'Queue', unit: 'bytes', better: 'neutral' },
      { id: 'good', label: 'good', unit: 'ratio', better: 'higher' },
      { id: 'jobs', label: 'jobs', unit: 'count', better: 'neutral' },
      { id: 'jobs-per-second', label: 'jobs per second', unit: '1/s', better: 'neutral' },
    ]);
    expect(values['queue.mean']).toBe(3);
  });

  it('gives each protocol its own metric where a script uses both', () => {
    const grpc = { type: 'trend', contains: 'time', values: { avg: 1 } };
    const count = { type: 'counter', contains: 'default', values: { count: 5, rate: 1 } };
    expect(parse({ grpc_req_duration: grpc, grpc_reqs: count }).values).toEqual({
      'latency.mean': 1_000_000,
      'requests.value': 5,
      'request-rate.mean': 1,
    });
    expect(parse({ ...METRICS, grpc_req_duration: grpc, grpc_reqs: count }).values).toMatchObject({
      'latency.mean': 10_500_000,
      'grpc-req-duration.mean': 1_000_000,
      'grpc-reqs.value': 5,
    });
  });

  it('leaves out what has no samples and what is null', () => {
    const { values, codes } = parse({
      ...METRICS,
      'http_req_duration{name:never}': { type: 'trend', contains: 'time', values: { avg: 0, max: 0 } },
      'http_req_failed{name:never}': { type: 'rate', values: { rate: 0, passes: 0, fails: 0 } },
      http_req_waiting: { type: 'trend', contains: 'time', values: { avg: null, max: 2 } },
      http_req_connecting: { type: 'trend', contains: 'time', values: { avg: 0, max: 0 } },
    });
    expect(Object.keys(values).filter((name) => name.startsWith('name:never'))).toEqual([]);
    expect(values['first-byte-time.mean']).toBeUndefined();
    // Zero is a measurement of a connection that was kept open.
    expect(values['connect-time.max']).toBe(0);
    expect(codes.filter((code) => code === 'value-skipped')).toHaveLength(3);
  });

  it.each([
    [{ http_reqs: { type: 'counter', values: { count: 'many' } } }, '/metrics/http_reqs/values/count'],
    [{ http_reqs: { type: 'counter' } }, '/metrics/http_reqs/values'],
    [{ http_reqs: { type: 'sum', values: {} } }, '/metrics/http_reqs/type'],
  ])('points at what is wrong: %j', (metrics, pointer) => {
    const result = k6Summary.parse({ text: JSON.stringify({ metrics }), fileName: 'k6.json' });
    expect(result.ok ? [] : result.problems.map(({ where }) => where.pointer)).toEqual([pointer]);
  });
});

describe('k6-summary-export', () => {
  function parseFlat(metrics: object) {
    const result = k6SummaryExport.parse({ text: JSON.stringify({ metrics }), fileName: 'k6.json' });
    if (!result.ok || result.value.kind !== 'runs') throw new Error(JSON.stringify(result));
    return result.value;
  }
  const FLAT = {
    http_req_duration: { ...TREND, thresholds: { 'p(95)<500': false, 'p(90)<10': true } },
    http_req_failed: { passes: 8953, fails: 30021, value: 0.2297172473956997 },
    http_reqs: { count: 38974, rate: 116.69198867131759 },
    iterations: { count: 28504, rate: 85.34377906007175 },
    vus: { value: 1, min: 1, max: 250 },
    basket: { avg: 3, med: 3 },
  };

  it('infers the types, and reads a true threshold as crossed', () => {
    const { runs, warnings, metrics } = parseFlat(FLAT);
    const values = Object.fromEntries(
      (runs[0]?.measurements ?? []).map((entry) => [`${entry.metric}.${entry.statistic}`, entry.value]),
    );
    expect(values).toMatchObject({
      'latency.p95': 15_593_600,
      'error-ratio.value': 0.2297172473956997,
      'errors.value': 8953,
      'requests.value': 38_974,
      'iterations.value': 28_504,
      'basket.mean': 3,
    });
    expect(
      warnings.filter(({ code }) => code === 'threshold-failed').map(({ where }) => where.pointer),
    ).toEqual(['/metrics/http_req_duration/thresholds/p(90)<10']);
    expect(metrics.find(({ id }) => id === 'basket')?.unit).toBe('unknown');
  });

  it('derives the duration from a count and its rate, and says so', () => {
    const [run] = parseFlat(FLAT).runs;
    // 28504 ÷ 85.34377906007175 per second.
    expect(run?.durationNs).toBe(333_990_365_952);
    expect(run?.labels).toEqual({ vus: '250', 'duration-from': 'count ÷ rate of iterations' });
  });

  it('leaves out rates of 0 beside a count, as k6 before 0.30 wrote them', () => {
    const { runs, warnings } = parseFlat({ http_reqs: { count: 5, rate: 0 } });
    expect(runs[0]?.measurements.map(({ metric }) => metric)).toEqual(['requests']);
    expect(runs[0]?.durationNs).toBeUndefined();
    expect(warnings.map(({ code }) => code)).toEqual(['value-skipped', 'load-unknown']);
  });
});

describe('the two shapes of a k6 summary', () => {
  const nested = JSON.stringify({ metrics: METRICS });
  const flat = JSON.stringify({ metrics: { http_reqs: { count: 1, rate: 1 } }, root_group: {} });

  it.each([
    ['nested', nested, true, false],
    ['flat', flat, false, true],
    ['nested and cut off', nested.slice(0, -9), true, false],
    ['flat and cut off', flat.slice(0, -9), false, true],
    ['of another tool', '{"metrics":{"cpu":{"values":{"avg":1}}}}', false, false],
    ['in a wrapper', `{"value":${flat}}`, false, false],
  ])('%s', (_what, text, isNested, isFlat) => {
    const head = headOf(text);
    expect(k6Summary.detect(head) !== undefined).toBe(isNested);
    expect(k6SummaryExport.detect(head) !== undefined).toBe(isFlat);
  });
});
