import { formatValue } from '@/lib/format/format-value';
import { packingOf } from '@/lib/importers/decode';
import type { LatencyLogGuess } from '@/lib/importers/samples/latency-log-mapping';
import { describeLimit } from '@/lib/upload/describe-limit';
import { importAddress, type ImportChoice } from '@/lib/upload/import-address';
import { columnsOfHead } from '@/lib/upload/log-mapping';
import { buildPreview, type Preview } from '@/lib/upload/preview';
import { refuseTooLarge, type Refusal } from '@/lib/upload/refusal';
import { isDryRunAnswer } from '@/lib/upload/server-answers';
import { MAX_PREVIEW_BYTES } from '@/lib/upload/upload-item';
import { sendImport, type RequestWatch } from './send-import';

/** What a check found. */
export type Inspection =
  | { readonly kind: 'preview'; readonly preview: Preview }
  /** Nothing can be said before everything is sent. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly log?: LatencyLogGuess };

/** An answer of something between this page and the server. */
export const NOT_OURS: Refusal = {
  kind: 'failed',
  sentence:
    'The answer did not come from this application. Something between may have replaced it; try again.',
};

/** Enough to tell a format and its columns. */
const HEAD_BYTES = 1024 * 1024;

/**
 * A dry run of a file. Of a large one only whole lines from its beginning are sent: they tell format, names and columns,
 * and ask for a unit or a choice before gigabytes are under way; what they do not tell is found out when it is saved.
 */
export async function inspectFile(
  file: File,
  choice: ImportChoice,
  { maxBytes, ...watch }: RequestWatch & { readonly maxBytes: number },
): Promise<Inspection> {
  if (file.size > maxBytes) {
    const size = formatValue(file.size, 'bytes');
    return { kind: 'refusal', refusal: refuseTooLarge(file.name, size, describeLimit(maxBytes)) };
  }
  const isLarge = file.size > MAX_PREVIEW_BYTES;
  const body = isLarge ? await headOf(file) : file;
  if (body === undefined) return { kind: 'unseen' };
  const outcome = await sendImport(body, importAddress(file.name, choice, true), watch);
  if (outcome.ok) {
    if (!isDryRunAnswer(outcome.body)) return { kind: 'refusal', refusal: NOT_OURS };
    return { kind: 'preview', preview: buildPreview(outcome.body, isLarge) };
  }
  const { refusal } = outcome;
  // Cut off, a document is broken: that says nothing about the whole.
  if (isLarge && refusal.kind === 'problems' && !refusal.problems.every(isAboutChoices))
    return { kind: 'unseen' };
  const log = isAboutColumns(refusal, choice) ? await readColumns(file, choice) : undefined;
  return { kind: 'refusal', refusal, ...(log === undefined ? {} : { log }) };
}

/** Whole lines from the beginning; undefined for packed files, and where no line ends in time. */
async function headOf(file: File): Promise<Blob | undefined> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const end = bytes.lastIndexOf(0x0a) + 1;
  return packingOf(bytes) !== 'plain' || end === 0 ? undefined : file.slice(0, end);
}

/** Whether the reader could help by saying what the columns mean. */
function isAboutColumns(refusal: Refusal, { format, mapping }: ImportChoice): boolean {
  if (refusal.kind !== 'problems' && refusal.kind !== 'unit') return false;
  return format === 'latency-log' || mapping !== undefined;
}

async function readColumns(file: File, { mapping = {} }: ImportChoice): Promise<LatencyLogGuess | undefined> {
  const columns = columnsOfHead(await file.slice(0, HEAD_BYTES).text());
  return columns === undefined ? undefined : { columns, mapping };
}

function isAboutChoices({ code }: { readonly code: string }): boolean {
  return code === 'bad-parameter' || code === 'unit-unknown';
}
