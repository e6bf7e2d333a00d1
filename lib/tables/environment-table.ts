import { formatCount, formatValue } from '@/lib/format/format-value';
import type { RunFacts, SuiteData } from '@/lib/model/suite-data';
import type { ClaimConditions, Subject } from '@/lib/model/suite-file';
import { describeCondition } from '@/lib/comparison/labels';
import { conditionEntries } from '@/lib/comparison/claim-groups';
import { describeLoad, describeTool } from './runs-table';

/** Under what the columns were measured: one row a field, those that differ first. */
export interface EnvironmentTable {
  /** How the fields compare, in a sentence. */
  readonly caption: string;
  readonly rows: readonly EnvironmentRow[];
  /** Conditions that the claims state, in words; they are the publication's, not observed. */
  readonly claimed: readonly string[];
}

export interface EnvironmentRow {
  readonly field: string;
  /** One text a column; several runs that differ are joined; empty where no run says. */
  readonly values: readonly string[];
  readonly differs: boolean;
}

const RUN_FIELDS: readonly (readonly [field: string, read: (run: RunFacts) => string | undefined])[] = [
  ['Instance', (run) => run.environment?.instanceType],
  ['Region', (run) => run.environment?.region],
  ['CPU', (run) => run.environment?.cpu],
  ['vCPU', (run) => optional(run.environment?.vcpus, formatCount)],
  ['Memory', (run) => optional(run.environment?.memoryBytes, (bytes) => formatValue(bytes, 'bytes'))],
  ['Operating system', (run) => run.environment?.os],
  ['Kernel', (run) => run.environment?.kernel],
  ['Tool', (run) => emptyIsMissing(describeTool(run.tool, run.source?.format))],
  ['Load', (run) => emptyIsMissing(describeLoad(run.load))],
  ['Offered rate', (run) => optional(run.load?.offeredPerSecond, (rate) => `${formatCount(rate)}/s`)],
  ['Payload', (run) => optional(run.load?.payloadBytes, (bytes) => formatValue(bytes, 'bytes'))],
  ['Coordinated omission', (run) => describeCorrection(run.load?.coordinatedOmissionCorrected)],
];

export function buildEnvironmentTable(data: SuiteData, columns: readonly string[]): EnvironmentTable {
  const subjects = columns.map((slug) => data.subjects.find((subject) => subject.slug === slug));
  const rows = [
    ...RUN_FIELDS.map(([field, read]) =>
      rowOf(
        field,
        columns.map((slug) => distinct(data.runs.filter((run) => run.subject === slug).map(read))),
      ),
    ),
    rowOf(
      'Libraries',
      subjects.map((subject) => describeComponents(subject)),
    ),
    rowOf(
      'Variant',
      subjects.map((subject) => subject?.variant ?? ''),
    ),
    ...labelRows(subjects),
  ].filter((row) => row.values.some((value) => value !== ''));
  return {
    caption: captionOf(rows, columns.length),
    rows: [...rows.filter((row) => row.differs), ...rows.filter((row) => !row.differs)],
    claimed: commonConditions(data.claims.map((claim) => claim.conditions ?? {})),
  };
}

function captionOf(rows: readonly EnvironmentRow[], columns: number): string {
  const conditions = rows.filter((row) => RUN_FIELDS.some(([field]) => field === row.field));
  const differing = conditions.filter((row) => row.differs).length;
  if (conditions.length === 0) return 'No run states its conditions.';
  if (columns < 2) return 'As stated by its runs.';
  if (differing === 0) return 'No condition that the runs state differs between the subjects.';
  return `${differing} of ${conditions.length} stated conditions ${differing === 1 ? 'differs' : 'differ'}, shown first.`;
}

/** A field that one column states and another does not is not known to differ. */
function rowOf(field: string, values: readonly string[]): EnvironmentRow {
  const stated = new Set(values.filter((value) => value !== ''));
  const isExpectedToDiffer = field === 'Libraries' || field === 'Variant';
  return { field, values, differs: stated.size > 1 && !isExpectedToDiffer };
}

function labelRows(subjects: readonly (Subject | undefined)[]): EnvironmentRow[] {
  const names = [...new Set(subjects.flatMap((subject) => Object.keys(subject?.labels ?? {})))];
  return names.map((name) => ({
    field: name.charAt(0).toUpperCase() + name.slice(1),
    values: subjects.map((subject) => subject?.labels?.[name] ?? ''),
    differs: false,
  }));
}

/** Conditions that most claims state alike: the set-up of the publication. */
function commonConditions(conditions: readonly ClaimConditions[]): string[] {
  const counts = new Map<string, number>();
  for (const entries of conditions.map(conditionEntries)) {
    for (const [field, value] of entries) {
      const text = describeCondition(field, value);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, times]) => times >= most / 2).map(([text]) => text);
}

function describeComponents(subject: Subject | undefined): string {
  return (subject?.components ?? [])
    .map(({ name, version }) => (version === undefined ? name : `${name} ${version}`))
    .join(', ');
}

function describeCorrection(corrected: 'yes' | 'no' | 'unknown' | undefined): string | undefined {
  if (corrected === undefined || corrected === 'unknown') return undefined;
  return corrected === 'yes' ? 'corrected' : 'not corrected';
}

function distinct(values: readonly (string | undefined)[]): string {
  return [...new Set(values.filter((value) => value !== undefined))].join('; ');
}

function optional(value: number | undefined, format: (value: number) => string): string | undefined {
  return value === undefined ? undefined : format(value);
}

function emptyIsMissing(text: string): string | undefined {
  return text === '' || text === 'not stated' ? undefined : text;
}
