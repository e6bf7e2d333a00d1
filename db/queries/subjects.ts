import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Subject } from '@/lib/model/suite-file';
import { componentsSchema, labelsSchema } from '@/lib/model/suite-file-schema';
import type { Store } from '../store';
import { withoutNulls } from './without-nulls';

/** The subjects of a suite in display order; empty for an unknown suite. */
export async function listSubjects(store: Store, suite: string): Promise<Subject[]> {
  return (await listCountedSubjects(store, suite)).map(({ subject }) => subject);
}

/** The same with the number of runs of each. */
export async function listCountedSubjects(
  store: Store,
  suite: string,
): Promise<{ subject: Subject; runCount: number }[]> {
  const { subject } = store.tables;
  const rows = await store.db
    .select()
    .from(subject)
    .where(eq(subject.suite, suite))
    .orderBy(asc(subject.position), asc(subject.slug));
  return rows.map((row) => ({
    subject: {
      ...withoutNulls({ slug: row.slug, name: row.name, version: row.version, variant: row.variant }),
      ...(row.components === null ? {} : { components: componentsSchema.parse(row.components) }),
      ...(row.labels === null ? {} : { labels: labelsSchema.parse(row.labels) }),
    },
    runCount: row.runCount,
  }));
}
