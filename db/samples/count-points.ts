import type { PointRows } from '@/lib/importers/samples/sample-plan';
import { coarseBucketSql, fineBucketSql, magnitudeSql } from './bucket-sql';
import { timeFault, timeSql, type CountQuery, type Fault } from './count-query';
import { textLiteral } from './text-literal';

/**
 * Counts rows of which each is one value of one metric, in millionths of its unit.
 *
 * @param intervalSeconds the shortest interval that is wanted
 */
export function countPoints(rows: PointRows, source: string, intervalSeconds: number): CountQuery {
  const { time, tags, declarations } = rows;
  const declares =
    declarations === undefined
      ? 'false'
      : `CASE f${declarations.kind} WHEN ${textLiteral(declarations.point)} THEN false WHEN ${textLiteral(declarations.declaration)} THEN true END`;
  const faults: Fault[] = [
    ...(declarations === undefined
      ? []
      : [
          {
            when: 'declares IS NULL',
            code: 'wrong-type' as const,
            expected: `“${declarations.point}” or “${declarations.declaration}”`,
            field: declarations.kind,
          },
        ]),
    { when: 'metric IS NULL', code: 'missing-value', expected: 'the name of a metric', field: rows.metric },
    { when: 'NOT declares AND r IS NULL', code: 'missing-value', expected: 'a number', field: rows.value },
    {
      when: 'NOT declares AND r < 0 AND is_time',
      code: 'out-of-range',
      expected: 'a duration of at least 0',
      field: rows.value,
    },
    ...[timeFault(time)].map((fault) => ({ ...fault, when: `NOT declares AND (${fault.when})` })),
  ];
  // A name that is missing is in no list.
  const isOneOf = (names: readonly string[]) =>
    `coalesce(f${rows.metric} IN (${names.map(textLiteral).join(', ')}), false)`;
  const rowsSql = `SELECT source.*, f${rows.metric} AS metric, ${declares} AS declares,
      TRY_CAST(f${rows.value} * 1000000 AS BIGINT) AS r, ${timeSql(time)} AS t,
      ${isOneOf(rows.followed)} AS followed, ${isOneOf(rows.counted)} AS is_counted,
      ${isOneOf(rows.times)} AS is_time, ${isOneOf(rows.settled)} AS is_settled
    FROM (${source}) AS source`;
  const tag = (field: number, declared: number | undefined) =>
    declared === undefined
      ? `CASE WHEN followed THEN f${field} END`
      : `CASE WHEN declares THEN f${declared} WHEN followed THEN f${field} END`;
  const keys = tags.map(({ field }, index) => `${tag(field, declarations?.fields[index])} AS d${index}`);
  const dimensions = tags.map((_, index) => `d${index}`);
  // One number to group by, where several texts would be compared in every row.
  const kase = dimensions.length === 0 ? [] : ['kase'];
  const sets = [
    ['metric', 'declares', ...kase, 'b'],
    ['metric', 'i', 'c'],
    ...(kase.length === 0 ? [] : [['metric', 'i', ...kase]]),
  ];
  // Part 1 is not told apart by case, so that it has none.
  const names = dimensions.map(
    (name) => `CASE WHEN grouping(kase) = 0 THEN any_value(${name}) END AS ${name}, `,
  );
  const isDeclaration = 'coalesce(declares, false)';
  const sql = `SELECT metric, CASE WHEN grouping(c) = 0 THEN 1 WHEN grouping(i) = 0 THEN 2 ELSE 0 END AS part,
      ${names.join('')}
      false AS parent, ${isDeclaration} AS declares, i, c, b,
      count(*) AS n, sum(r) AS total, min(r) AS least, max(r) AS greatest,
      0 AS failed, count(nullif(r, 0)) AS nonzero,
      arg_max(r, unsettled) AS last, max(unsettled) AS latest,
      min(starts) AS starts, max(t) AS ends, bool_or(bad) AS bad
    FROM (
      SELECT *${kase.length === 0 ? '' : `, hash(${dimensions.join(', ')}) AS kase`}
      FROM (
        SELECT metric, declares, r, t, starts, bad, CASE WHEN NOT is_settled THEN t END AS unsettled, ${keys.map((key) => `${key}, `).join('')}
          CASE WHEN has_buckets THEN ${fineBucketSql('r', 'm')} END AS b,
          CASE WHEN followed AND NOT declares THEN t // ${intervalSeconds * 1_000_000} END AS i,
          CASE WHEN followed AND has_buckets THEN ${coarseBucketSql('r', 'm')} END AS c
        FROM (
          SELECT *, ${magnitudeSql('r')} AS m,
            NOT ${isDeclaration} AND NOT is_counted AND r >= 0 AS has_buckets,
            t - CASE WHEN is_time THEN r // 1000 ELSE 0 END AS starts,
            coalesce(${faults.map(({ when }) => `(${when})`).join(' OR ')}, false) AS bad
          FROM (${rowsSql}))))
    GROUP BY GROUPING SETS (${sets.map((set) => `(${set.join(', ')})`).join(', ')})`;
  return {
    sql,
    dimensions: tags.map(({ field }) => ({ sql: `f${field}`, isAlwaysTold: false })),
    sums: 0,
    others: [],
    hasFailures: false,
    faults,
    rowsSql,
  };
}
