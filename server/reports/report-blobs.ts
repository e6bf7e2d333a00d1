import 'server-only';
import { text } from 'node:stream/consumers';
import { AppError } from '@/lib/errors';
import { shownReportSchema } from '@/lib/report/report-schema';
import type { ShownReport } from '@/lib/report/shown-report';
import { getBlobs } from '../runtime';

/** A report travels as a page and as one file; beyond this nobody reads it. */
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/** Reports that are read most; what a page shows of one takes some tens of kilobytes. */
const MOST_KEPT = 100;

const shown = new Map<string, ShownReport>();

/**
 * Stores the canonical text of a report under its hash, once however often it comes.
 *
 * @returns SHA-256 in hexadecimal
 */
export async function keepReport(canonicalText: string): Promise<string> {
  const blobs = getBlobs();
  const received = await blobs.receive(bytesOf(canonicalText), { maxBytes: MAX_REPORT_BYTES });
  await blobs.keep(received);
  return received.sha256;
}

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, 'utf8');
}

/**
 * The canonical text of a report.
 *
 * @throws AppError NOT_FOUND where the blob store lost it
 */
export async function readReportText(sha256: string): Promise<string> {
  const stream = await getBlobs().open(sha256);
  if (stream === undefined) {
    throw new AppError('NOT_FOUND', 'The content of this report is not in the blob store any more.');
  }
  return text(stream);
}

/** What a page shows of a report. A hash names one content for ever, so it is kept. */
export async function readShownReport(sha256: string): Promise<ShownReport> {
  const known = shown.get(sha256);
  if (known !== undefined) return known;
  const report = shownReportSchema.parse(JSON.parse(await readReportText(sha256)));
  shown.set(sha256, report);
  for (const oldest of shown.keys()) {
    if (shown.size <= MOST_KEPT) break;
    shown.delete(oldest);
  }
  return report;
}
