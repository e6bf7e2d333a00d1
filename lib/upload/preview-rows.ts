import { formatDate } from '@/lib/format/format-date';
import { formatCount, formatValue } from '@/lib/format/format-value';
import { describeMetric } from '@/lib/metrics/describe';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { Claim, Measurement, Run, SuiteFile } from '@/lib/model/suite-file';

/** One number that would be stored, as text. An empty text means that the file does not say. */
export interface PreviewRow {
  readonly key: string;
  readonly case: string;
  /** As people call it: “Latency p99”. */
  readonly label: string;
  /** As addresses and commands call it: `latency.p99`. */
  readonly quantity: string;
  /** Pointer into the file, or the place in a publication. */
  readonly foundAt: string;
  /** As written in the file. */
  readonly inFile: string;
  /** In a readable unit, from the canonical one. */
  readonly willBe: string;
  /** False for a metric whose unit the file does not tell: kept, shown, never ranked. */
  readonly isRanked: boolean;
  readonly grade: EvidenceGrade;
  readonly n: string;
  readonly method: string;
}

/** The rows of one run, or the claims of one subject. */
export interface PreviewGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly PreviewRow[];
}

/**
 * The numbers of a suite file in its own order, grouped by run, then claims by subject.
 *
 * @param limit so many rows at most; a group that has no room is left out
 */
export function previewGroups(file: SuiteFile, limit: number): PreviewGroup[] {
  const nameOf = subjectNames(file);
  const runs = (file.runs ?? []).map((run, index) => ({
    key: run.id,
    title: runTitle(run, index, nameOf(run.subject)),
    rows: (run.measurements ?? []).map((one, row) => measurementRow(one, `${run.id} ${row}`, file)),
  }));
  return capped([...runs, ...claimGroups(file, nameOf)], limit);
}

function claimGroups(file: SuiteFile, nameOf: (slug: string) => string): PreviewGroup[] {
  const bySubject = new Map<string | undefined, Claim[]>();
  for (const claim of file.claims ?? []) {
    bySubject.set(claim.subject, [...(bySubject.get(claim.subject) ?? []), claim]);
  }
  return [...bySubject].map(([subject, claims]) => ({
    key: `claims ${subject ?? ''}`,
    title: subject === undefined ? 'Claimed of all subjects' : `Claimed of ${nameOf(subject)}`,
    rows: claims.map((claim) => claimRow(claim, file)),
  }));
}

function capped(groups: readonly PreviewGroup[], limit: number): PreviewGroup[] {
  let room = limit;
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, Math.max(0, room));
    room -= group.rows.length;
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
}

function runTitle(run: Run, index: number, subject: string): string {
  const started = run.startedAt === undefined ? '' : `, started ${formatDate(run.startedAt)} UTC`;
  const lasted = run.durationNs === undefined ? '' : `, ${formatValue(run.durationNs, 'ns')} long`;
  return `Run ${index + 1}: ${subject}${started}${lasted}`;
}

function measurementRow(measurement: Measurement, key: string, file: SuiteFile): PreviewRow {
  return {
    key,
    case: measurement.case,
    ...quantityOf(measurement, file),
    foundAt: measurement.from?.pointer ?? '',
    inFile: measurement.from?.text ?? '',
    grade: measurement.grade ?? 'summary',
    n: measurement.n === undefined ? '' : formatCount(measurement.n),
    method: measurement.method ?? '',
  };
}

function claimRow(claim: Claim, file: SuiteFile): PreviewRow {
  return {
    key: claim.id,
    case: claim.case,
    ...quantityOf(claim, file),
    foundAt: claim.place ?? '',
    inFile: claim.text ?? '',
    grade: 'claim',
    n: '',
    method: '',
  };
}

function quantityOf(
  { metric, statistic, value }: { metric: string; statistic: string; value: number },
  file: SuiteFile,
): Pick<PreviewRow, 'label' | 'quantity' | 'willBe' | 'isRanked'> {
  const { label, unit } = describeMetric(metric, file.metrics ?? []);
  return {
    // Every statistic is told, also one that goes without saying in a comparison: here one checks what was read.
    label: statistic === 'value' ? label : `${label} ${STATISTIC_WORDS[statistic] ?? statistic}`,
    quantity: `${metric}.${statistic}`,
    willBe: formatValue(value, unit),
    isRanked: unit !== 'unknown',
  };
}

const STATISTIC_WORDS: Readonly<Record<string, string | undefined>> = {
  stddev: 'standard deviation',
  mad: 'median absolute deviation',
};

function subjectNames(file: SuiteFile): (slug: string) => string {
  const names = new Map(
    (file.subjects ?? []).map(({ slug, name, version }) => [
      slug,
      version === undefined ? name : `${name} ${version}`,
    ]),
  );
  return (slug) => names.get(slug) ?? slug;
}
