import type { Measurement } from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';
import type { SampleTally } from './sample-tally';

/** Percentiles that a case has too few values for. */
export interface Unsupported {
  readonly case: string;
  readonly metric: string;
  readonly count: number;
  readonly percentiles: readonly string[];
}

/** That requests failed, or all of them did. */
export function failureWarnings(measurements: readonly Measurement[], file: string): Warning[] {
  const valueOf = (metric: string) =>
    measurements.find(
      (entry) => entry.metric === metric && entry.case === 'all' && entry.statistic === 'value',
    )?.value;
  const errors = valueOf('errors');
  const requests = valueOf('requests');
  if (errors === undefined || requests === undefined || errors === 0) return [];
  const of = `${errors.toLocaleString('en')} of ${requests.toLocaleString('en')} requests failed`;
  return [
    errors >= requests
      ? { code: 'all-failed', where: { file }, message: `${of}: what was measured are failures.` }
      : { code: 'errors-present', where: { file }, message: `${of}; the latencies include theirs.` },
  ];
}

/** One warning for all percentiles that are left out. */
export function unsupportedWarning(lists: readonly Unsupported[], file: string): Warning[] {
  if (lists.length === 0) return [];
  const texts = lists.map(
    ({ case: name, metric, count, percentiles }) =>
      `${percentiles.join(', ')} of ${metric} of “${name}” (${count.toLocaleString('en')} values)`,
  );
  const shown = texts.slice(0, 3).join('; ');
  const more = texts.length > 3 ? `; and of ${texts.length - 3} more` : '';
  return [
    {
      code: 'value-skipped',
      where: { file },
      message: `Fewer than ten values lie above some percentiles, which are left out: ${shown}${more}.`,
    },
  ];
}

/** That some cases share one, since there are too many. */
export function foldedCasesWarning({ cases }: SampleTally, file: string): Warning[] {
  if (cases.every(({ name }) => name !== undefined)) return [];
  return [
    {
      code: 'value-skipped',
      where: { file },
      message: 'The file has more names than are kept apart; the rarer ones count together as “(other)”.',
    },
  ];
}
