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
    some(histograms, 'histogram'),
    some(rawValues, 'raw value'),
    some(intervals, 'interval'),
    some(file.claims?.length ?? 0, 'claim'),
    some(file.statements?.length ?? 0, 'statement'),
    some(file.criteria?.length ?? 0, 'criterion', 'criteria'),
    some(file.guidance?.length ?? 0, 'guidance rule'),
    some(file.references?.length ?? 0, 'reference'),
  ]
    .filter((part) => part !== '')
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

function some(count: number, noun: string, plural?: string): string {
  return count === 0 ? '' : counted(count, noun, plural);
}
