import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Packing } from '@/lib/importers/decode';
import type { SamplePlan } from '@/lib/importers/samples/sample-plan';
import type { JobFolder } from './job-folder';

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The path of a file that does not begin with a byte order mark, which the engine takes in CSV and not in JSON. */
export async function withoutMark(
  job: JobFolder,
  { source }: SamplePlan,
  { packing, signal }: { readonly packing: Packing; readonly signal?: AbortSignal },
): Promise<string> {
  if (source.as !== 'ndjson' || packing !== 'plain' || !(await hasMark(job.input))) return job.input;
  const copy = path.join(/* turbopackIgnore: true */ job.path, 'unmarked');
  await pipeline(
    createReadStream(job.input, { start: MARK.length }),
    createWriteStream(copy),
    signal === undefined ? {} : { signal },
  );
  return copy;
}

async function hasMark(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(MARK.length), position: 0 });
    return bytesRead === MARK.length && buffer.equals(MARK);
  } finally {
    await handle.close();
  }
}
