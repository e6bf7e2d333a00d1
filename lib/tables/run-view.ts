import { buildDistributionChart, type DistributionChart } from '@/lib/charts/distribution-chart';
import type { RunPercentiles } from '@/lib/charts/percentile-values';
import { buildTimeChart, type TimeChart } from '@/lib/charts/time-chart';
import type { VerdictSentence } from '@/lib/comparison/verdict';
import { formatDate } from '@/lib/format/format-date';
import { formatCount, formatValue } from '@/lib/format/format-value';
import type { RunDetail } from '@/lib/model/run-detail';
import type { RunSiblings } from '@/lib/model/run-siblings';
import type { StoredSource } from '@/lib/model/stored-source';
import type { Subject, SuiteHead } from '@/lib/model/suite-file';
import { casesOfCharts } from './run-cases';
import { buildRunChart, chartQuantity, type RunChart } from './run-chart';
import { findDistribution, type OpenDistribution } from './run-distributions';
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
  /** Cases that charts can be drawn of, and the one that is. */
  readonly cases: readonly string[];
  readonly case?: string;
  readonly chart?: RunChart;
  readonly overTime?: TimeChart;
  readonly distribution?: DistributionChart;
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
 * @param distributions of the run, opened, in its order
 * @param wantedCase the case to draw charts of
 * @param others percentiles of other runs, for thin lines, of its `chartQuantity`
 */
export function buildRunView({
  detail,
  subjects,
  siblings,
  original,
  isWhole,
  distributions = [],
  wantedCase,
  others,
}: {
  readonly detail: RunDetail;
  readonly subjects: readonly Subject[];
  readonly siblings: RunSiblings;
  readonly original: { readonly source?: StoredSource; readonly isHeld: boolean };
  readonly isWhole: boolean;
  readonly distributions?: readonly (OpenDistribution | undefined)[];
  readonly wantedCase?: string | undefined;
  readonly others?: readonly RunPercentiles[];
}): RunView {
  const { run } = detail;
  const comparison = compareRun(detail);
  const row = headlineRow(comparison);
  const subject = columnHeads({ subjects }).find((head) => head.slug === detail.subject.slug);
  if (subject === undefined)
    throw new RangeError(`${detail.subject.slug} is not among the subjects of its suite.`);
  const whole = compareRun(detail, { withUnsupported: true });
  const quantity = chartQuantity(whole, distributions, wantedCase);
  const chart =
    quantity === undefined ? undefined : buildRunChart(whole, run, quantity, distributions, others);
  const cases = casesOfCharts(run);
  const chosen = cases.find((name) => name === wantedCase) ?? chart?.chart.case ?? cases[0];
  const overTime = buildTimeChart(run, detail.metrics, cases.length > 1 ? chosen : undefined);
  const distribution = distributionChart(distributions, chart?.chart.metric, chosen);
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
    cases,
    ...(chosen === undefined ? {} : { case: chosen }),
    ...(chart === undefined ? {} : { chart }),
    ...(overTime === undefined ? {} : { overTime }),
    ...(distribution === undefined ? {} : { distribution }),
    ...(isUnderLoad(run) ? { load: buildRunLoad(run) } : {}),
    ...(note === undefined ? {} : { loadNote: note }),
    measurements: buildMeasurementTable(run.measurements ?? [], detail.metrics, isWhole, distributions),
    rawValues: buildRawValues(run, detail.metrics, distributions),
    environment: buildRunEnvironment(run, detail.subject),
    provenance: buildRunProvenance(detail, original.source, original.isHeld),
  };
}

/** Of the metric of the percentiles where the run holds it, else of the first that it holds for the case. */
function distributionChart(
  distributions: readonly (OpenDistribution | undefined)[],
  metric: string | undefined,
  caseName: string | undefined,
): DistributionChart | undefined {
  if (caseName === undefined) return undefined;
  const found =
    (metric === undefined ? undefined : findDistribution(distributions, metric, caseName)) ??
    distributions.find((one) => one?.case === caseName);
  return found === undefined
    ? undefined
    : buildDistributionChart({
        title: found.metric.label,
        case: found.case,
        unit: found.unit,
        kind: found.kind,
        ...(found.resolution === undefined ? {} : { resolution: found.resolution }),
        quantiles: found.quantiles,
        cells: found.cells(),
      });
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
