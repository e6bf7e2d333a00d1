import { createReadStream } from 'node:fs';
import { runSamples } from '@/db/samples/run-samples';
import { chooseSampleImporter } from '@/lib/importers/detect';
import { checkedDocument, type ReadDocument } from '@/lib/importers/parse-document';
import type { LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import { succeed, type Result } from '@/lib/result';
import { readDocument, type DocumentOptions } from './read-document';
import { readHead } from './read-head';

/** What the user says about a file, and who wants to know how far it is. */
export interface FileOptions extends DocumentOptions {
  /** What the columns of a generic log mean. */
  readonly mapping?: LatencyLogMapping;
  readonly signal?: AbortSignal;
  readonly onRows?: (rowsRead: number) => void;
}

/**
 * A file to the canonical model: documents through memory, raw samples through the engine that counts rows. The head
 * decides which; every fault of the data comes back as a Problem, only reading itself throws.
 *
 * @param path stays as it is while it is read
 */
export async function readFile(path: string, options: FileOptions): Promise<Result<ReadDocument>> {
  const { fileName, format, unit, mapping, signal, onRows } = options;
  const { packing, head } = await readHead(path);
  const detected =
    head === undefined || head.text.trim() === '' ? undefined : chooseSampleImporter(head, fileName, format);
  if (head === undefined || detected === undefined) {
    signal?.throwIfAborted();
    return readDocument(createReadStream(path), options);
  }
  const { importer } = detected;
  const input = {
    head,
    fileName,
    ...(unit === undefined ? {} : { unit }),
    ...(mapping === undefined ? {} : { mapping }),
  };
  const plan = importer.plan(input);
  if (!plan.ok) return plan;
  const parsed = await runSamples(importer, plan.value, {
    ...input,
    path,
    packing,
    ...(signal === undefined ? {} : { signal }),
    ...(onRows === undefined ? {} : { onRows }),
  });
  const checked = parsed.ok ? checkedDocument(parsed.value, fileName) : parsed;
  if (!checked.ok) return checked;
  const { guess } = plan.value;
  return succeed({
    detected,
    parsed: checked.value,
    ...(guess === undefined ? {} : { guess }),
  });
}
