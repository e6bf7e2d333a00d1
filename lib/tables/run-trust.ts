import type { ComparisonRow } from '@/lib/comparison/comparison';
import { formatCount, formatValue } from '@/lib/format/format-value';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { Load, Run } from '@/lib/model/suite-file';
import { isUnderLoad } from './run-load';
import { tooFewBeyond, VALUES_BEYOND } from './run-support';
import { ERRORS_ABOVE, SATURATED_BELOW } from './trust-line';

/** One thing to know before trusting a run; the grade, where there is one, is printed as a word before the text. */
export interface RunTrustItem {
  readonly text: string;
  readonly grade?: EvidenceGrade;
  /** Something that weakens its figures. */
  readonly isCaution?: true;
}

/** What a run rests on and what weakens it: evidence, saturation, errors, coordinated omission, too small a sample. */
export function runTrust(run: Run, row: ComparisonRow | undefined): RunTrustItem[] {
  return [
    ...evidence(row),
    ...(isUnderLoad(run) ? [saturation(run.load), errors(run), coordinatedOmission(run.load)] : []),
    ...unsupported(run),
  ];
}

function evidence(row: ComparisonRow | undefined): RunTrustItem[] {
  const cell = row?.cells[0];
  if (cell === undefined) return [];
  const noun = cell.n === 1 ? 'value' : 'values';
  return [
    {
      grade: cell.grade,
      text: cell.n === undefined ? ', sample size not stated' : ` of ${formatCount(cell.n)} ${noun}`,
    },
  ];
}

function saturation(load: Load | undefined): RunTrustItem {
  const { offeredPerSecond: offered, achievedPerSecond: achieved, model } = load ?? {};
  if (offered === undefined || offered === 0 || achieved === undefined) {
    return {
      text:
        model === 'closed'
          ? 'saturation unknown: a closed model offers no rate'
          : 'saturation unknown: the offered rate is not stated',
    };
  }
  const share = `${formatValue(achieved / offered, 'ratio')} of the offered rate`;
  return achieved / offered < SATURATED_BELOW
    ? { text: `saturated: ${share}; latencies say how long its queue was`, isCaution: true }
    : { text: `not saturated: ${share}` };
}

function errors(run: Run): RunTrustItem {
  const ofMetric = (metric: string) =>
    (run.measurements ?? [])
      .filter((entry) => entry.metric === metric && entry.statistic === 'value')
      .map(({ value }) => value);
  const ratios = ofMetric('error-ratio');
  if (ratios.length > 0) {
    const worst = Math.max(...ratios);
    const text = worst === 0 ? 'no errors' : `${formatValue(worst, 'ratio')} errors`;
    return worst > ERRORS_ABOVE ? { text, isCaution: true } : { text };
  }
  const counts = ofMetric('errors');
  if (counts.length === 0) return { text: 'errors not stated' };
  const most = Math.max(...counts);
  return most === 0
    ? { text: 'no errors' }
    : { text: `${formatCount(most)} ${most === 1 ? 'error' : 'errors'}` };
}

function coordinatedOmission(load: Load | undefined): RunTrustItem {
  const model = load?.model === 'open' || load?.model === 'closed' ? `, ${load.model} model` : '';
  switch (load?.coordinatedOmissionCorrected) {
    case 'yes':
      return { text: `coordinated omission: corrected${model}` };
    case 'no':
      return {
        text: `coordinated omission: not corrected${model}; waiting during stalls is left out`,
        isCaution: true,
      };
    default:
      return { text: `coordinated omission: not stated${model}` };
  }
}

function unsupported(run: Run): RunTrustItem[] {
  const names = [
    ...new Set(
      (run.measurements ?? [])
        .filter((entry) => tooFewBeyond(entry) !== undefined)
        .map((entry) => entry.statistic),
    ),
  ];
  if (names.length === 0) return [];
  const verb = names.length === 1 ? 'is' : 'are';
  return [
    {
      text: `${names.join(', ')} ${verb} not supported: fewer than ${VALUES_BEYOND} values lie beyond`,
      isCaution: true,
    },
  ];
}
