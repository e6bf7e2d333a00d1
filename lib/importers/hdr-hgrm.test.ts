import { describe, expect, it } from 'vitest';
import { headOf } from './detect';
import { hdrHgrm } from './hdr-hgrm';
import type { Document } from './importer';

const HEADING = '       Value     Percentile TotalCount 1/(1-Percentile)\n\n';
const ROWS = `       0.500 0.000000000000          1           1.00
       1.250 0.500000000000        500           2.00
       1.500 0.750000000000        750           4.00
       2.000 0.900000000000        900          10.00
       2.500 0.950000000000        950          20.00
       3.000 0.990625000000        991         106.67
       9.000 0.999218750000       1000        1280.00
`;
const FOOTER = `#[Mean    =        1.300, StdDeviation   =        0.700]
#[Max     =        8.992, Total count    =         1000]
#[Buckets =            4, SubBuckets     =         2048]
`;
const JAVA = `${HEADING}${ROWS}       9.000 1.000000000000       1000\n${FOOTER}`;

function read(text: string, unit?: Document['unit']) {
  return hdrHgrm.parse({ text, fileName: 'x.hgrm', ...(unit === undefined ? {} : { unit }) });
}

function valuesOf(text: string, unit: Document['unit'] = 'ms'): Record<string, number> {
  const result = read(text, unit);
  if (!result.ok || result.value.kind !== 'runs') throw new Error(JSON.stringify(result));
  return Object.fromEntries(
    (result.value.runs[0]?.measurements ?? []).map(({ statistic, value }) => [statistic, value]),
  );
}

describe('hdr-hgrm', () => {
  it('reads percentiles from the first row at or above, the rest from the footer', () => {
    expect(valuesOf(JAVA)).toEqual({
      min: 500_000,
      p50: 1_250_000,
      p75: 1_500_000,
      p90: 2_000_000,
      p95: 2_500_000,
      p99: 3_000_000,
      'p99.9': 9_000_000,
      mean: 1_300_000,
      stddev: 700_000,
      max: 8_992_000,
    });
  });

  it('says where a row above a percentile stands for it', () => {
    const result = read(JAVA, 'ms');
    const methods = Object.fromEntries(
      (result.ok && result.value.kind === 'runs' ? (result.value.runs[0]?.measurements ?? []) : []).map(
        ({ statistic, method }) => [statistic, method],
      ),
    );
    expect(methods).toMatchObject({
      min: 'hdr',
      p50: 'hdr',
      p95: 'hdr',
      p99: 'hdr, upper bound (99.0625 %)',
      'p99.9': 'hdr, upper bound (99.921875 %)',
      mean: 'tool',
    });
  });

  it('has no minimum where the list does not begin at 0 %', () => {
    expect(valuesOf(JAVA.replace(/.*0\.000000000000.*\n/, ''))).not.toHaveProperty('min');
  });

  it('asks for the unit, which the format does not have', () => {
    const result = read(JAVA);
    expect(result.ok ? [] : result.problems).toEqual([
      {
        code: 'unit-unknown',
        where: { file: 'x.hgrm', line: 1, column: 1 },
        expected: 'the unit of the values, which this format does not contain',
        found: 'none',
        hint: 'name it: --unit ns, us, ms or s',
      },
    ]);
    expect(valuesOf(JAVA, 'us').p50).toBe(1250);
  });

  it('leaves out percentiles for which there are too few values', () => {
    // 1,000 values support p99.9, and nothing above it.
    expect(Object.keys(valuesOf(JAVA))).not.toContain('p99.99');
    // The last rank stands for all above it when the list stops early because all values were seen.
    const early = `${HEADING}   1511.423     0.968750      1104769        32.00\n   1511.423     1.000000      1104769          inf\n`;
    expect(valuesOf(early)).toMatchObject({ p99: 1_511_423_000, 'p99.999': 1_511_423_000 });
  });

  it('reads CSV, which has no footer', () => {
    const csv = `"Value","Percentile","TotalCount","1/(1-Percentile)"\n1.250,0.500000000000,5,2.00\n9.000,1.000000000000,10,Infinity\n`;
    expect(valuesOf(csv)).toEqual({ p50: 1_250_000, p75: 9_000_000, p90: 9_000_000, max: 9_000_000 });
  });

  it('takes the unit from the heading of a plot of vegeta', () => {
    const plot =
      'Value(ms)  Percentile  TotalCount  1/(1-Percentile)\n0.5  0.500000  5  2.000000\n2.5  1.000000  10  10000000.000000\n';
    const result = read(plot);
    expect(result.ok && result.value.kind === 'runs' && result.value.runs[0]?.measurements[0]).toMatchObject({
      statistic: 'p50',
      value: 500_000,
      from: { text: '0.5' },
    });
  });

  it('warns where the recording was too coarse', () => {
    const result = read(JAVA.replace('1.250', '0.000').replace('0.500 0.0', '0.000 0.0'), 'ms');
    expect(result.ok ? result.value.warnings.map(({ code }) => code) : []).toEqual([
      'resolution',
      'load-unknown',
    ]);
  });

  it.each([
    ['in a row', JAVA.slice(0, JAVA.indexOf('2.500') + 9), 'a row “value percentile count 1/(1-percentile)”'],
    ['before the last row', `${HEADING}${ROWS}`, 'a last row with the percentile 1.0'],
    ['within the count of the last row', JAVA.slice(0, JAVA.indexOf(FOOTER) - 2), 'the footer “#[Mean'],
    ['in the footer', JAVA.slice(0, JAVA.indexOf('8.992') + 2), 'the footer “#[Max'],
  ])('reports a list that is cut off %s', (_where, text, expected) => {
    const result = read(text, 'ms');
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.problems[0]?.expected).toContain(expected);
  });

  it('reports values that descend', () => {
    const result = read(JAVA.replace('       2.500 ', '       1.000 '), 'ms');
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: 'percentile-order', where: { line: 7 } },
    ]);
  });

  it('does not claim the spectrum within the output of wrk2', () => {
    expect(hdrHgrm.detect(headOf(`Running 30s test @ http://x\n${JAVA}`))).toBeUndefined();
    expect(hdrHgrm.detect(headOf(JAVA))?.confidence).toBeGreaterThan(0.9);
  });
});
