import { expect, test } from 'vitest';
import type { RunDetail } from '@/lib/model/run-detail';
import type { Measurement, Run } from '@/lib/model/suite-file';
import { headlineQuantity } from './run-headline';
import { buildRunView } from './run-view';

const latency = (statistic: string, value: number, more: Partial<Measurement> = {}): Measurement => ({
  case: 'all',
  metric: 'latency',
  statistic,
  value,
  ...more,
});

const RUN: Run = {
  id: 'r_4',
  subject: 'go',
  startedAt: Date.UTC(2026, 6, 18, 13, 4),
  durationNs: 60e9,
  load: { model: 'open', offeredPerSecond: 40_000, achievedPerSecond: 39_874.2, connections: 1000 },
  measurements: [
    latency('mean', 9600),
    latency('p50', 8520, {
      n: 20_000,
      grade: 'histogram',
      from: { pointer: '/latencies/50th', text: '8.52' },
    }),
    latency('p99', 44_900, { n: 20_000, grade: 'histogram' }),
    latency('p99.99', 402_000, { n: 20_000, grade: 'histogram', from: { text: '402' } }),
  ],
};

function viewOf(run: Run, options: { isWhole?: boolean; more?: Partial<RunDetail> } = {}) {
  return buildRunView({
    detail: {
      run,
      suite: { slug: 'chat', title: 'Chat' },
      subject: { slug: 'go', name: 'Go', version: '1.24' },
      metrics: [],
      importedAtMs: Date.UTC(2026, 6, 19),
      siblings: [],
      claims: [],
      ...options.more,
    },
    subjects: [
      { slug: 'elixir', name: 'Elixir' },
      { slug: 'go', name: 'Go', version: '1.24' },
    ],
    siblings: { position: 4, total: 8, previousId: 'r_3', values: [] },
    original: { isHeld: false },
    isWhole: options.isWhole ?? false,
  });
}

test('title, time and colour say which run this is', () => {
  const view = viewOf(RUN);
  expect(view.title).toBe('Go 1.24, run 4 of 8');
  expect(view.time).toBe('18 Jul 2026, 13:04 UTC, 60 s');
  expect(view.subject.position).toBe(1);
  expect(view.previousId).toBe('r_3');
  expect('nextId' in view).toBe(false);
});

test('a percentile that the sample cannot support is marked, keeps its text, stays out of the headline and is dotted', () => {
  const view = viewOf(RUN);
  const line = view.measurements.groups[0]?.lines.find((entry) => entry.statistic === 'p99.99');
  expect(line).toMatchObject({ value: '', written: '402', method: '2 values beyond it; 10 needed' });
  expect(view.chart?.unsupported).toEqual(['p99.99']);
  expect(view.chart?.chart.series[0]?.points.map((point) => point.percent)).toEqual([50, 99]);
  expect(view.chart?.chart.series[0]?.tail).toEqual([[99.99, 402]]);
  expect(headlineQuantity({ ...DETAIL, run: RUN })).toEqual({
    case: 'all',
    metric: 'latency',
    statistic: 'p99',
  });
  const small = {
    ...RUN,
    measurements: [latency('p50', 8520, { n: 20 }), latency('p99', 44_900, { n: 20 })],
  };
  expect(headlineQuantity({ ...DETAIL, run: small })?.statistic).toBe('p50');
});

const DETAIL: RunDetail = {
  run: RUN,
  suite: { slug: 'chat', title: 'Chat' },
  subject: { slug: 'go', name: 'Go' },
  metrics: [],
  importedAtMs: 0,
  siblings: [],
  claims: [],
};

test('claims alone draw no chart of a run', () => {
  const claims = [50, 99].map((percent) => ({
    ...latency(`p${percent}`, percent * 1000),
    id: `c${percent}`,
    subject: 'go',
  }));
  const view = viewOf(
    { id: 'r_4', subject: 'go', measurements: [latency('mean', 9600)] },
    { more: { claims } },
  );
  expect(view.chart).toBeUndefined();
  expect(viewOf(RUN, { more: { claims } }).chart?.chart.series[0]?.claims).toHaveLength(2);
});

test('load: share of the offered rate, Little’s law, and what is not stated', () => {
  const { load } = viewOf(RUN);
  expect(load?.lines).toContainEqual({ key: 'Achieved', value: '39,874 /s', note: '(99.7 % of offered)' });
  expect(load?.lines).toContainEqual({
    key: 'Little’s law',
    value: '39,874 /s × 9.6 µs = 0.383 in flight',
    note: '(plausible with 1,000 connections)',
  });
  expect(load?.missing).toEqual(['payload', 'warm-up', 'coordinated omission']);
  const crowded = viewOf({ ...RUN, load: { model: 'closed', achievedPerSecond: 1e6, connections: 4 } });
  expect(crowded.load?.lines.at(-1)?.note).toBe(
    '(2.40 times the 4 connections: pipelined, or one of the figures is off)',
  );
  expect(crowded.load?.missing).not.toContain('offered rate');
});

test('a timed command has no load', () => {
  const view = viewOf({
    id: 'r_4',
    subject: 'go',
    measurements: [latency('mean', 1, { metric: 'time-per-operation' })],
  });
  expect(view.load).toBeUndefined();
  expect(view.trust.map((item) => item.text)).toEqual([', sample size not stated']);
});

test('trust: saturation below 95 %, errors above 1 % and uncorrected figures are cautions', () => {
  const view = viewOf({
    ...RUN,
    load: {
      model: 'closed',
      offeredPerSecond: 100,
      achievedPerSecond: 94.9,
      coordinatedOmissionCorrected: 'no',
    },
    measurements: [latency('p99', 1000, { n: 5000 }), latency('value', 0.02, { metric: 'error-ratio' })],
  });
  expect(view.trust).toEqual([
    { grade: 'summary', text: ' of 5,000 values' },
    { text: 'saturated: 94.9 % of the offered rate; latencies say how long its queue was', isCaution: true },
    { text: '2 % errors', isCaution: true },
    {
      text: 'coordinated omission: not corrected, closed model; waiting during stalls is left out',
      isCaution: true,
    },
  ]);
  expect(viewOf(RUN).trust.find((item) => item.text.startsWith('not saturated'))).toEqual({
    text: 'not saturated: 99.7 % of the offered rate',
  });
});

test('many measurements are cut at whole cases, and shown in full when asked', () => {
  const measurements = Array.from({ length: 50 }, (_, index) =>
    ['mean', 'min', 'p50', 'p75', 'p90', 'p99', 'max'].map((statistic, rank) =>
      latency(statistic, 1000 + rank, { case: `case ${index}` }),
    ),
  ).flat();
  const cut = viewOf({ ...RUN, measurements }).measurements;
  expect([cut.count, cut.shown, cut.groups.length]).toEqual([350, 294, 42]);
  expect(viewOf({ ...RUN, measurements }, { isWhole: true }).measurements.shown).toBe(350);
  const one = Array.from({ length: 301 }, (_, index) => latency('mean', 1, { metric: `m${index}` }));
  expect(viewOf({ ...RUN, measurements: one }).measurements.groups[0]).toMatchObject({ hidden: 1 });
});

test('distributions are summed up; a histogram only says its size', () => {
  const [raw, histogram, series] = viewOf({
    ...RUN,
    distributions: [
      {
        case: 'all',
        metric: 'latency',
        encoding: 'values',
        values: [3000, 1000, 2000, 10_000],
        independent: true,
      },
      { case: 'all', metric: 'latency', encoding: 'hdr-v2', count: 7, data: 'AAAAAA==' },
    ],
    series: [{ case: 'all', metric: 'latency', offsetsNs: [0, 2e9], values: [1000, 2000] }],
  }).rawValues;
  expect(raw).toMatchObject({ unit: 'µs', count: '4', min: '1', median: '2.5', max: '10' });
  expect(histogram).toMatchObject({ kind: 'HdrHistogram, 4 B', count: '7', min: '', median: '' });
  expect(series).toMatchObject({ kind: 'over time, 2 s', count: '2' });
});

test('environment: what is stated, in GiB where whole, and what is not', () => {
  const { machine, software } = viewOf({
    ...RUN,
    tool: { name: 'wrk2', version: '4.0' },
    environment: { cpu: 'Graviton 3', vcpus: 8, memoryBytes: 2 ** 34 },
  }).environment;
  expect(machine.lines).toEqual([
    { key: 'CPU', value: 'Graviton 3, 8 vCPU' },
    { key: 'Memory', value: '16 GiB' },
  ]);
  expect(machine.missing).toEqual(['instance type', 'operating system']);
  expect(software).toContainEqual({ key: 'Generator', value: 'wrk2 4.0' });
});

test('provenance names the file of a run whose original is elsewhere', () => {
  const sha256 = 'a'.repeat(64);
  const { provenance } = viewOf({
    ...RUN,
    source: { sha256, fileName: 'go.json', format: 'wrk' },
    labels: { commit: '3fa' },
  });
  expect(provenance).toEqual({
    fileName: 'go.json',
    sha256,
    format: 'wrk',
    imported: '19 Jul 2026, 00:00 UTC',
    labels: [{ name: 'commit', value: '3fa' }],
    hasOriginal: false,
  });
});
