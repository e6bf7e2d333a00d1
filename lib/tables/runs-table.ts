import { formatDate, formatDay } from '@/lib/format/format-date';
import { chooseScale, formatCount, formatScaled, formatValue } from '@/lib/format/format-value';
import type { ComparisonRow } from '@/lib/comparison/comparison';
import { labelOfRow } from '@/lib/comparison/labels';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { RunFacts, SuiteData } from '@/lib/model/suite-data';
import type { Load, Tool } from '@/lib/model/suite-file';
import type { RunIndex } from './run-index';
import { unsupportedMark } from './run-support';
import { ERRORS_ABOVE, isSaturated } from './trust-line';

/** The runs of a suite as text with the numbers to sort by; absent values sort last. */
export interface RunsTable {
  /** The quantity of the value column, “Latency p99, µs”; absent where no run has one. */
  readonly quantity?: string;
  readonly rows: readonly RunsTableRow[];
}

export interface RunsTableRow {
  readonly id: string;
  /** Position of the subject in the suite. */
  readonly subject: number;
  readonly subjectName: string;
  readonly value: string;
  readonly valueSort?: number;
  readonly rate: string;
  readonly rateSort?: number;
  /** Share of the offered rate, or empty where none was offered. */
  readonly share: string;
  readonly load: string;
  readonly tool: string;
  /** When it started; when it was imported, in words, where the file does not say. */
  readonly time: string;
  readonly timeSort: number;
  readonly grade?: EvidenceGrade;
  /** What weakens this run: errors, saturation, percentiles that its sample does not support. */
  readonly marks: readonly string[];
}

/**
 * @param row the quantity shown beside each run, usually the comparison's first headline
 */
export function buildRunsTable(
  data: SuiteData,
  columns: readonly string[],
  row: ComparisonRow | undefined,
  index: RunIndex,
): RunsTable {
  const runs = data.runs.filter((run) => columns.includes(run.subject));
  const quantity = row === undefined ? undefined : { ...row, metric: row.metric.id };
  const valueOf = (run: RunFacts) => (quantity === undefined ? undefined : index.find(run.id, quantity));
  const values = runs.flatMap((run) => valueOf(run)?.value ?? []);
  const scale = row === undefined ? undefined : chooseScale(values, row.metric.unit);
  return {
    ...(row === undefined || scale === undefined || values.length === 0
      ? {}
      : { quantity: [labelOfRow(row), scale.label].filter((part) => part !== '').join(', ') }),
    rows: runs.map((run) => {
      const measured = valueOf(run);
      const achieved = run.load?.achievedPerSecond;
      const grade = measured?.grade ?? index.grade(run.id);
      return {
        id: run.id,
        subject: data.subjects.findIndex((subject) => subject.slug === run.subject),
        subjectName: subjectName(run.subject, data),
        value: measured === undefined || scale === undefined ? '' : formatScaled(measured.value, scale),
        ...(measured === undefined ? {} : { valueSort: measured.value }),
        rate: achieved === undefined ? '' : formatCount(Math.round(achieved)),
        ...(achieved === undefined ? {} : { rateSort: achieved }),
        share: shareOf(run.load),
        load: describeLoad(run.load),
        tool: describeTool(run.tool, run.source?.format),
        time:
          run.startedAt === undefined ? `imported ${formatDay(run.importedAtMs)}` : formatDate(run.startedAt),
        timeSort: run.startedAt ?? run.importedAtMs,
        ...(grade === undefined ? {} : { grade }),
        marks: marksOf(run, index),
      };
    }),
  };
}

function subjectName(slug: string, data: SuiteData): string {
  const subject = data.subjects.find((candidate) => candidate.slug === slug);
  return [subject?.name ?? slug, subject?.version].filter((part) => part !== undefined).join(' ');
}

function shareOf(load: Load | undefined): string {
  if (
    load?.achievedPerSecond === undefined ||
    load.offeredPerSecond === undefined ||
    load.offeredPerSecond === 0
  )
    return '';
  return formatValue(load.achievedPerSecond / load.offeredPerSecond, 'ratio');
}

/** “open, 1,000 connections”, “closed, 64 connections, 2 threads”, “not stated”. */
export function describeLoad(load: Load | undefined): string {
  const parts = [
    load?.model === undefined || load.model === 'unknown' ? undefined : load.model,
    load?.connections === undefined ? undefined : `${formatCount(load.connections)} conn.`,
    load?.threads === undefined ? undefined : `${formatCount(load.threads)} threads`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'not stated' : parts.join(', ');
}

export function describeTool(tool: Tool | undefined, format: string | undefined): string {
  return [tool?.name ?? format, tool?.version].filter((part) => part !== undefined).join(' ');
}

function marksOf(run: RunFacts, index: RunIndex): string[] {
  const ratio = index.errorRatio(run.id);
  return [
    ...(ratio === undefined || ratio <= ERRORS_ABOVE ? [] : [`${formatValue(ratio, 'ratio')} errors`]),
    ...(isSaturated(run) ? ['saturated'] : []),
    ...unsupportedMark(index.unsupported(run.id)),
  ];
}
