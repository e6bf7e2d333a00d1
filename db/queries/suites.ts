import 'server-only';
import { and, asc, count, eq, gt, inArray, max, or } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { EVIDENCE_GRADES } from '@/lib/model/grade';
import type { SuiteHead } from '@/lib/model/suite-file';
import type { SuiteSummary } from '@/lib/model/suite-data';
import type { Store } from '../store';
import { withoutNulls } from './without-nulls';

/**
 * A page of the list of suites, in display order. Reads no measurements.
 *
 * @param page.cursor the `nextCursor` of the page before
 * @throws AppError INVALID for a cursor that this list did not give
 */
export async function listSuites(
  store: Store,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<{ suites: SuiteSummary[]; nextCursor?: string }> {
  const { suite, subject, claim } = store.tables;
  const after = page.cursor === undefined ? undefined : parseCursor(page.cursor);
  const rows = await store.db
    .select()
    .from(suite)
    .where(
      after === undefined
        ? undefined
        : or(
            gt(suite.position, after.position),
            and(eq(suite.position, after.position), gt(suite.slug, after.slug)),
          ),
    )
    .orderBy(asc(suite.position), asc(suite.slug))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  if (last === undefined) return { suites: [] };

  const slugs = shown.map((row) => row.slug);
  const subjects = await store.db
    .select({ suite: subject.suite, name: subject.name, runCount: subject.runCount })
    .from(subject)
    .where(inArray(subject.suite, slugs))
    .orderBy(asc(subject.suite), asc(subject.position), asc(subject.slug));
  const claims = await store.db
    .select({ suite: claim.suite, count: count() })
    .from(claim)
    .where(inArray(claim.suite, slugs))
    .groupBy(claim.suite)
    .orderBy(asc(claim.suite));

  const suites = shown.map((row) => {
    const own = subjects.filter((entry) => entry.suite === row.slug);
    const grade = row.gradeRank === null ? undefined : EVIDENCE_GRADES[row.gradeRank];
    return {
      ...headOf(row),
      subjectNames: [...new Set(own.map((entry) => entry.name))],
      runCount: own.reduce((sum, entry) => sum + entry.runCount, 0),
      claimCount: claims.find((entry) => entry.suite === row.slug)?.count ?? 0,
      ...(grade === undefined ? {} : { grade }),
      updatedAtMs: row.updatedAt,
    };
  });
  return { suites, ...(rows.length > page.limit ? { nextCursor: `${last.position}:${last.slug}` } : {}) };
}

/** Slug, title and summary of a suite, undefined where there is none. */
export async function findSuiteHead(store: Store, slug: string): Promise<SuiteHead | undefined> {
  return (await findSuite(store, slug))?.head;
}

/** The head with when the suite last changed. */
export async function findSuite(
  store: Store,
  slug: string,
): Promise<{ head: SuiteHead; updatedAtMs: number } | undefined> {
  const { suite } = store.tables;
  const [row] = await store.db.select().from(suite).where(eq(suite.slug, slug)).limit(1);
  return row === undefined ? undefined : { head: headOf(row), updatedAtMs: row.updatedAt };
}

/** The head; throws AppError NOT_FOUND. */
export async function getSuite(
  store: Store,
  slug: string,
): Promise<{ head: SuiteHead; updatedAtMs: number }> {
  const found = await findSuite(store, slug);
  if (found === undefined) throw new AppError('NOT_FOUND', `There is no suite “${slug}”.`);
  return found;
}

/** The position after the last suite's. */
export async function nextSuitePosition(store: Store): Promise<number> {
  const { suite } = store.tables;
  const [row] = await store.db.select({ last: max(suite.position) }).from(suite);
  return row === undefined || row.last === null ? 0 : row.last + 1;
}

function headOf(row: { slug: string; title: string; summary: string | null }): SuiteHead {
  return withoutNulls({ slug: row.slug, title: row.title, summary: row.summary });
}

function parseCursor(cursor: string): { position: number; slug: string } {
  const match = /^(\d{1,15}):(.+)$/.exec(cursor);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new AppError('INVALID', 'The cursor is not one of this list.', {
      problems: [
        {
          code: 'bad-parameter',
          where: { pointer: '/cursor' },
          expected: 'the nextCursor of the page before',
          found: `“${cursor.slice(0, 60)}”`,
        },
      ],
    });
  }
  return { position: Number(match[1]), slug: match[2] };
}
