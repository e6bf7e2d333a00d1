import { formatValue } from '@/lib/format/format-value';
import { percentOf, type Statistic } from '@/lib/model/statistic';
import type { ClaimConditions } from '@/lib/model/suite-file';
import type { Comparison, ComparisonRow } from './comparison';
import { conditionEntries } from './claim-groups';

/** What a row is called, in words: “Latency p99”, “Request rate”, “Recovery time”. */
export function labelOfRow(row: ComparisonRow): string {
  const statistic = labelOfStatistic(row.statistic, row.metric.headline);
  return statistic === '' ? row.metric.label : `${row.metric.label} ${statistic}`;
}

/** A statistic beside its metric; the one that every reader expects goes without saying. */
function labelOfStatistic(statistic: Statistic, headline: readonly string[]): string {
  if (statistic === headline[0] && percentOf(statistic) === undefined) return '';
  if (statistic === 'value') return '';
  return statistic === 'stddev' ? 'standard deviation' : statistic;
}

const ALWAYS_TOLD: readonly (keyof ClaimConditions)[] = ['fault', 'users'];
const TOLD_BY_METRIC: Readonly<Record<string, readonly (keyof ClaimConditions)[]>> = {
  latency: ['payloadBytes'],
  'max-connections': ['nodeMemoryBytes'],
};

/**
 * The conditions that belong beside a row's name: those without which its figures mean nothing, and those in which
 * several rows of one quantity differ.
 */
export function notesOfRow(row: ComparisonRow, comparison: Comparison): string[] {
  const stated = conditionEntries(row.conditions);
  if (stated.length === 0) return [];
  const twins = comparison.rows.filter(
    (other) =>
      other !== row &&
      other.case === row.case &&
      other.metric.id === row.metric.id &&
      other.statistic === row.statistic,
  );
  const told = new Set<keyof ClaimConditions>([...ALWAYS_TOLD, ...(TOLD_BY_METRIC[row.metric.id] ?? [])]);
  for (const [field, value] of stated) {
    if (twins.some((twin) => twin.conditions[field] !== undefined && twin.conditions[field] !== value))
      told.add(field);
  }
  return stated.filter(([field]) => told.has(field)).map(([field, value]) => describeCondition(field, value));
}

/** One condition of a claim in words. */
export function describeCondition(field: keyof ClaimConditions, value: string | number): string {
  const count = typeof value === 'number' ? value.toLocaleString('en-US') : value;
  const bytes = () => (typeof value === 'number' ? formatValue(value, 'bytes') : value);
  switch (field) {
    case 'payloadBytes':
      return `${bytes()} payload`;
    case 'nodeMemoryBytes':
      return `${bytes()} node`;
    case 'connections':
      return `${count} connections`;
    case 'users':
      return `${count} users`;
    case 'nodes':
      return `${count} nodes`;
    case 'vcpus':
      return `${count} vCPU`;
    case 'loadGenerators':
      return `${count} load generators`;
    case 'connectionsPerGenerator':
      return `${count} connections a generator`;
    case 'messagesPerSecondPerConnection':
      return `${count} messages a second and connection`;
    case 'linkBitsPerSecond':
      return typeof value === 'number' ? `${(value / 1e9).toLocaleString('en-US')} Gbit/s link` : value;
    case 'repetitions':
      return `${count} repetitions`;
    case 'nodeType':
    case 'fault':
    case 'tool':
      return count;
    case 'toolVersion':
      return `tool version ${count}`;
    case 'variant':
      return `variant ${count}`;
  }
}
