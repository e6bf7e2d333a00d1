import { describe, expect, it } from 'vitest';
import { readSample } from '@/tests/support/read-sample';
import { locustHistory } from './locust-history';

const [HEADER = '', ...ROWS] = readSample('locust-history/aggregated_stats_history.csv')
  .trimEnd()
  .split('\n');

const read = (rows: readonly string[], header = HEADER) =>
  locustHistory.parse({ text: `${[header, ...rows].join('\n')}\n`, fileName: 'h.csv' });

const problemsOf = (rows: readonly string[], header = HEADER) => {
  const result = read(rows, header);
  return result.ok ? [] : result.problems;
};

function runOf(rows: readonly string[]) {
  const result = read(rows);
  if (!result.ok || result.value.kind !== 'runs') throw new Error(JSON.stringify(result));
  const [run] = result.value.runs;
  if (run === undefined) throw new Error('no run');
  return {
    run,
    names: run.measurements.map(({ metric, statistic }) => `${metric}.${statistic}`),
    warnings: result.value.warnings,
  };
}

/** A row of the sample with another cell. */
function withCell(row: string | undefined, column: string, text: string): string {
  const cells = (row ?? '').split(',');
  cells[HEADER.split(',').indexOf(column)] = text;
  return cells.join(',');
}

describe('a history of Locust', () => {
  it('has a duration, rates and a course', () => {
    const { run, names, warnings } = runOf(ROWS);
    expect(run.durationNs).toBe((ROWS.length - 1) * 1e9);
    expect(names).toContain('request-rate.mean');
    expect(run.series?.map(({ metric }) => metric)).toEqual([
      'request-rate',
      'latency.p50',
      'latency.p99',
      'errors',
    ]);
    expect(warnings.map(({ code }) => code)).not.toContain('value-skipped');
  });

  it('leaves out what rests on the clock where that goes backwards', () => {
    const rows = [...ROWS.slice(0, 3), withCell(ROWS[3], 'Timestamp', '1795514390'), ...ROWS.slice(4)];
    const { run, names, warnings } = runOf(rows);
    expect(run).not.toHaveProperty('durationNs');
    expect(run).not.toHaveProperty('series');
    expect(names).not.toContain('request-rate.mean');
    expect(names).toEqual(expect.arrayContaining(['requests.value', 'latency.p50']));
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'value-skipped', where: { file: 'h.csv', line: 5, column: 1 } }),
    );
  });

  it('has no rate over the whole run where the statistics were reset', () => {
    const rows = [...ROWS.slice(0, -1), withCell(ROWS.at(-1), 'Total Request Count', '3')];
    const { run, names, warnings } = runOf(rows);
    expect(names).toContain('requests.value');
    expect(names).not.toContain('request-rate.mean');
    expect(run.series).toHaveLength(4);
    expect(warnings.find(({ code }) => code === 'value-skipped')?.message).toContain('were reset here');
  });

  it.each([
    ['too few cells', '1795514401,2', '2'],
    ['too many cells', `${ROWS[1] ?? ''},5`, '25'],
  ])('names the row with %s', (_what, row, found) => {
    expect(problemsOf([ROWS[0] ?? '', row])).toMatchObject([
      { code: 'syntax', where: { line: 3, column: 1 }, found },
    ]);
  });

  it.each([
    ['Timestamp', '1795514401000', 'out-of-range', 'seconds between 1970 and 2200'],
    ['Timestamp', '2026-11-25T10:00:00Z', 'wrong-type', 'seconds between 1970 and 2200'],
    ['Total Request Count', '1.5', 'out-of-range', 'a whole number'],
    ['Total Request Count', '1e30', 'out-of-range', 'a whole number, at most 2^53 − 1'],
    ['Total Average Response Time', '1e300', 'out-of-range', 'a number or N/A, at most 2^53 − 1'],
    ['Total Average Response Time', 'Infinity', 'wrong-type', 'a number or N/A'],
    ['Total Average Response Time', '-5', 'wrong-type', 'a number or N/A'],
    ['Total Average Response Time', '5ms', 'wrong-type', 'a number or N/A'],
  ])('refuses in “%s” the value %s', (column, text, code, expected) => {
    expect(problemsOf([...ROWS.slice(0, 2), withCell(ROWS[2], column, text)])).toEqual([
      {
        code,
        where: { file: 'h.csv', line: 4, column: 1 },
        expected: `in “${column}” ${expected}`,
        found: `“${text}”`,
      },
    ]);
  });

  it('refuses a quote that stays open, and a header without a column', () => {
    expect(problemsOf([ROWS[0] ?? '', `"${ROWS[1] ?? ''}`])).toMatchObject([
      { code: 'syntax', found: 'a quote that stays open' },
      { code: 'syntax' },
    ]);
    expect(problemsOf(ROWS, HEADER.replace('Total Request Count', 'Requests'))).toMatchObject([
      { code: 'missing-value', expected: 'the column Total Request Count in the first line' },
    ]);
  });
});
