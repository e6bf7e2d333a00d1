import { DIRECTIONS, type CanonicalUnit, type Direction } from '@/lib/model/unit';

/** What a reader says about a metric that its file names itself. */
export interface MetricChoice {
  /** The unit that the numbers are written in; only where the file does not tell it. */
  readonly unit?: WrittenUnit;
  readonly better?: Direction;
}

/** By the id of the metric. */
export type MetricChoices = ReadonlyMap<string, MetricChoice>;

/** Units in which numbers are written: how they are called, and what they are in the canonical unit. */
const UNITS = {
  count: { label: 'count', unit: 'count', factor: 1 },
  ns: { label: 'ns', unit: 'ns', factor: 1 },
  us: { label: 'µs', unit: 'ns', factor: 1e3 },
  ms: { label: 'ms', unit: 'ns', factor: 1e6 },
  s: { label: 's', unit: 'ns', factor: 1e9 },
  bytes: { label: 'bytes', unit: 'bytes', factor: 1 },
  kB: { label: 'kB (1,000)', unit: 'bytes', factor: 1e3 },
  KiB: { label: 'KiB (1,024)', unit: 'bytes', factor: 1024 },
  MB: { label: 'MB', unit: 'bytes', factor: 1e6 },
  MiB: { label: 'MiB', unit: 'bytes', factor: 1024 ** 2 },
  GB: { label: 'GB', unit: 'bytes', factor: 1e9 },
  GiB: { label: 'GiB', unit: 'bytes', factor: 1024 ** 3 },
  '1/s': { label: 'per second', unit: '1/s', factor: 1 },
  'bytes/s': { label: 'bytes a second', unit: 'bytes/s', factor: 1 },
  'kB/s': { label: 'kB a second', unit: 'bytes/s', factor: 1e3 },
  'MB/s': { label: 'MB a second', unit: 'bytes/s', factor: 1e6 },
  'MiB/s': { label: 'MiB a second', unit: 'bytes/s', factor: 1024 ** 2 },
  percent: { label: 'percent', unit: 'ratio', factor: 0.01 },
  ratio: { label: 'share, 0 to 1', unit: 'ratio', factor: 1 },
  USD: { label: 'US dollars', unit: 'USD', factor: 1 },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly unit: CanonicalUnit; readonly factor: number }>
>;
export type WrittenUnit = keyof typeof UNITS;

/** All units that can be chosen, to be offered. */
export const WRITTEN_UNITS: readonly { readonly value: WrittenUnit; readonly label: string }[] =
  Object.entries(UNITS).flatMap(([value, { label }]) => (isWrittenUnit(value) ? [{ value, label }] : []));

/** The canonical unit of a written one, and how many of it one written unit has. */
export function canonicalOf(unit: WrittenUnit): { readonly unit: CanonicalUnit; readonly factor: number } {
  return UNITS[unit];
}

export function isWrittenUnit(text: string): text is WrittenUnit {
  return Object.hasOwn(UNITS, text);
}

export function isDirection(text: string): text is Direction {
  return DIRECTIONS.some((direction) => direction === text);
}

/**
 * A choice as the value of the parameter `metric`, `ID:UNIT:BETTER`; what was not chosen is empty.
 *
 * @example metricParameter('queue-depth', { better: 'lower' }) === 'queue-depth::lower'
 */
export function metricParameter(id: string, { unit, better }: MetricChoice): string {
  return `${id}:${unit ?? ''}:${better ?? ''}`;
}

/**
 * The other way round; undefined for a text that is no such choice. An id may hold colons itself.
 *
 * @example parseMetricParameter('a:b:ms:') → { id: 'a:b', choice: { unit: 'ms' } }
 */
export function parseMetricParameter(
  text: string,
): { readonly id: string; readonly choice: MetricChoice } | undefined {
  const [, id, unit = '', better = ''] = /^(.+):([^:]*):([^:]*)$/s.exec(text) ?? [];
  if (id === undefined || (unit === '' && better === '')) return undefined;
  if ((unit !== '' && !isWrittenUnit(unit)) || (better !== '' && !isDirection(better))) return undefined;
  return {
    id,
    choice: {
      ...(isWrittenUnit(unit) ? { unit } : {}),
      ...(isDirection(better) ? { better } : {}),
    },
  };
}
