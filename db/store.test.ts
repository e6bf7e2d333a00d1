import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openTestStore } from '@/tests/support/migrated-database';
import { DuplicateError } from './duplicate-error';
import type { Store } from './store';
import { ChangedRowsError, type Write } from './write';

const suite = (slug: string) => ({ slug, title: slug, position: 0, createdAt: 1, updatedAt: 1 });
const slugs = async (store: Store) =>
  (await store.db.select({ slug: store.tables.suite.slug }).from(store.tables.suite)).map((row) => row.slug);

describe('writeAtomically', () => {
  it('runs the whole list', async () => {
    const store = await openTestStore();
    const { tables, db } = store;
    await store.writeAtomically([
      db.insert(tables.suite).values([suite('a'), suite('b')]),
      {
        query: db.update(tables.suite).set({ title: 'A' }).where(eq(tables.suite.slug, 'a')),
        expect: 1,
      },
      db.delete(tables.suite).where(eq(tables.suite.slug, 'b')),
    ]);
    expect(await db.select({ title: tables.suite.title }).from(tables.suite)).toEqual([{ title: 'A' }]);
  });

  it('rolls everything back at a duplicate and names its key', async () => {
    const store = await openTestStore();
    const { tables, db } = store;
    const error = await failureOf(
      store.writeAtomically([
        db.insert(tables.suite).values(suite('a')),
        db.insert(tables.suite).values(suite('a')),
      ]),
    );
    expect(error).toBeInstanceOf(DuplicateError);
    expect(error).toMatchObject({ table: 'suite', columns: ['slug'] });
    expect(await slugs(store)).toEqual([]);
  });

  it('rolls everything back when a guarded statement changes another number of rows', async () => {
    const store = await openTestStore();
    const { tables, db } = store;
    const error = await failureOf(
      store.writeAtomically([
        db.insert(tables.suite).values(suite('a')),
        {
          query: db.update(tables.suite).set({ title: 'B' }).where(eq(tables.suite.slug, 'b')),
          expect: 1,
        },
      ]),
    );
    expect(error).toBeInstanceOf(ChangedRowsError);
    expect(await slugs(store)).toEqual([]);
  });

  it('rolls everything back at a row without its parent', async () => {
    const store = await openTestStore();
    const { tables, db } = store;
    const orphan = { suite: 'none', slug: 'go', name: 'Go', position: 0, runCount: 0 };
    await failureOf(
      store.writeAtomically([
        db.insert(tables.suite).values(suite('a')),
        db.insert(tables.subject).values(orphan),
      ]),
    );
    expect(await slugs(store)).toEqual([]);
  });

  it.each([
    ['a fraction', { position: 2.5 }],
    ['NaN', { position: Number.NaN }],
    ['more than a double holds exactly', { updatedAt: 2 ** 53 }],
  ])('refuses %s in a column of whole numbers', async (_name, bad) => {
    const store = await openTestStore();
    const query = store.db.insert(store.tables.suite).values({ ...suite('a'), ...bad });
    expect((await failureOf(store.writeAtomically([query]))).message).toMatch(/not a safe integer/);
    expect(await slugs(store)).toEqual([]);
  });

  it('takes no selects and exposes no transaction, as the compiler sees it', async () => {
    const { db, tables } = await openTestStore();
    const select = db.select().from(tables.suite);
    const insert = db.insert(tables.suite).values(suite('a'));
    const isSelectAWrite: typeof select extends Write ? true : false = false;
    const isInsertAWrite: typeof insert extends Write ? true : false = true;
    const hasTransaction: 'transaction' extends keyof typeof db ? true : false = false;
    expect([isSelectAWrite, isInsertAWrite, hasTransaction]).toEqual([false, true, false]);
  });
});

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: Error) => error,
  );
}
