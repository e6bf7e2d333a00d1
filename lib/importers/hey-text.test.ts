import { describe, expect, it } from 'vitest';
import { readSample } from '@/tests/support/read-sample';
import { headOf } from './detect';
import { heyText } from './hey-text';
import { parseDocument } from './parse-document';

const read = (name: string) => readSample(`hey-text/${name}`);

function parse(text: string) {
  const result = parseDocument({ text, fileName: 'hey.txt' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { parsed } = result.value;
  if (parsed.kind !== 'runs') throw new Error('a suite');
  return {
    runs: parsed.runs,
    codes: parsed.warnings.map(({ code }) => code),
    values: parsed.runs.map((run) =>
      Object.fromEntries(
        run.measurements.map(({ metric, statistic, value }) => [`${metric}.${statistic}`, value]),
      ),
    ),
  };
}

describe('hey-text', () => {
  it('reads a real run', () => {
    const { runs, values, codes } = parse(read('hello.txt'));
    expect(runs[0]).toMatchObject({
      durationNs: 2_001_700_000,
      load: { model: 'closed', coordinatedOmissionCorrected: 'no' },
    });
    expect(values[0]).toEqual({
      'requests.value': 20_556,
      'errors.value': 0,
      'timeouts.value': 0,
      'error-ratio.value': 0,
      'latency.mean': 1_900_000,
      'latency.min': 300_000,
      'latency.max': 12_600_000,
      'latency.p10': 1_000_000,
      'latency.p25': 1_300_000,
      'latency.p50': 2_000_000,
      'latency.p75': 2_300_000,
      'latency.p90': 2_700_000,
      'latency.p95': 3_000_000,
      'latency.p99': 4_300_000,
      'first-byte-time.mean': 1_900_000,
      'first-byte-time.min': 300_000,
      'first-byte-time.max': 9_300_000,
      'request-rate.mean': 10_269.2052,
      'bytes-read.value': 2_466_720,
    });
    expect(codes).toEqual(['resolution']);
  });

  it('points at line and column', () => {
    const text = read('hello.txt');
    const p99 = parse(text).runs[0]?.measurements.find(({ statistic }) => statistic === 'p99');
    expect(p99).toMatchObject({ n: 20_556, from: { text: '0.0043 secs' } });
    const [line = 0, column = 0] = (p99?.from?.pointer ?? '').split(':').map(Number);
    expect(text.split('\n')[line - 1]?.slice(column - 1)).toBe('0.0043 secs');
  });

  it('counts statuses other than 2xx as errors', () => {
    const { values, codes } = parse(read('mixed-503.txt'));
    expect(values[0]).toMatchObject({ 'errors.value': 100, 'error-ratio.value': 0.2, 'requests.value': 500 });
    expect(codes).toEqual(['resolution', 'errors-present']);
  });

  it('keeps nothing but the failures of a run without responses', () => {
    const { values, codes } = parse(read('refused.txt'));
    expect(values[0]).toEqual({
      'requests.value': 20,
      'errors.value': 20,
      'timeouts.value': 0,
      'error-ratio.value': 1,
    });
    expect(codes).toEqual(['all-failed']);
    expect(parse(read('timeouts.txt')).values[0]).toMatchObject({ 'timeouts.value': 10, 'errors.value': 10 });
  });

  it('reads several runs of one file', () => {
    const { values } = parse(`${read('hello.txt')}\n$ hey -n 500 …\n${read('mixed-503.txt')}`);
    expect(values.map((run) => run['requests.value'])).toEqual([20_556, 500]);
  });

  it('reads doubled per cent signs and skips ranks that have no value', () => {
    const text = read('hello.txt').replace('10% in 0.0010', '0% in 0.0000').replace('95% in', '95%% in');
    const [run] = parse(text).values;
    expect(run).not.toHaveProperty('latency.min', 0);
    expect(run?.['latency.p10']).toBeUndefined();
    expect(run?.['latency.p95']).toBe(3_000_000);
  });

  it('refuses a run that is cut off before its status codes', () => {
    const text = read('hello.txt').split('Status code')[0] ?? '';
    expect(parseDocument({ text, fileName: 'hey.txt' })).toMatchObject({
      ok: false,
      problems: [{ code: 'missing-value', expected: expect.stringContaining('Status code') as string }],
    });
  });

  it.each([
    ['the heading of the statuses', /(Status code distribution:\n)[^]*/, '$1', 'missing-value'],
    ['a row of the statuses', /(\[503\]\t1)00 responses[^]*/, '$1', 'syntax'],
    ['a word of that row', /(\[503\]\t100 respon)ses[^]*/, '$1', 'syntax'],
    ['the heading of the errors', /(\[503\]\t100 responses\n)[^]*/, '$1\nError distri', 'missing-value'],
    [
      'the rows of the errors',
      /(\[503\]\t100 responses\n)[^]*/,
      '$1\nError distribution:\n',
      'missing-value',
    ],
    ['the count of an error', /(\[503\]\t100 responses\n)[^]*/, '$1\nError distribution:\n  [2', 'syntax'],
  ])('refuses a run that is cut off in %s', (_where, pattern, replacement, code) => {
    const text = read('mixed-503.txt').replace(pattern, replacement);
    expect(parseDocument({ text, fileName: 'hey.txt' })).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it('doubts a last row without a line feed', () => {
    const text = read('mixed-503.txt').trimEnd();
    expect(parse(text).codes).toContain('truncated-output');
    expect(parse(`${text}\n`).codes).not.toContain('truncated-output');
  });

  it('does not claim the text of oha', () => {
    const text = 'Summary:\n  Success rate:\t100.00%\n  Total:\t1.0 secs\n  Slowest:\t0.1 secs\n';
    expect(heyText.detect(headOf(text))).toBeUndefined();
  });

  it('says what is missing when it is forced upon another text', () => {
    expect(parseDocument({ text: 'hello', fileName: 'x.txt', format: 'hey-text' })).toMatchObject({
      ok: false,
      problems: [{ code: 'missing-value', where: { file: 'x.txt', line: 1 } }],
    });
  });
});
