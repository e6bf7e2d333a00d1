import type { CanonicalUnit } from '@/lib/model/unit';

/** Units that a reader can give to bare numbers, with what one of them is in the canonical unit. */
export const WRITTEN_UNITS = [
  { id: 'ns', label: 'ns', unit: 'ns', factor: 1 },
  { id: 'us', label: 'µs', unit: 'ns', factor: 1e3 },
  { id: 'ms', label: 'ms', unit: 'ns', factor: 1e6 },
  { id: 's', label: 's', unit: 'ns', factor: 1e9 },
  { id: 'bytes', label: 'bytes', unit: 'bytes', factor: 1 },
  { id: 'kB', label: 'kB (1,000 bytes)', unit: 'bytes', factor: 1e3 },
  { id: 'MB', label: 'MB (10⁶ bytes)', unit: 'bytes', factor: 1e6 },
  { id: 'KiB', label: 'KiB (1,024 bytes)', unit: 'bytes', factor: 1024 },
  { id: 'MiB', label: 'MiB (2²⁰ bytes)', unit: 'bytes', factor: 1_048_576 },
  { id: 'per-second', label: 'per second', unit: '1/s', factor: 1 },
  { id: 'bytes-per-second', label: 'bytes per second', unit: 'bytes/s', factor: 1 },
  { id: 'count', label: 'count', unit: 'count', factor: 1 },
  { id: 'ratio', label: 'share from 0 to 1', unit: 'ratio', factor: 1 },
  { id: 'percent', label: '%', unit: 'ratio', factor: 0.01 },
  { id: 'USD', label: 'US dollars', unit: 'USD', factor: 1 },
] as const satisfies readonly { id: string; label: string; unit: CanonicalUnit; factor: number }[];

export type WrittenUnitId = (typeof WRITTEN_UNITS)[number]['id'];

export function findWrittenUnit(id: string | undefined) {
  return WRITTEN_UNITS.find((unit) => unit.id === id);
}
