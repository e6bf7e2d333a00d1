import 'server-only';
import { sealedText } from '@/lib/report/freeze-report';
import { getReport } from '../reports/get-report';
import { readReportText } from '../reports/report-blobs';
import { getStore } from '../runtime';

/**
 * A frozen report as JSON: what `benchlens verify` reads and what another instance takes.
 *
 * @throws AppError NOT_FOUND, GONE
 */
export async function getFrozenReport(slug: string): Promise<Response> {
  const { sha256, createdAtMs } = await getReport(await getStore(), slug);
  const content = sealedText(await readReportText(sha256), sha256, createdAtMs);
  return new Response(content, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}
