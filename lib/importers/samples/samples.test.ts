import { describe, expect, it } from 'vitest';
import { headOf, listCandidates } from '../detect';
import { latencyLog } from '../latency-log';
import { caseNames } from './case-names';
import { guessMapping, splitUnit } from './guess-mapping';
import { headRows } from './head-rows';
import { formatMapping, parseMapping } from './latency-log-mapping';
import { logColumns } from './log-columns';
import { runIntervals } from './run-intervals';
import type { SeriesTally } from './sample-tally';
import { timeFormatOf } from './time-format';
import { timesOf } from './times-of';

const columnsOf = (text: string) => logColumns(headOf(text))?.columns ?? [];

describe('what columns of a log mean', () => {
  it.each([
    [
      'timestamp,elapsed_ms,status,url\n2026-11-25T10:00:00Z,5,200,/\n',
      { time: 'timestamp', duration: 'elapsed_ms', unit: 'ms', status: 'status', label: 'url' },
    ],
    ['ts,took (us),ok\n1764064800,5,true\n', { time: 'ts', duration: 'took (us)', unit: 'us', status: 'ok' }],
    ['time,time_ms\n2026-11-25T10:00:00Z,5\n', { time: 'time', duration: 'time_ms', unit: 'ms' }],
    [
      'responseTimeSeconds,endpoint\n0.5,/a\n',
      { duration: 'responseTimeSeconds', unit: 's', label: 'endpoint' },
    ],
    ['latency,error\n5,\n', { duration: 'latency', status: 'error' }],
    ['name,age\nx,5\n', { label: 'name' }],
    [
      '{"time":1764064800120,"responseTime":12,"res":{"statusCode":200},"req":{"url":"/"}}\n',
      { time: 'time', duration: 'responseTime', status: 'res.statusCode', label: 'req.url' },
    ],
  ])('%j', (text, mapping) => {
    expect(guessMapping({ columns: columnsOf(text) })).toEqual(mapping);
  });

  it('takes units off names', () => {
    expect(splitUnit('elapsedMs')).toEqual({ name: 'elapsed', unit: 'ms' });
    expect(splitUnit('Duration in seconds')).toEqual({ name: 'duration', unit: 's' });
    expect(splitUnit('latency')).toEqual({ name: 'latency' });
  });

  it.each([
    ['1764064800', 's'],
    ['1764064800.25', 's'],
    ['1764064800123', 'ms'],
    ['1764064800123456', 'us'],
    ['1764064800123456789', 'ns'],
    ['2026-11-25T10:00:00Z', 'text'],
    ['2026-11-25 10:00', 'text'],
    ['12.5', undefined],
    ['yesterday', undefined],
  ])('knows the time %j as %s', (text, format) => {
    expect(timeFormatOf(text)).toBe(format);
  });
});

describe('a mapping as text', () => {
  it('is read back as it was written', () => {
    const mapping = { time: 'a,b', duration: 'took: %', unit: 'us', status: '', label: 'url' } as const;
    expect(parseMapping(formatMapping(mapping))).toEqual({ ok: true, value: mapping });
  });

  it.each(['duration', 'time:a,time:b', 'colour:red', 'unit:days', 'duration:%', ''])(
    'refuses %j',
    (text) => {
      expect(parseMapping(text)).toMatchObject({ problems: [{ code: 'bad-parameter' }] });
    },
  );
});

describe('log or table', () => {
  const idOf = (text: string) => listCandidates(headOf(text))[0]?.importer.id;
  const rows = (count: number, row: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => row(index)).join('\n');

  it('tells a log by its times, or by many rows without subjects', () => {
    expect(idOf(`timestamp,latency_ms\n${rows(20, (index) => `${1_764_064_800 + index},5`)}\n`)).toBe(
      'latency-log',
    );
    expect(idOf(`latency_ms,op\n${rows(100, (index) => `5,${index % 2}`)}\n`)).toBe('latency-log');
  });

  it('leaves tables alone', () => {
    expect(idOf(`timestamp,latency_ms\n${rows(19, (index) => `${1_764_064_800 + index},5`)}\n`)).toBe(
      'table',
    );
    expect(
      idOf(`timestamp,p99 (ms),latency_ms\n${rows(40, (index) => `${1_764_064_800 + index},5,4`)}\n`),
    ).toBe('table');
    expect(idOf(`query,latency_ms\n${rows(150, (index) => `q${index},5`)}\n`)).toBe('table');
    expect(idOf(`date,latency_ms\n${rows(40, (index) => `2026-10-${String((index % 28) + 1)},5`)}\n`)).toBe(
      'table',
    );
    expect(idOf('subject,latency_ms\ngo,5\nrust,4\n')).toBe('table');
  });

  it('asks for the unit where nothing tells it', () => {
    const head = headOf('latency,ok\n5,true\n');
    expect(latencyLog.plan({ head, fileName: 'a.csv' })).toMatchObject({
      problems: [{ code: 'unit-unknown', hint: 'name it: --unit ns, us, ms or s' }],
    });
    expect(latencyLog.plan({ head, fileName: 'a.csv', unit: 'us' })).toMatchObject({
      value: { guess: { mapping: { duration: 'latency', unit: 'us', status: 'ok' } } },
    });
  });

  it('knows the step of the clock, whatever the zone', () => {
    const stepOf = (time: string) => {
      const plan = latencyLog.plan({ head: headOf(`time,took_ms\n${time},5\n`), fileName: 'a.csv' });
      return plan.ok && plan.value.rows.shape === 'requests' ? plan.value.rows.time?.stepNs : 'refused';
    };
    expect(stepOf('2026-11-25T12:00:01.123+02:00')).toBeUndefined();
    expect(stepOf('2026-11-25T12:00:01.123Z')).toBeUndefined();
    expect(stepOf('2026-11-25T12:00:01+02:00')).toBe(1e9);
    expect(stepOf('2026-11-25 12:00:01')).toBe(1e9);
    expect(stepOf('1764064801')).toBe(1e9);
  });

  it('names a column that would have to be text and a number', () => {
    const head = headOf('timestamp,elapsed_ms\n1764064800000,5\n');
    for (const key of ['label', 'status'] as const) {
      expect(latencyLog.plan({ head, fileName: 'a.csv', mapping: { [key]: 'elapsed_ms' } })).toMatchObject({
        problems: [{ code: 'bad-parameter', found: '“elapsed_ms”' }],
      });
    }
  });

  it('takes the columns that it is told', () => {
    const head = headOf('a,b,latency_ms\n1,2,3\n');
    const mapped = latencyLog.plan({ head, fileName: 'a.csv', mapping: { duration: 'a', unit: 's' } });
    expect(mapped).toMatchObject({ value: { rows: { durations: [{ field: 0, unit: 's' }] } } });
    expect(latencyLog.plan({ head, fileName: 'a.csv', mapping: { label: 'nope' } })).toMatchObject({
      problems: [{ code: 'bad-parameter', found: '“nope”' }],
    });
  });
});

describe('names of cases', () => {
  it('are readable, each once, and never that of the totals', () => {
    const named = (name: string | undefined) => ({ dimension: 0, name });
    expect(
      caseNames([named('a\u0007b'), named('a b'), named('all'), named(undefined), named(' ')], []),
    ).toEqual(['a b', 'a b (2)', 'case=all', '(other)', 'unnamed']);
    expect(caseNames([named('login')], ['name:'])).toEqual(['name:login']);
  });
});

describe('the first rows of a file', () => {
  it('leave out a row that is cut', () => {
    expect(headRows({ text: 'a;b\n1;2\n3;', complete: false })).toEqual({
      delimiter: ';',
      header: ['a', 'b'],
      rows: [['1', '2']],
    });
  });

  it('are none where the header does not end, or has too many columns', () => {
    expect(headRows({ text: 'a,b', complete: false })).toBeUndefined();
    expect(headRows({ text: `${'a,'.repeat(2000)}\n`, complete: true })).toBeUndefined();
  });
});

describe('intervals of a run', () => {
  const series: SeriesTally = {
    metric: 'latency',
    case: undefined,
    startsUs: [10e6, 12e6],
    counts: [5, 2],
    sums: [0, 0],
    failed: [0, 1],
    p50: [140, undefined],
    p99: [140, undefined],
  };
  const intervals = runIntervals({
    rows: 7,
    span: { startUs: 10.5e6, endUs: 12.25e6 },
    intervalUs: 1e6,
    values: [],
    series: [series],
    cases: [],
    declarations: [],
  });

  it('have zeros between, and rates over what was measured of them', () => {
    expect(intervals.rate('request-rate', 'all', series, series.counts)).toEqual([
      { case: 'all', metric: 'request-rate', offsetsNs: [0, 5e8, 1.5e9], values: [10, 0, 8] },
    ]);
    expect(intervals.count('errors', 'all', series, series.failed)[0]?.values).toEqual([0, 0, 1]);
  });

  it('have percentiles only where there are values', () => {
    expect(intervals.percentile('latency', 'all', series, 'p50')).toEqual([
      { case: 'all', metric: 'latency.p50', offsetsNs: [0], values: [152.5] },
    ]);
  });
});

describe('times of a tally', () => {
  const tally = {
    metric: 'm',
    case: undefined,
    count: 4,
    nonZero: 4,
    sums: [],
    buckets: { indices: Int32Array.of(3), counts: Float64Array.of(4) },
  };

  it('are none where values are below zero', () => {
    expect(timesOf({ ...tally, exact: { sum: 0, min: -1, max: 3 } })).toBeUndefined();
  });

  it('have no percentile beyond the exact extremes', () => {
    // The bucket of 5,000 holds 5,000 to 5,003.
    const wide = { ...tally, buckets: { ...tally.buckets, indices: Int32Array.of(3298) } };
    expect(timesOf({ ...wide, exact: { sum: 20_000, min: 5000, max: 5000 } })?.fromHistogram[0]).toEqual([
      'p50',
      5000,
    ]);
    expect(timesOf(wide)?.fromHistogram[0]).toEqual(['p50', 5003]);
  });

  it('are exact where they were summed, else those of the histogram', () => {
    expect(timesOf({ ...tally, exact: { sum: 12, min: 3, max: 3 } })?.exact).toEqual([
      ['mean', 3],
      ['min', 3],
      ['max', 3],
    ]);
    const read = timesOf(tally);
    expect(read?.exact).toEqual([]);
    expect(read?.fromHistogram.map(([name]) => name)).toEqual(['p50', 'mean', 'min', 'max', 'stddev']);
  });
});
