import { formatCount } from '@/lib/format/format-value';
import type { SuiteFile } from '@/lib/model/suite-file';

/**
 * What a file holds, counted, largest things first; what it does not hold is left out.
 *
 * @example describeContents(file) === '7 measurements in 1 run, 1 histogram, 60 intervals'
 */
export function describeContents(file: SuiteFile): string {
  const runs = file.runs ?? [];
  const measurements = runs.flatMap((run) => run.measurements ?? []).length;
  const distributions = runs.flatMap((run) => run.distributions ?? []);
  const rawValues = distributions.flatMap((one) => (one.encoding === 'values' ? one.values : [])).length;
  const histograms = distributions.filter((one) => one.encoding !== 'values').length;
  const intervals = runs.flatMap((run) => run.series ?? []).reduce((sum, one) => sum + one.values.length, 0);
  return [
    runs.length === 0 ? '' : `${counted(measurements, 'measurement')} in ${counted(runs.length, 'run')}`,
    counted(histograms, 'histogram'),
    counted(rawValues, 'raw value'),
    counted(intervals, 'interval'),
    counted(file.claims?.length ?? 0, 'claim'),
    counted(file.statements?.length ?? 0, 'statement'),
    counted(file.criteria?.length ?? 0, 'criterion', 'criteria'),
    counted(file.guidance?.length ?? 0, 'guidance rule'),
    counted(file.references?.length ?? 0, 'reference'),
  ]
    .filter((part) => part !== '' && !part.startsWith('0 '))
    .join(', ');
}

/**
 * A number with its noun.
 *
 * @example counted(1, 'run') === '1 run'
 */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}
