import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hdrHlog } from '@/lib/importers/hdr-hlog';
import type { RunDetail } from '@/lib/model/run-detail';
import type { Run } from '@/lib/model/suite-file';
import { inflate } from '@/server/inflate';
import { casesOfCharts } from './run-cases';
import { openDistributions } from './run-distributions';
import { percentilesOfOthers } from './run-others';
import { buildRunView, type RunView } from './run-view';

function runOf(file: string): Run {
  const text = readFileSync(path.join(import.meta.dirname, '../../data/samples/hdr-hlog', file), 'utf8');
  const parsed = hdrHlog.parse({ text, fileName: file, unit: 'us', inflate });
  if (!parsed.ok || parsed.value.kind !== 'runs') throw new Error(JSON.stringify(parsed));
  const [run] = parsed.value.runs;
  if (run === undefined) throw new Error('no run');
  const { subject: _subject, ...rest } = run;
  return { ...rest, id: 'r_1', subject: 'go', measurements: [...run.measurements] } as Run;
}

const detailOf = (run: Run, more: Partial<RunDetail> = {}): RunDetail => ({
  run,
  suite: { slug: 'chat', title: 'Chat' },
  subject: { slug: 'go', name: 'Go' },
  metrics: [],
  importedAtMs: 0,
  siblings: [],
  claims: [],
  ...more,
});

function viewOf(run: Run, more: Partial<Parameters<typeof buildRunView>[0]> = {}): RunView {
  return buildRunView({
    detail: detailOf(run),
    subjects: [{ slug: 'go', name: 'Go' }],
    siblings: { position: 1, total: 1, values: [] },
    original: { isHeld: false },
    isWhole: true,
    distributions: openDistributions(run, [], inflate),
    ...more,
  });
}

describe('a run with a histogram', () => {
  const run = runOf('untagged.hlog');
  const view = viewOf(run);

  test('has a line through its whole distribution with a ribbon, and a dotted end', () => {
    const [series] = view.chart?.chart.series ?? [];
    expect(series?.grade).toBe('histogram');
    expect(series?.curve.length).toBeGreaterThan(100);
    expect(series?.curve.filter((point) => point.length === 4).length).toBeGreaterThan(20);
    expect(series?.tail.length).toBeGreaterThan(3);
    const stored = run.measurements?.find(({ statistic }) => statistic === 'p99')?.value;
    const drawn = series?.points.find(({ percent }) => percent === 99);
    expect((drawn?.value ?? 0) * (view.chart?.chart.scale.factor ?? 0)).toBeCloseTo(stored ?? NaN, 3);
    expect(drawn?.interval?.low).toBeLessThanOrEqual(drawn?.value ?? 0);
    expect(view.chart?.chart.caption).toMatch(
      /^This run, read from an HdrHistogram of 3 significant digits; n = 16,301\./,
    );
  });

  test('shows intervals beside its percentiles, and the ends of the histogram with their evidence', () => {
    const lines = view.measurements.groups.flatMap((group) => group.lines);
    expect(lines.find(({ statistic }) => statistic === 'p99')?.interval).toMatch(/^[\d.]+ to [\d.]+$/);
    expect(lines.find(({ statistic }) => statistic === 'mean')?.interval).toBe('');
    expect(view.rawValues[0]).toMatchObject({ grade: 'histogram', count: '16,301' });
    for (const text of [view.rawValues[0]?.min, view.rawValues[0]?.median, view.rawValues[0]?.max]) {
      expect(text).toMatch(/^[\d.,]+$/);
    }
  });

  test('is drawn over time and as a distribution of all its values', () => {
    expect(view.overTime?.panels.map(({ key }) => key)).toContain('interval-max');
    expect(view.distribution?.n).toBe(16_301);
    const counted = view.distribution?.bars.reduce((sum, { count }) => sum + count, 0) ?? 0;
    expect(counted).toBeCloseTo(16_301 - (view.distribution?.zeros ?? 0), 3);
  });

  test('that cannot be opened falls back to what is stored', () => {
    const closed = viewOf(run, { distributions: openDistributions(run, [], undefined) });
    expect(closed.chart?.chart.series[0]?.curve).toEqual([]);
    expect(closed.chart?.chart.series[0]?.points.length).toBeGreaterThan(3);
    expect(closed.rawValues[0]?.min).toBe('');
    expect(closed).not.toHaveProperty('distribution');
  });
});

describe('a run with several cases', () => {
  const run = runOf('tags.hlog');

  test('offers them, and draws the one that is asked for', () => {
    const cases = casesOfCharts(run);
    expect(cases.toSorted()).toEqual(['all', 'home', 'search']);
    expect(cases[0]).toBe('all');
    const view = viewOf(run, { wantedCase: 'search' });
    expect([view.chart?.chart.case, view.overTime?.case, view.distribution?.case, view.case]).toEqual(
      Array.from({ length: 4 }, () => 'search'),
    );
    expect(viewOf(run).chart?.chart.case).toBe('all');
    expect(viewOf(run, { wantedCase: 'no such' }).chart?.chart.case).toBe('all');
  });
});

test('other runs are named by their number in the order of time, where all are known', () => {
  const detail = detailOf(
    { id: 'r_b', subject: 'go' },
    { siblings: [{ id: 'r_d' }, { id: 'r_c' }, { id: 'r_a' }] },
  );
  const stored = ['r_a', 'r_c', 'r_d'].flatMap((runId) => [
    { runId, statistic: 'p99', value: 2 },
    { runId, statistic: 'p50', value: 1 },
    { runId, statistic: 'max', value: 9 },
  ]);
  const names = (total: number) =>
    percentilesOfOthers(stored, detail, { position: 2, total, values: [] }).map(({ name }) => name);
  expect(names(4)).toEqual(['run 1', 'run 3', 'run 4']);
  expect(names(900)).toEqual(['r_a', 'r_c', 'r_d']);
  const [line] = percentilesOfOthers(stored, detail, { position: 2, total: 4, values: [] });
  expect(line?.values.map(({ percent }) => percent)).toEqual([50, 99]);
});
