import 'server-only';
import type { Distribution, Measurement, Run } from '@/lib/model/suite-file';
import type { Store } from '../store';
import type { Write } from '../write';
import { chunked } from './chunked';
import { insertRows } from './insert-rows';
import { sortKeyOf } from './sort-key';

type RunRow = Store['tables']['run']['$inferInsert'];
type MeasurementRow = Store['tables']['measurement']['$inferInsert'];
type DistributionRow = Store['tables']['distribution']['$inferInsert'];

/** The inserts of runs with their measurements, distributions and series. */
export function runWrites(
  { db, tables }: Store,
  runs: readonly { readonly run: Run; readonly position: number }[],
  context: { readonly suite: string; readonly nowMs: number; readonly importId: string | null },
): Write[] {
  const sorted = runs.toSorted((a, b) => (a.run.id < b.run.id ? -1 : 1));
  const runRows = sorted.map(({ run, position }): RunRow => ({
    id: run.id,
    suite: context.suite,
    subject: run.subject,
    position,
    startedAt: run.startedAt ?? null,
    importedAt: context.nowMs,
    sortKey: sortKeyOf(run.startedAt ?? context.nowMs, position),
    durationNs: run.durationNs ?? null,
    sourceSha256: run.source?.sha256 ?? null,
    sourceFileName: run.source?.fileName ?? null,
    sourceFormat: run.source?.format ?? null,
    tool: run.tool ?? null,
    load: run.load ?? null,
    environment: run.environment ?? null,
    labels: run.labels ?? null,
    importId: context.importId,
  }));
  const measurementRows = sorted.flatMap(({ run }) =>
    (run.measurements ?? [])
      .map((measurement, position) => measurementRow(run.id, measurement, position))
      .sort(byKey),
  );
  const distributionRows = sorted.flatMap(({ run }) =>
    (run.distributions ?? []).map((distribution, position) =>
      distributionRow(run.id, distribution, position),
    ),
  );
  const seriesRows = sorted.flatMap(({ run }) =>
    (run.series ?? []).map(({ case: caseName, metric, offsetsNs, values }, position) => ({
      runId: run.id,
      position,
      caseName,
      metric,
      offsetsNs,
      values,
    })),
  );
  return [
    ...chunked(runRows).map((chunk) => db.insert(tables.run).values(chunk)),
    ...chunked(measurementRows).map((chunk) => insertRows(tables.measurement, chunk)),
    ...chunked(distributionRows).map((chunk) => db.insert(tables.distribution).values(chunk)),
    ...chunked(seriesRows).map((chunk) => db.insert(tables.series).values(chunk)),
  ];
}

function measurementRow(runId: string, measurement: Measurement, position: number): MeasurementRow {
  return {
    runId,
    caseName: measurement.case,
    metric: measurement.metric,
    statistic: measurement.statistic,
    value: measurement.value,
    grade: measurement.grade ?? null,
    n: measurement.n ?? null,
    method: measurement.method ?? null,
    pointer: measurement.from?.pointer ?? null,
    text: measurement.from?.text ?? null,
    position,
  };
}

function byKey(a: MeasurementRow, b: MeasurementRow): number {
  return compare(a.caseName, b.caseName) || compare(a.metric, b.metric) || compare(a.statistic, b.statistic);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function distributionRow(runId: string, distribution: Distribution, position: number): DistributionRow {
  const common = {
    runId,
    position,
    caseName: distribution.case,
    metric: distribution.metric,
    encoding: distribution.encoding,
    unit: distribution.unit ?? null,
  };
  return distribution.encoding === 'hdr-v2'
    ? { ...common, count: distribution.count ?? null, data: distribution.data }
    : { ...common, values: distribution.values, independent: distribution.independent ?? null };
}
