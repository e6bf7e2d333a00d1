import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { Store } from '../store';
import { isChangedRowsError } from '../write';

/**
 * Withdraws a report: its link says from now on when and why, and shows no number.
 *
 * @throws AppError NOT_FOUND for an unknown report and for one that is withdrawn
 */
export async function withdrawReport(
  store: Store,
  input: { readonly slug: string; readonly reason: string; readonly nowMs: number },
): Promise<void> {
  const { report } = store.tables;
  try {
    await store.writeAtomically([
      {
        query: store.db
          .update(report)
          .set({ withdrawnAt: input.nowMs, withdrawnReason: input.reason })
          .where(and(eq(report.slug, input.slug), isNull(report.withdrawnAt))),
        expect: 1,
      },
    ]);
  } catch (error) {
    if (!isChangedRowsError(error)) throw error;
    throw new AppError('NOT_FOUND', `There is no report “${input.slug}” that could be withdrawn.`, {
      cause: error,
    });
  }
}
