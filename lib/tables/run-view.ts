import type { VerdictSentence } from '@/lib/comparison/verdict';
import { formatDate } from '@/lib/format/format-date';
import { formatCount, formatValue } from '@/lib/format/format-value';
import type { RunDetail } from '@/lib/model/run-detail';
import type { RunSiblings } from '@/lib/model/run-siblings';
import type { StoredSource } from '@/lib/model/stored-source';
import type { Subject, SuiteHead } from '@/lib/model/suite-file';
import { buildRunChart, type RunChart } from './run-chart';
import { buildRunEnvironment, type RunEnvironment } from './run-environment';
import { compareRun, headlineRow } from './run-headline';
import { buildRunLoad, isUnderLoad, loadNote, type FactList } from './run-load';
import { buildMeasurementTable, type MeasurementTable } from './run-measurements';
import { buildRunProvenance, type RunProvenance } from './run-provenance';
import { buildRawValues, type RawValuesLine } from './run-raw-values';
import { runTrust, type RunTrustItem } from './run-trust';
import { runVerdict } from './run-verdict';
import { columnHeads, type ColumnHead } from './suite-view';

/** The page of a run as plain data, ready to print. */
export interface RunView {
  readonly id: string;
  readonly suite: SuiteHead;
  /** “Go 1.24, run 4 of 8” */
  readonly title: string;
  readonly subject: ColumnHead;
  /** The subject as the chart names it: its line has room for a short name. */
  readonly line: ColumnHead;
  /** “18 Jul 2026, 13:04 UTC, 60 s” */
  readonly time: string;
  readonly previousId?: string;
  readonly nextId?: string;
  readonly verdict: VerdictSentence;
  readonly trust: readonly RunTrustItem[];
  readonly chart?: RunChart;
  /** Absent for a run that put no load on anything. */
  readonly load?: FactList;
  readonly loadNote?: string;
  readonly measurements: MeasurementTable;
  readonly rawValues: readonly RawValuesLine[];
  readonly environment: RunEnvironment;
  readonly provenance: RunProvenance;
}

/**
 * Everything that the page of a run says.
 *
 * @param subjects all of the suite, whose order gives the run's colour
 * @param siblings with values for `headlineQuantity(detail)`
 * @param original the import that brought its file, and whether the bytes are here
 * @param isWhole whether all measurements are shown, however many
 */
export function buildRunView({
  detail,
  subjects,
  siblings,
  original,
  isWhole,
}: {
  readonly detail: RunDetail;
  readonly subjects: readonly Subject[];
  readonly siblings: RunSiblings;
  readonly original: { readonly source?: StoredSource; readonly isHeld: boolean };
  readonly isWhole: boolean;
}): RunView {
  const { run } = detail;
  const comparison = compareRun(detail);
  const row = headlineRow(comparison);
  const subject = columnHeads({ subjects }).find((head) => head.slug === detail.subject.slug);
  if (subject === undefined)
    throw new RangeError(`${detail.subject.slug} is not among the subjects of its suite.`);
  const chart = buildRunChart(comparison, run);
  const note = loadNote(run.load);
  return {
    id: run.id,
    suite: detail.suite,
    title: runTitle(detail, siblings),
    subject,
    line:
      subject.name.length <= LONGEST_LINE_NAME
        ? subject
        : { ...subject, name: `Run ${formatCount(siblings.position)}` },
    time: timeOf(detail),
    ...(siblings.previousId === undefined ? {} : { previousId: siblings.previousId }),
    ...(siblings.nextId === undefined ? {} : { nextId: siblings.nextId }),
    verdict: runVerdict(row, siblings, run.load),
    trust: runTrust(run, row),
    ...(chart === undefined ? {} : { chart }),
    ...(isUnderLoad(run) ? { load: buildRunLoad(run) } : {}),
    ...(note === undefined ? {} : { loadNote: note }),
    measurements: buildMeasurementTable(run.measurements ?? [], detail.metrics, isWhole),
    rawValues: buildRawValues(run, detail.metrics),
    environment: buildRunEnvironment(run, detail.subject),
    provenance: buildRunProvenance(detail, original.source, original.isHeld),
  };
}

const LONGEST_LINE_NAME = 9;

/** “Go 1.24, run 4 of 8” */
export function runTitle({ subject }: Pick<RunDetail, 'subject'>, { position, total }: RunSiblings): string {
  const name = [subject.name, subject.version].filter((part) => part !== undefined).join(' ');
  return `${name}, run ${formatCount(position)} of ${formatCount(total)}`;
}

function timeOf({ run, importedAtMs }: RunDetail): string {
  const parts = [
    run.startedAt === undefined
      ? `imported ${formatDate(importedAtMs)} UTC`
      : `${formatDate(run.startedAt)} UTC`,
    ...(run.durationNs === undefined ? [] : [formatValue(run.durationNs, 'ns')]),
  ];
  return parts.join(', ');
}
