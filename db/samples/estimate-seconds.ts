import { open } from 'node:fs/promises';
import type { Packing } from '@/lib/importers/decode';
import type { DocumentHead } from '@/lib/importers/importer';
import type { RowTime, SamplePlan, SampleSource } from '@/lib/importers/samples/sample-plan';
import { NANOSECONDS_PER } from '@/lib/model/durations';

const TAIL_BYTES = 64 * 1024;

/**
 * About how long a run is, from the first and the last rows of its file: with it, rows are counted by intervals that
 * fit the run, and memory does not grow with its length. 0 where that cannot be told; then intervals are short.
 */
export async function estimateSeconds(
  { source, rows }: SamplePlan,
  file: { readonly path: string; readonly packing: Packing; readonly head: DocumentHead },
): Promise<number> {
  const { time } = rows;
  if (time === undefined || file.packing !== 'plain') return 0;
  const lines = [...file.head.text.split('\n').slice(0, 200), ...(await lastLines(file.path))];
  const times = lines.flatMap((line) => timeIn(line, source, time) ?? []);
  const first = times.reduce((least, one) => Math.min(least, one), Infinity);
  const last = times.reduce((greatest, one) => Math.max(greatest, one), -Infinity);
  return last > first ? last - first : 0;
}

async function lastLines(path: string): Promise<string[]> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read({ buffer, position: size - buffer.length });
    // The first one is cut.
    return buffer.toString('utf8').split('\n').slice(1);
  } finally {
    await handle.close();
  }
}

/** Rough: a delimiter within quotes gives another field, whose text is no time. */
function timeIn(line: string, source: SampleSource, time: RowTime): number | undefined {
  const text =
    source.as === 'csv'
      ? line.split(source.delimiter)[time.field]
      : jsonAt(line, source.fields[time.field]?.path ?? []);
  if (text === undefined || text === '') return undefined;
  const seconds =
    time.as === 'text' ? Date.parse(text) / 1000 : (Number(text) * NANOSECONDS_PER[time.as]) / 1e9;
  return Number.isFinite(seconds) && seconds >= 0 && seconds < 1e10 ? seconds : undefined;
}

function jsonAt(line: string, path: readonly string[]): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
