import 'server-only';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { StoredReport } from '@/lib/model/stored-report';
import type { Store } from '../store';
import { withoutNulls } from './without-nulls';

/** A report by its slug, withdrawn or not; undefined for an unknown one. Its content is in the blob store. */
export async function findReport(store: Store, slug: string): Promise<StoredReport | undefined> {
  const { report } = store.tables;
  const [row] = await store.db.select().from(report).where(eq(report.slug, slug)).limit(1);
  return row === undefined ? undefined : reportOf(row);
}

/** The newest version that was made from a report; undefined where there is none. */
export async function findNextReport(store: Store, slug: string): Promise<StoredReport | undefined> {
  const { report } = store.tables;
  const [row] = await store.db
    .select()
    .from(report)
    .where(and(eq(report.previous, slug), isNull(report.withdrawnAt)))
    .orderBy(desc(report.createdAt), desc(report.slug))
    .limit(1);
  return row === undefined ? undefined : reportOf(row);
}

/** The reports that show a suite and are not withdrawn, newest first. */
export async function listReportsOfSuite(store: Store, suite: string): Promise<StoredReport[]> {
  const { report, reportSuite } = store.tables;
  const rows = await store.db
    .select({ report })
    .from(reportSuite)
    .innerJoin(report, eq(report.slug, reportSuite.report))
    .where(and(eq(reportSuite.suite, suite), isNull(report.withdrawnAt)))
    .orderBy(desc(report.createdAt), desc(report.slug));
  return rows.map((row) => reportOf(row.report));
}

function reportOf(row: Store['tables']['report']['$inferSelect']): StoredReport {
  const { createdAt, withdrawnAt, ...rest } = row;
  return withoutNulls({ ...rest, createdAtMs: createdAt, withdrawnAtMs: withdrawnAt });
}
