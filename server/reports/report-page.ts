import 'server-only';
import { findNextReport, findReport } from '@/db/queries/reports';
import { findSuiteHead, getSuite } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import type { StoredReport } from '@/lib/model/stored-report';
import type { ShownReport } from '@/lib/report/shown-report';
import { parseViewAddress } from '@/lib/report/view-address';
import { changesSince, type ChangesSince } from './changes-since';
import { getReport } from './get-report';
import { readShownReport } from './report-blobs';

/** The page of a report: what was frozen, and how it stands to what is known today. */
export interface ReportPageModel {
  readonly stored: StoredReport;
  readonly report: ShownReport;
  /** Undefined where nothing of it has been touched since. */
  readonly changes: ChangesSince | undefined;
  /** The versions before and after it that can be read. */
  readonly previous: StoredReport | undefined;
  readonly next: StoredReport | undefined;
}

/** @throws AppError NOT_FOUND, GONE */
export async function getReportPage(store: Store, slug: string): Promise<ReportPageModel> {
  const stored = await getReport(store, slug);
  const report = await readShownReport(stored.sha256);
  const isTouched = await wasTouched(store, report, stored.createdAtMs);
  const before = stored.previous === undefined ? undefined : await findReport(store, stored.previous);
  return {
    stored,
    report,
    changes: isTouched ? await changesSince(store, stored.sha256) : undefined,
    previous: before?.withdrawnAtMs === undefined ? before : undefined,
    next: await findNextReport(store, slug),
  };
}

/** Whether a suite of the report changed after it was frozen, or is not here. Saves reading the evidence. */
async function wasTouched(store: Store, report: ShownReport, sinceMs: number): Promise<boolean> {
  for (const { view } of report.chapters) {
    const suite = parseViewAddress(view)?.suite;
    if (suite === undefined || (await findSuiteHead(store, suite)) === undefined) return true;
    const { updatedAtMs } = await getSuite(store, suite);
    if (updatedAtMs > sinceMs) return true;
  }
  return false;
}
