import { formatCount, formatValue } from '@/lib/format/format-value';
import type { Load } from '@/lib/model/suite-file';

/**
 * How a run was loaded, in one line, as far as its file says; undefined where it says nothing.
 *
 * @example describeLoad({ model: 'closed', connections: 64, threads: 2 }) === 'closed, 64 connections, 2 threads'
 * @example describeLoad({ model: 'open', offeredPerSecond: 2000, achievedPerSecond: 1998 }) ===
 *   'open, 2,000/s offered, 1,998/s achieved (99.9 %)'
 */
export function describeLoad(load: Load | undefined): string | undefined {
  if (load === undefined) return undefined;
  const parts = [
    load.model === undefined || load.model === 'unknown' ? undefined : load.model,
    optional(load.offeredPerSecond, (rate) => `${formatPerSecond(rate)} offered`),
    optional(load.achievedPerSecond, (rate) => `${formatPerSecond(rate)} achieved${shareOf(load)}`),
    optional(load.connections, (count) => plural(count, 'connection')),
    optional(load.threads, (count) => plural(count, 'thread')),
    optional(load.payloadBytes, (bytes) => `payload ${formatValue(bytes, 'bytes')}`),
    optional(load.warmUpNs, (ns) => (ns === 0 ? 'no warm-up' : `warm-up ${formatValue(ns, 'ns')}`)),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function shareOf({ achievedPerSecond, offeredPerSecond }: Load): string {
  if (achievedPerSecond === undefined || offeredPerSecond === undefined || offeredPerSecond === 0) return '';
  return ` (${formatValue(achievedPerSecond / offeredPerSecond, 'ratio')})`;
}

/** All digits of the whole part: beside the rate that was asked for, “2.00 k/s” would hide the difference. */
function formatPerSecond(rate: number): string {
  return `${formatCount(rate >= 100 ? Math.round(rate) : Number(rate.toPrecision(3)))}/s`;
}

function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function optional(value: number | undefined, format: (value: number) => string): string | undefined {
  return value === undefined ? undefined : format(value);
}
