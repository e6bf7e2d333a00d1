import { formatCount, formatValue } from '@/lib/format/format-value';

/**
 * A limit of bytes as its operator wrote it, most likely: in powers of 1024 where it is whole in one.
 *
 * @example describeLimit(4 * 1024 ** 3) === '4 GiB'
 */
export function describeLimit(bytes: number): string {
  for (const [unit, size] of [
    ['GiB', 1024 ** 3],
    ['MiB', 1024 ** 2],
    ['KiB', 1024],
  ] as const) {
    if (bytes % size === 0) return `${formatCount(bytes / size)} ${unit}`;
  }
  return formatValue(bytes, 'bytes');
}
