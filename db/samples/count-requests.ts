import { NANOSECONDS_PER } from '@/lib/model/durations';
import type { OkRule, RequestRows } from '@/lib/importers/samples/sample-plan';
import { coarseBucketSql, fineBucketSql, magnitudeSql } from './bucket-sql';
import { timeFault, timeSql, type CountQuery, type Fault } from './count-query';
import { textLiteral } from './text-literal';

/**
 * Counts rows of which each is a request with all its times.
 *
 * @param intervalSeconds the shortest interval that is wanted
 */
export function countRequests(rows: RequestRows, source: string, intervalSeconds: number): CountQuery {
  const { time, durations, ok, sums, parent } = rows;
  const hasCase = rows.case !== undefined;
  const faults: Fault[] = [
    ...durations.flatMap(({ field }, index) => [
      ...(index === 0
        ? [{ when: 'r0 IS NULL', code: 'missing-value' as const, expected: 'a duration', field }]
        : []),
      { when: `r${index} < 0`, code: 'out-of-range' as const, expected: 'a duration of at least 0', field },
    ]),
    ...(time === undefined ? [] : [timeFault(time)]),
  ];
  const rowsSql = `SELECT *,
      ${durations.map(({ field, unit }, index) => `TRY_CAST(f${field} * ${NANOSECONDS_PER[unit]} AS BIGINT) AS r${index}`).join(', ')}
      ${time === undefined ? '' : `, ${timeSql(time)} AS t`}
    FROM (${source})`;
  const moments =
    time === undefined
      ? ''
      : time.marks === 'start'
        ? ', t AS starts, t + r0 // 1000 AS ends'
        : ', t - r0 // 1000 AS starts, t AS ends';
  const isParent =
    parent === undefined
      ? 'false'
      : `coalesce(starts_with(f${parent.field}, ${textLiteral(parent.startsWith)}), false)`;
  const keys = [...(hasCase ? [`f${rows.case} AS d0`] : []), `${isParent} AS parent`];
  const group = [...(hasCase ? ['d0'] : []), 'parent'];
  const buckets = durations.map((_, index) => {
    // Sets of other buckets than the first know no parents, so that theirs are left out here.
    const counts = index === 0 || parent === undefined ? '' : ` AND NOT ${isParent}`;
    return `CASE WHEN r${index} >= 0${counts} THEN ${fineBucketSql(`r${index}`, `m${index}`)} END AS b${index}`;
  });
  const others = durations.slice(1).map((_, index) => `b${index + 1}`);
  const sets = [
    [...group, 'b0'],
    ...(time === undefined ? [] : [['parent', 'i', 'c0'], ...(hasCase ? [[...group, 'i']] : [])]),
    // One set for all of them: where one varies much, the others are mostly the same.
    ...(others.length === 0 ? [] : [others]),
  ];
  const parts = [
    ...(others.length === 0 ? [] : ['WHEN grouping(b1) = 0 THEN 3']),
    ...(time === undefined
      ? []
      : ['WHEN grouping(c0) = 0 THEN 1', ...(hasCase ? ['WHEN grouping(i) = 0 THEN 2'] : [])]),
  ];
  const sql = `SELECT
      ${textLiteral(durations[0]?.metric ?? '')} AS metric,
      ${parts.length === 0 ? '0' : `CASE ${parts.join(' ')} ELSE 0 END`} AS part,
      ${hasCase ? 'd0' : 'NULL'} AS d0, coalesce(parent, false) AS parent, false AS declares,
      ${time === undefined ? 'NULL::BIGINT AS i, NULL::INTEGER AS c' : 'i, c0 AS c'},
      ${['b0 AS b', ...others].join(', ')},
      count(*) AS n, sum(r0) AS total, min(r0) AS least, max(r0) AS greatest,
      ${ok === undefined ? '0' : 'count(failed)'} AS failed, 0 AS nonzero, NULL::BIGINT AS last, NULL::BIGINT AS latest,
      ${sums.map((_, index) => `sum(x${index}) AS x${index}, `).join('')}
      ${time === undefined ? 'NULL::BIGINT AS starts, NULL::BIGINT AS ends' : 'min(starts) AS starts, max(ends) AS ends'},
      bool_or(bad) AS bad
    FROM (
      SELECT ${keys.join(', ')}, ${buckets.join(', ')}, r0, bad${moments}
        ${time === undefined ? '' : `, ${endOf(time.marks)} // ${intervalSeconds * 1_000_000} AS i, CASE WHEN r0 >= 0 THEN ${coarseBucketSql('r0', 'm0')} END AS c0`}
        ${ok === undefined ? '' : `, CASE WHEN ${okSql(ok)} THEN NULL ELSE 1 END AS failed`}
        ${sums.map(({ field }, index) => `, TRY_CAST(f${field} AS BIGINT) AS x${index}`).join('')}
      FROM (
        SELECT *, ${durations.map((_, index) => `${magnitudeSql(`r${index}`)} AS m${index}`).join(', ')},
          coalesce(${faults.map(({ when }) => `(${when})`).join(' OR ')}, false) AS bad
        FROM (${rowsSql})))
    GROUP BY GROUPING SETS (${sets.map((set) => `(${set.join(', ')})`).join(', ')})`;
  return {
    sql,
    dimensions: hasCase ? [{ sql: `f${rows.case}`, isAlwaysTold: true }] : [],
    sums: sums.length,
    others: durations.slice(1).map(({ metric }, index) => ({ metric, column: `b${index + 1}` })),
    hasFailures: ok !== undefined,
    faults,
    rowsSql,
  };
}

/** A request belongs to the interval in which it ended. */
function endOf(marks: 'start' | 'end'): string {
  return marks === 'start' ? '(t + r0 // 1000)' : 't';
}

function okSql(rule: OkRule): string {
  const field = `f${rule.field}`;
  switch (rule.is) {
    case 'status':
      return `TRY_CAST(${field} AS INTEGER) BETWEEN ${rule.from} AND ${rule.to}`;
    case 'word':
      // Nearly all rows say it in the usual way, which costs no copy.
      return `CASE WHEN ${field} IN ('true', 'false') THEN ${field} = 'true' ELSE lower(${field}) IN ('true', 't', '1', 'ok', 'yes', 'y', 'success', 'successful', 'succeeded', 'pass', 'passed') END`;
    case 'no-error':
      return `lower(coalesce(${field}, '')) IN ('', 'false', 'f', '0', 'no', 'n', 'none', 'null', 'nil', 'ok', '-')`;
  }
}
