import type {
  Buckets,
  SampleTally,
  SeriesTally,
  TallyCase,
  ValueTally,
} from '@/lib/importers/samples/sample-tally';
import type { CountQuery } from './count-query';
import type { Engine } from './engine';
import { intervalSeconds } from './interval-seconds';

/** So many cases of a dimension are kept apart. */
export const MOST_CASES = 100;

/** The name of all others; what a file calls so joins them. */
export const REST = '(other)';

/** Everything that is wanted of the table `counted`. */
export async function readTally(
  engine: Engine,
  query: CountQuery,
  /** What `counted` has. */
  shortestSeconds: number,
): Promise<SampleTally> {
  const whole = await readWhole(engine);
  const { cases, views } = await readCases(engine, query);
  const values: ValueTally[] = [];
  const series: SeriesTally[] = [];
  const { span } = whole;
  const wanted =
    span === undefined ? 1 : intervalSeconds((span.endUs - span.startUs) / 1e6, cases.length + 1);
  const joined = Math.ceil(wanted / shortestSeconds);
  for (const { metric, column } of query.others) values.push(await readOther(engine, metric, column));
  for (const view of views) {
    values.push(...(await readValues(engine, query, view)));
    if (span !== undefined) series.push(...(await readSeries(engine, view, shortestSeconds, joined)));
  }
  return {
    ...whole,
    intervalUs: joined * shortestSeconds * 1e6,
    values,
    series,
    cases,
    declarations: await readDeclarations(engine, query),
  };
}

async function readWhole(engine: Engine): Promise<Pick<SampleTally, 'rows' | 'span'>> {
  const columns = await engine.columns(`SELECT CAST(coalesce(sum(n), 0) AS DOUBLE) AS rows,
      CAST(min(starts) AS DOUBLE) AS starts, CAST(max(ends) AS DOUBLE) AS ends
    FROM counted WHERE part = 0 AND NOT declares`);
  const [rows] = numbers(columns.rows);
  const [startUs] = numbers(columns.starts);
  const [endUs] = numbers(columns.ends);
  return {
    rows: rows ?? 0,
    ...(startUs === undefined || endUs === undefined ? {} : { span: { startUs, endUs } }),
  };
}

/** Rows of `counted` with the number of their case: a condition, and what gives the number. */
interface View {
  readonly from: string;
  readonly caseSql: string;
  /** Which part has its course over time. */
  readonly timedPart: 1 | 2;
}

const ALL: View = {
  from: 'counted WHERE NOT parent AND NOT declares',
  caseSql: 'NULL::INTEGER',
  timedPart: 1,
};

/**
 * The names of each dimension, the most frequent ones first, numbered in the table `kept`; what is beyond them has
 * the number of its rest.
 */
async function readCases(
  engine: Engine,
  query: CountQuery,
): Promise<Pick<SampleTally, 'cases'> & { views: readonly View[] }> {
  const cases: TallyCase[] = [];
  const views: View[] = [ALL];
  for (const [dimension, { isAlwaysTold }] of query.dimensions.entries()) {
    const d = `d${dimension}`;
    const named = `part = 0 AND NOT declares AND ${d} IS NOT NULL AND ${d} <> ''`;
    const [distinct = 0] = numbers(
      (
        await engine.columns(
          `SELECT CAST(count(DISTINCT ${d}) AS DOUBLE) AS names FROM counted WHERE ${named}`,
        )
      ).names,
    );
    const [unnamed = 0] = numbers(
      (
        await engine.columns(
          `SELECT CAST(count(*) AS DOUBLE) AS n FROM counted WHERE part = 0 AND NOT declares AND ${d} = ''`,
        )
      ).n,
    );
    if (distinct === 0 || (!isAlwaysTold && distinct + (unnamed > 0 ? 1 : 0) < 2)) continue;
    const first = cases.length;
    await engine.run(`CREATE TABLE kept${dimension} AS
      SELECT ${d} AS name, CAST(${first} + row_number() OVER (ORDER BY weight DESC, ${d}) - 1 AS INTEGER) AS id
      FROM (SELECT ${d}, sum(n) AS weight FROM counted WHERE ${named} AND ${d} <> '${REST}' GROUP BY ${d})
      ORDER BY weight DESC, ${d} LIMIT ${MOST_CASES}`);
    const kept = texts((await engine.columns(`SELECT name FROM kept${dimension} ORDER BY id`)).name);
    cases.push(...kept.map((name) => ({ dimension, name })));
    if (distinct > kept.length) cases.push({ dimension, name: undefined });
    views.push({
      from: `counted LEFT JOIN kept${dimension} ON ${d} = name
        WHERE NOT declares AND ${d} IS NOT NULL AND ${d} <> ''`,
      caseSql: `coalesce(id, ${first + kept.length})`,
      timedPart: 2,
    });
  }
  return { cases, views };
}

async function readValues(engine: Engine, query: CountQuery, view: View): Promise<ValueTally[]> {
  const sums = Array.from({ length: query.sums }, (_, index) => `x${index}`);
  const columns = await engine.columns(`SELECT metric, ${view.caseSql} AS kase,
      CAST(sum(n) AS DOUBLE) AS n, CAST(sum(total) AS DOUBLE) AS total,
      CAST(min(least) AS DOUBLE) AS least, CAST(max(greatest) AS DOUBLE) AS greatest,
      CAST(sum(failed) AS DOUBLE) AS failed, CAST(sum(nonzero) AS DOUBLE) AS nonzero,
      CAST(arg_max(last, latest) AS DOUBLE) AS last
      ${sums.map((name) => `, CAST(sum(${name}) AS DOUBLE) AS ${name}`).join('')}
    FROM ${view.from} AND part = 0 GROUP BY ALL ORDER BY ALL`);
  const buckets = await readBuckets(engine, view);
  const at = (name: string, row: number) => numberAt(columns[name], row);
  return texts(columns.metric).map((metric, row) => {
    const kase = at('kase', row);
    const [total, least, greatest] = [at('total', row), at('least', row), at('greatest', row)];
    const failed = query.hasFailures ? at('failed', row) : undefined;
    const last = at('last', row);
    return {
      metric,
      case: kase,
      count: at('n', row) ?? 0,
      ...(total === undefined || least === undefined || greatest === undefined
        ? {}
        : { exact: { sum: total, min: least, max: greatest } }),
      nonZero: at('nonzero', row) ?? 0,
      ...(last === undefined ? {} : { last }),
      ...(failed === undefined ? {} : { failed }),
      sums: sums.map((name) => at(name, row)),
      buckets: buckets.get(keyOf(metric, kase)) ?? NO_BUCKETS,
    };
  });
}

/** A duration that has buckets alone, of all rows together. */
async function readOther(engine: Engine, metric: string, column: string): Promise<ValueTally> {
  const { b, n } = await engine.columns(`SELECT ${column} AS b, CAST(sum(n) AS DOUBLE) AS n
    FROM counted WHERE part = 3 AND ${column} IS NOT NULL GROUP BY ALL ORDER BY ALL`);
  const counts = Float64Array.from(numbers(n));
  return {
    metric,
    case: undefined,
    count: counts.reduce((sum, count) => sum + count, 0),
    nonZero: 0,
    sums: [],
    buckets: { indices: Int32Array.from(numbers(b)), counts },
  };
}

const NO_BUCKETS: Buckets = { indices: new Int32Array(0), counts: new Float64Array(0) };

async function readBuckets(engine: Engine, view: View): Promise<Map<string, Buckets>> {
  const columns = await engine.columns(`SELECT metric, ${view.caseSql} AS kase, b, CAST(sum(n) AS DOUBLE) AS n
    FROM ${view.from} AND part = 0 AND b IS NOT NULL GROUP BY ALL ORDER BY metric, kase, b`);
  const metrics = texts(columns.metric);
  const found = new Map<string, Buckets>();
  for (let start = 0; start < metrics.length;) {
    const metric = metrics[start] ?? '';
    const kase = numberAt(columns.kase, start);
    let end = start + 1;
    while (end < metrics.length && metrics[end] === metric && numberAt(columns.kase, end) === kase) end += 1;
    found.set(keyOf(metric, kase), {
      indices: Int32Array.from(numbers(columns.b?.slice(start, end))),
      counts: Float64Array.from(numbers(columns.n?.slice(start, end))),
    });
    start = end;
  }
  return found;
}

async function readSeries(
  engine: Engine,
  view: View,
  shortestSeconds: number,
  joined: number,
): Promise<SeriesTally[]> {
  const rank = (percent: number) => `(filled * ${percent} + 99) // 100`;
  const columns = await engine.columns(`WITH intervals AS (
      SELECT metric, ${view.caseSql} AS kase, i // ${joined} AS i, c,
        sum(n) AS n, sum(total) AS total, sum(failed) AS failed
      FROM ${view.from} AND part = ${view.timedPart} AND i IS NOT NULL GROUP BY ALL),
    ranked AS (
      SELECT *, sum(n) FILTER (c IS NOT NULL) OVER (PARTITION BY metric, kase, i ORDER BY c NULLS LAST) AS seen,
        sum(n) FILTER (c IS NOT NULL) OVER (PARTITION BY metric, kase, i) AS filled
      FROM intervals)
    SELECT metric, kase, CAST(i * ${joined * shortestSeconds} AS DOUBLE) AS start, CAST(sum(n) AS DOUBLE) AS n,
      CAST(sum(total) AS DOUBLE) AS total, CAST(sum(failed) AS DOUBLE) AS failed,
      min(c) FILTER (c IS NOT NULL AND seen >= ${rank(50)}) AS p50,
      min(c) FILTER (c IS NOT NULL AND seen >= ${rank(99)}) AS p99
    FROM ranked GROUP BY metric, kase, i ORDER BY metric, kase, i`);
  const metrics = texts(columns.metric);
  const series: SeriesTally[] = [];
  for (let start = 0; start < metrics.length;) {
    const metric = metrics[start] ?? '';
    const kase = numberAt(columns.kase, start);
    let end = start + 1;
    while (end < metrics.length && metrics[end] === metric && numberAt(columns.kase, end) === kase) end += 1;
    const rows = Array.from({ length: end - start }, (_, index) => start + index);
    const all = (name: string) => rows.map((row) => numberAt(columns[name], row) ?? 0);
    series.push({
      metric,
      case: kase,
      startsUs: all('start').map((second) => second * 1e6),
      counts: all('n'),
      sums: all('total'),
      failed: all('failed'),
      p50: rows.map((row) => numberAt(columns.p50, row)),
      p99: rows.map((row) => numberAt(columns.p99, row)),
    });
    start = end;
  }
  return series;
}

async function readDeclarations(engine: Engine, query: CountQuery): Promise<SampleTally['declarations']> {
  const fields = query.dimensions.map((_, index) => `d${index}`);
  if (fields.length === 0) return [];
  const columns = await engine.columns(
    `SELECT DISTINCT metric, ${fields.join(', ')} FROM counted WHERE declares ORDER BY ALL`,
  );
  return texts(columns.metric).map((metric, row) => [
    metric,
    ...fields.map((field) => {
      const text = columns[field]?.[row];
      return typeof text === 'string' ? text : undefined;
    }),
  ]);
}

function keyOf(metric: string, kase: number | undefined): string {
  return `${kase ?? ''} ${metric}`;
}

function numberAt(column: readonly unknown[] | undefined, row: number): number | undefined {
  const value = column?.[row];
  return typeof value === 'number' ? value : undefined;
}

function numbers(column: readonly unknown[] | undefined): number[] {
  return (column ?? []).filter((value) => typeof value === 'number');
}

function texts(column: readonly unknown[] | undefined): string[] {
  return (column ?? []).map((value) => (typeof value === 'string' ? value : ''));
}
