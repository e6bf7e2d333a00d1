import 'server-only';
import { createHash } from 'node:crypto';
import type { StoredReport } from '@/lib/model/stored-report';
import { sealedText } from '@/lib/report/freeze-report';
import { verifyReport, type Verification } from '@/lib/report/verify-report';
import { readReportText } from './report-blobs';

/** Computes every number of a stored report again from its frozen evidence. */
export async function verifyStoredReport({ slug, sha256, createdAtMs }: StoredReport): Promise<Verification> {
  const text = sealedText(await readReportText(sha256), sha256, createdAtMs);
  const verified = await verifyReport(text, sha256Of, slug);
  if (!verified.ok) throw new Error(`the stored report ${slug} cannot be read`);
  return verified.value;
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
