import { decodeText } from '@/lib/importers/decode';
import { parseDocument, type ReadDocument } from '@/lib/importers/parse-document';
import type { DurationUnit } from '@/lib/model/durations';
import type { Result } from '@/lib/result';
import { inflate } from './inflate';
import { unpackDocument } from './unpack-document';

/** What the user says about a file. */
export interface DocumentOptions {
  readonly fileName: string;
  /** A format id, where detection shall not decide. */
  readonly format?: string;
  /** The unit of durations where the file names none. */
  readonly unit?: DurationUnit;
}

/**
 * A file's bytes to the canonical model: unpacked, decoded, format detected, parsed, checked. Memory is bounded by the
 * size limit of documents. Every fault of the data comes back as a Problem; only reading itself throws.
 */
export async function readDocument(
  chunks: AsyncIterable<Uint8Array>,
  options: DocumentOptions,
): Promise<Result<ReadDocument>> {
  const unpacked = await unpackDocument(chunks, options.fileName);
  if (!unpacked.ok) return unpacked;
  const text = decodeText(unpacked.value, options.fileName);
  return text.ok ? parseDocument({ text: text.value, ...options, inflate }) : text;
}
