import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { expect, it } from 'vitest';
import { openTestStore } from '@/tests/support/migrated-database';
import { insertRows } from './insert-rows';

it('makes the query of the builder, with parameters for all that a file says', async () => {
  const store = await openTestStore();
  const { measurement } = store.tables;
  const row = {
    runId: 'r_1',
    caseName: "'); drop table run; --",
    metric: 'latency',
    statistic: 'p99' as const,
    value: 1.5,
    grade: 'summary' as const,
    n: 2 ** 40,
    method: 'tool',
    pointer: '/a/“b”',
    text: '1.50',
    position: 0,
  };
  const sqlOf = (query: { getSQL: () => ReturnType<ReturnType<typeof insertRows>['getSQL']> }) =>
    new SQLiteSyncDialect().sqlToQuery(query.getSQL());
  const rows = [row, { ...row, position: 1 }];
  const flat = sqlOf(insertRows(measurement, rows));
  expect(flat).toEqual(sqlOf(store.db.insert(measurement).values(rows)));

  const { n: _n, ...sparse } = { ...row, text: null };
  const query = sqlOf(insertRows(measurement, [sparse]));
  expect(query.params).not.toContain(null);
  expect(query.sql).toMatch(/values \(\?, \?, \?, \?, \?, \?, null, \?, \?, null, \?\)$/);
  await store.close();
});
