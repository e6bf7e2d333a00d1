import { describe, expect, it } from 'vitest';
import { headOf, listCandidates } from './detect';
import type { ParsedRun } from './importer';
import { wrk2 } from './wrk2';

const BLOCK = `Running 1m test @ http://localhost:8080
  1 threads and 1 connections
  Thread calibration: mean lat.: 0.812ms, rate sampling interval: 10ms
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   680.51us  375.11us   9.32ms   64.87%
    Req/Sec     2.09k   153.79     3.89k    71.30%
  Latency Distribution (HdrHistogram - Recorded Latency)
 50.000%  680.00us
 75.000%    0.96ms
 90.000%    1.15ms
 99.000%    1.27ms
 99.900%    5.03ms
 99.990%    8.84ms
 99.999%    9.33ms
100.000%    9.33ms

  Detailed Percentile spectrum:
       Value   Percentile   TotalCount 1/(1-Percentile)

       0.041     0.000000            1         1.00
       9.327     1.000000        80729          inf
#[Mean    =        0.681, StdDeviation   =        0.375]
#[Max     =        9.320, Total count    =        80729]
#[Buckets =           27, SubBuckets     =         2048]
----------------------------------------------------------
  96799 requests in 0.97m, 6.55MB read
  Non-2xx or 3xx responses: 96799
Requests/sec:   1666.67
Transfer/sec:    115.48KB
`;

function parse(text: string) {
  const result = wrk2.parse({ text, fileName: 'wrk2.txt' });
  if (!result.ok || result.value.kind !== 'runs') throw new Error(JSON.stringify(result));
  return result.value;
}

function valuesOf(run: ParsedRun | undefined, metric: string): Record<string, number> {
  return Object.fromEntries(
    (run?.measurements ?? [])
      .filter((measurement) => measurement.metric === metric)
      .map(({ statistic, value }) => [statistic, value]),
  );
}

describe('wrk2', () => {
  it('prefers the figures below the spectrum, which are in milliseconds, to the rounded ones', () => {
    const [run] = parse(BLOCK).runs;
    expect(valuesOf(run, 'latency')).toEqual({
      min: 41_000,
      p50: 680_000,
      p75: 960_000,
      p90: 1_150_000,
      p99: 1_270_000,
      'p99.9': 5_030_000,
      'p99.99': 8_840_000,
      'p99.999': 9_330_000,
      mean: 681_000,
      stddev: 375_000,
      max: 9_320_000,
    });
    // Calibration is not recorded, so there are fewer latencies than requests.
    expect(run?.measurements.find(({ metric }) => metric === 'latency')?.n).toBe(80_729);
    expect(run?.durationNs).toBe(58_200_000_000);
    expect(run?.load).toEqual({
      model: 'open',
      connections: 1,
      threads: 1,
      achievedPerSecond: 1666.67,
      coordinatedOmissionCorrected: 'yes',
    });
  });

  it('warns of a run that looks fast because every response was an error', () => {
    const { runs, warnings } = parse(BLOCK);
    expect(valuesOf(runs[0], 'error-ratio')).toEqual({ value: 1 });
    expect(valuesOf(runs[0], 'errors')).toEqual({ value: 96_799 });
    expect(warnings).toEqual([
      {
        code: 'all-failed',
        where: { file: 'wrk2.txt', line: 27, column: 1 },
        message: '96,799 of 96,799 attempts failed: what was measured are failures.',
      },
    ]);
  });

  it('leaves -nan out with a warning, and the zero beside it', () => {
    const text = BLOCK.replace('2.09k   153.79     3.89k    71.30%', '-nan      -nan   0.00      0.00%');
    const { runs, warnings, metrics } = parse(text);
    expect(valuesOf(runs[0], 'request-rate-per-thread')).toEqual({});
    expect(metrics).toEqual([]);
    expect(warnings.map(({ code, where }) => [code, where.line])).toContainEqual(['value-skipped', 6]);
  });

  it('keeps the uncorrected latencies apart', () => {
    const uncorrected = `
  Latency Distribution (HdrHistogram - Uncorrected Latency (measured without taking delayed starts into account))
 50.000%  206.00us
100.000%   15.44ms
#[Mean    =        0.208, StdDeviation   =        0.167]
#[Max     =       15.432, Total count    =         9991]
`;
    const [run] = parse(BLOCK.replace('  96799 requests', `${uncorrected}  96799 requests`)).runs;
    expect(valuesOf(run, 'latency-uncorrected')).toEqual({
      p50: 206_000,
      mean: 208_000,
      stddev: 167_000,
      max: 15_432_000,
    });
    expect(valuesOf(run, 'latency').p50).toBe(680_000);
  });

  it('takes from the spectrum what the list lacks and a row has exactly', () => {
    const rows = `       0.702     0.500000        40365         2.00
       1.188     0.950000        76693        20.00
       1.231     0.975000        78711        40.00
       1.262     0.990625        79973       106.67
`;
    const [run] = parse(BLOCK.replace('       9.327     1.000000', `${rows}       9.327     1.000000`)).runs;
    const latency = valuesOf(run, 'latency');
    // The median of the list stays; no row is at 99 %.
    expect(latency).toMatchObject({ p50: 680_000, p95: 1_188_000, 'p97.5': 1_231_000, p99: 1_270_000 });
    expect(run?.measurements.find(({ statistic }) => statistic === 'p95')).toMatchObject({
      n: 80_729,
      method: 'tool',
      from: { pointer: 'line 22', text: '1.188' },
    });
  });

  it('leaves rows out that the digits of the list would put out of order, or that too few values bear', () => {
    const close = '       1.274     0.950000        76693        20.00\n';
    const text = BLOCK.replace('       9.327     1.000000', `${close}       9.327     1.000000`);
    expect(valuesOf(parse(text).runs[0], 'latency')).not.toHaveProperty('p95');
    const few = text.replace('1.274     0', '1.188     0').replaceAll('80729', '150');
    expect(valuesOf(parse(few).runs[0], 'latency')).not.toHaveProperty('p95');
    expect(valuesOf(parse(few.replaceAll('150', '200')).runs[0], 'latency')).toHaveProperty('p95');
  });

  it('takes the offered rate from the shell line', () => {
    const [run] = parse(`wrk -t1 -c1 -d1m -R2k --latency http://localhost:8080\n${BLOCK}`).runs;
    expect(run?.load?.offeredPerSecond).toBe(2000);
  });

  it('counts timeouts apart from requests', () => {
    const text = BLOCK.replace(
      '  Non-2xx or 3xx responses: 96799',
      '  Socket errors: connect 0, read 0, write 0, timeout 201',
    );
    const [run] = parse(text).runs;
    expect(valuesOf(run, 'errors')).toEqual({ value: 201 });
    expect(valuesOf(run, 'error-ratio')).toEqual({ value: 201 / 97_000 });
  });

  describe('beside blocks of wrk', () => {
    const PLAIN = `Running 30s test @ http://localhost:8081
  2 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    85.19ms   65.92ms   1.90s    99.55%
    Req/Sec   153.78    164.69     1.84k    77.88%
  15296 requests in 30.07s, 3.89MB read
Requests/sec:    508.60
Transfer/sec:    132.62KB
`;

    it.each([
      ['first', `${PLAIN}\n${BLOCK}`, ['wrk', 'wrk2']],
      ['last', `${BLOCK}\n${PLAIN}`, ['wrk2', 'wrk']],
      ['first, with a rate in one shell line', `${PLAIN}\n$ wrk -R2k http://x/\n${PLAIN}`, ['wrk', 'wrk2']],
    ])('tells each block by what it shows: wrk %s', (_where, text, tools) => {
      expect(listCandidates(headOf(text)).map(({ importer }) => importer.id)).toEqual(['wrk2']);
      const { runs, warnings } = parse(text);
      expect(runs.map(({ tool }) => tool?.name)).toEqual(tools);
      const isOpen = tools.map((tool) => tool === 'wrk2');
      expect(runs.map(({ load }) => load?.model)).toEqual(isOpen.map((open) => (open ? 'open' : 'closed')));
      expect(runs.map(({ load }) => load?.coordinatedOmissionCorrected)).toEqual(
        isOpen.map((open) => (open ? 'yes' : 'no')),
      );
      const mixture = warnings.filter(({ code }) => code === 'load-unknown');
      expect(mixture.map(({ where }) => where.line)).toEqual([
        text.split('\n').findIndex((line) => line.includes(':8081')) + 1,
      ]);
    });

    it('takes the word of the user where nothing in the file tells', () => {
      expect(parse(PLAIN).runs.map(({ tool }) => tool?.name)).toEqual(['wrk2']);
      expect(parse(PLAIN).warnings).toEqual([]);
    });

    it('is not led by prose about a rate', () => {
      const prose = `We ran wrk, not wrk2, since its -R 2000 was not needed.\n\n${PLAIN}`;
      expect(listCandidates(headOf(prose)).map(({ importer }) => importer.id)).toEqual(['wrk']);
    });
  });

  it('reads a third column that old builds print as the 99th percentile', () => {
    const old = BLOCK.replace('Stdev     Max', 'Stdev     99%').replace(
      /  Latency Distribution[^]*-----\n/,
      '',
    );
    expect(valuesOf(parse(old).runs[0], 'latency')).toEqual({
      mean: 680_510,
      stddev: 375_110,
      p99: 9_320_000,
    });
  });

  it.each([
    ['with a spectrum', BLOCK, 'wrk2'],
    [
      'without anything of wrk2',
      BLOCK.replace(/  Thread calibration.*\n/, '').replace(/  Latency Distribution[^]*-----\n/, ''),
      'wrk',
    ],
    [
      'with a rate in its shell line alone',
      `wrk -R1000 http://localhost\n${BLOCK.replace(/  Thread calibration.*\n/, '').replace(/  Latency Distribution[^]*-----\n/, '')}`,
      'wrk2',
    ],
  ])('is told from wrk: %s', (_what, text, id) => {
    expect(listCandidates(headOf(text)).map(({ importer }) => importer.id)).toEqual([id]);
  });
});
