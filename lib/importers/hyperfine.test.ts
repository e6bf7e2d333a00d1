import { describe, expect, it } from 'vitest';
import { readSample } from '@/tests/support/read-sample';
import { headOf } from './detect';
import { hyperfine } from './hyperfine';
import { parseDocument } from './parse-document';

const read = (name: string) => readSample(`hyperfine/${name}`);

function parse(text: string) {
  const result = parseDocument({ text, fileName: 'h.json' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { parsed } = result.value;
  if (parsed.kind !== 'runs') throw new Error('a suite');
  return parsed;
}

describe('hyperfine', () => {
  it('makes each command a run and a subject of its own', () => {
    const { runs, metrics } = parse(read('two-sleeps.json'));
    expect(runs.map((run) => run.subject?.name)).toEqual(['sleep 0.01', 'sleep 0.02']);
    expect(metrics).toMatchObject([
      { id: 'user-time', unit: 'ns', better: 'lower' },
      { id: 'system-time', unit: 'ns', better: 'lower' },
    ]);
    expect(runs[0]?.measurements).toContainEqual({
      case: 'all',
      metric: 'time-per-operation',
      statistic: 'p50',
      value: 11_983_342.94,
      grade: 'samples',
      n: 10,
      method: 'tool',
      from: { pointer: '/results/0/median', text: '0.011983342939999999' },
    });
  });

  it('keeps the single times as independent values in nanoseconds', () => {
    const [run] = parse(read('two-sleeps.json')).runs;
    const [distribution] = run?.distributions ?? [];
    expect(distribution).toMatchObject({ encoding: 'values', unit: 'ns', independent: true });
    const json = JSON.parse(read('two-sleeps.json')) as { results: { times: number[] }[] };
    const values = distribution?.encoding === 'values' ? distribution.values : [];
    expect(values).toHaveLength(10);
    expect(values[3]).toBeCloseTo((json.results[0]?.times[3] ?? NaN) * 1e9, 3);
  });

  it('has no spread for a single run', () => {
    const [run] = parse(read('single-run.json')).runs;
    expect(run?.measurements.some(({ statistic }) => statistic === 'stddev')).toBe(false);
  });

  it('keeps parameters as labels and names as subjects', () => {
    expect(parse(read('scan.json')).runs.map((run) => run.labels?.ms)).toEqual(['5', '10', '15']);
    expect(parse(read('named.json')).runs.map((run) => run.subject?.name)).toEqual(['short nap', 'long']);
  });

  it('counts exit codes other than 0 as errors', () => {
    const { runs, warnings } = parse(read('failing.json'));
    const errors = runs.map((run) => run.measurements.find(({ metric }) => metric === 'errors')?.value);
    expect(errors).toEqual([4, 0]);
    expect(warnings).toMatchObject([{ code: 'all-failed', where: { pointer: '/results/0/exit_codes' } }]);
  });

  it('reads a killed command, memory and an export without times', () => {
    const base = { command: 'x', mean: 1, stddev: null, median: 1, user: 0.5, system: 0.1, min: 1, max: 1 };
    const { runs, warnings } = parse(
      JSON.stringify({
        results: [
          { ...base, times: [1, 1], exit_codes: [0, null], memory_usage_byte: [2000, 4000] },
          { ...base, memory_usage_byte: [0, 0] },
        ],
      }),
    );
    expect(warnings.map(({ code }) => code)).toEqual(['errors-present']);
    const memory = runs.map((run) => run.measurements.filter(({ metric }) => metric === 'memory'));
    expect(memory[0]?.map(({ statistic, value }) => [statistic, value])).toEqual([
      ['mean', 3000],
      ['max', 4000],
    ]);
    // Zeros are what systems report that cannot tell.
    expect(memory[1]).toEqual([]);
    expect(runs[1]?.measurements[0]).toMatchObject({ grade: 'summary' });
    expect(runs[1]?.distributions).toBeUndefined();
  });

  it('leaves out more single times than a suite file holds', () => {
    const times = Array.from({ length: 10_001 }, () => 0.001);
    const result = { command: 'x', mean: 0.001, median: 0.001, min: 0.001, max: 0.001, times };
    const { runs, warnings } = parse(JSON.stringify({ results: [result] }));
    expect(runs[0]?.distributions).toBeUndefined();
    expect(warnings.map(({ code }) => code)).toEqual(['value-skipped']);
  });

  it('claims an export that is longer than the head', () => {
    const text = JSON.stringify({
      results: [{ command: 'say "hi"', mean: 1, stddev: null, median: 1, times: Array(20_000).fill(0.123) }],
    });
    expect(headOf(text).complete).toBe(false);
    expect(hyperfine.detect(headOf(text))?.confidence).toBe(0.9);
  });

  it('names the place of a value of the wrong kind', () => {
    const text = read('two-sleeps.json').replace(/"mean": [\d.]+/, '"mean": "fast"');
    expect(parseDocument({ text, fileName: 'h.json', format: 'hyperfine' })).toMatchObject({
      ok: false,
      problems: [{ code: 'wrong-type', where: { pointer: '/results/0/mean' }, found: '“fast”' }],
    });
  });
});
