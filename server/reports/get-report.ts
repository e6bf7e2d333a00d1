import 'server-only';
import { findReport } from '@/db/queries/reports';
import type { Store } from '@/db/store';
import { AppError } from '@/lib/errors';
import { formatDay } from '@/lib/format/format-date';
import type { StoredReport } from '@/lib/model/stored-report';

/**
 * A report that may be shown.
 *
 * @throws AppError NOT_FOUND for an unknown slug, GONE with date and reason for one that was withdrawn
 */
export async function getReport(store: Store, slug: string): Promise<StoredReport> {
  const report = await findReport(store, slug);
  if (report === undefined) throw new AppError('NOT_FOUND', `There is no report “${slug}”.`);
  if (report.withdrawnAtMs === undefined) return report;
  throw new AppError('GONE', withdrawnText(report));
}

/** “This report was withdrawn on 25 November 2026: …” */
export function withdrawnText({ withdrawnAtMs = 0, withdrawnReason }: StoredReport): string {
  return `This report was withdrawn on ${formatDay(withdrawnAtMs)}: ${withdrawnReason ?? 'no reason was given'}.`;
}
