import Papa from 'papaparse';
import { cleanDecimal, toNanoseconds } from '@/lib/model/durations';
import type { Measurement, Series } from '@/lib/model/suite-file';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { Document, DocumentImporter, ParsedDocument } from './importer';
import { measurementList } from './read/measure';
import { caseNames } from './samples/case-names';
import { missingColumns } from './samples/csv-plan';
import { failureWarnings } from './samples/run-warnings';

const HEADER = /^"?Timestamp"?,"?User Count"?,"?Type"?,"?Name"?,/;

/** Statistics of the whole run, in the columns named “Total …”. */
const TOTALS = [
  ['Total Median Response Time', 'p50'],
  ['Total Average Response Time', 'mean'],
  ['Total Min Response Time', 'min'],
  ['Total Max Response Time', 'max'],
] as const;

const MAX_PROBLEMS = 20;

const REQUIRED = ['Timestamp', 'Type', 'Name', 'Total Request Count'] as const;

/** The year 2200. */
const LATEST_SECONDS = 7_258_118_400;

/** The history that Locust writes beside its statistics: a row a second for all requests, or also for each name. */
export const locustHistory: DocumentImporter = {
  kind: 'document',
  id: 'locust-history',
  label: 'Locust history (_stats_history.csv)',
  extensions: ['csv'],
  docsUrl: 'https://docs.locust.io/en/stable/retrieving-stats.html',
  howTo: 'locust --headless -u 50 -t 1m --csv run --csv-full-history, and import run_stats_history.csv',
  version: 1,
  detect: ({ text }) =>
    HEADER.test(text)
      ? { confidence: 0.97, reason: 'a header Timestamp, User Count, Type, Name' }
      : undefined,
  parse: readHistory,
};

interface Row {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

function readHistory(document: Document): Result<ParsedDocument> {
  const { fileName } = document;
  const { data, errors } = Papa.parse<string[]>(document.text, { delimiter: ',', newline: '\n' });
  const [header = [], ...body] = data;
  const rows = body.flatMap((cells, index) =>
    cells.length > 1 || cells[0] !== '' ? [{ line: index + 2, cells }] : [],
  );
  const quotes = errors.find(({ type }) => type === 'Quotes');
  const problems: Problem[] =
    quotes === undefined
      ? []
      : [
          {
            code: 'syntax',
            where: { file: fileName, line: (quotes.row ?? 0) + 1 },
            expected: 'quotes that are closed before the next comma',
            found: 'a quote that stays open',
          },
        ];
  const missing = REQUIRED.filter((name) => !header.includes(name));
  if (missing.length > 0) return fail(missingColumns(fileName, missing));
  const history = new History(header, fileName, problems);
  for (const row of rows) {
    if (row.cells.length === header.length) continue;
    problems.push({
      code: 'syntax',
      where: { file: fileName, line: row.line, column: 1 },
      expected: `${header.length} cells, as in the header`,
      found: `${row.cells.length}`,
      hint: 'the file may be cut off',
    });
  }
  if (problems.length > 0) return fail(...problems.slice(0, MAX_PROBLEMS));
  return history.read(rows);
}

class History {
  private readonly refused = new Set<string>();

  constructor(
    private readonly header: readonly string[],
    private readonly file: string,
    private readonly problems: Problem[],
  ) {}

  read(rows: readonly Row[]): Result<ParsedDocument> {
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const name = this.text(row, 'Name');
      const type = this.text(row, 'Type');
      const key =
        name === 'Aggregated' && type === '' ? '' : [type, name].filter((part) => part !== '').join(' ');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    const times = rows.map((row) => this.number(row, 'Timestamp')).filter((time) => time !== undefined);
    const first = times.reduce((least, time) => Math.min(least, time), Infinity);
    const last = times.reduce((greatest, time) => Math.max(greatest, time), -Infinity);
    const names = [...groups.keys()].filter((key) => key !== '');
    const cases = new Map(
      caseNames(
        names.map((name) => ({ dimension: 0, name })),
        [],
      ).map((name, index) => [names[index] ?? '', name]),
    );
    const measurements: Measurement[] = [];
    const series: Series[] = [];
    const backwards = this.firstFall(groups, 'Timestamp');
    const reset = this.firstFall(groups, 'Total Request Count');
    const seconds = backwards === undefined ? last - first : undefined;
    for (const [key, group] of groups) {
      const name = key === '' ? 'all' : (cases.get(key) ?? key);
      measurements.push(...this.totals(group, name, reset === undefined ? seconds : undefined));
      if (backwards === undefined) series.push(...this.course(group, name, first));
    }
    const users = rows.reduce((most, row) => Math.max(most, this.number(row, 'User Count') ?? 0), 0);
    if (this.problems.length > 0) return fail(...this.problems.slice(0, MAX_PROBLEMS));
    if (measurements.length === 0 || !Number.isFinite(first)) {
      return fail({
        code: 'nothing-measured',
        where: { file: this.file },
        expected: 'at least one request and when it was',
        found: 'none',
      });
    }
    const rate = measurements.find(
      ({ metric, case: name }) => metric === 'request-rate' && name === 'all',
    )?.value;
    return succeed({
      kind: 'runs',
      runs: [
        {
          startedAt: Math.round(first * 1000),
          ...(seconds === undefined ? {} : { durationNs: Math.round(seconds * 1e9) }),
          tool: { name: 'Locust' },
          load: {
            model: 'closed',
            ...(rate === undefined ? {} : { achievedPerSecond: rate }),
            coordinatedOmissionCorrected: 'no',
          },
          labels: { users: String(users) },
          measurements,
          ...(series.length === 0 ? {} : { series }),
        },
      ],
      metrics: [],
      warnings: [
        ...failureWarnings(measurements, this.file),
        ...this.skipped(
          backwards,
          'The clock goes backwards here; the course over time, the duration and the rates are left out.',
        ),
        ...this.skipped(
          reset,
          'The statistics were reset here; totals are those of the time after, and rates over the whole run are left out.',
        ),
        {
          code: 'percentiles-of-intervals',
          where: { file: this.file, line: 1 },
          message:
            'A history holds percentiles of the last seconds before each row, which are kept as the course over time; of the whole run it has the median alone.',
        },
      ],
    });
  }

  /** The first row of a name whose number is below that of the row before. */
  private firstFall(groups: ReadonlyMap<string, readonly Row[]>, column: string): Row | undefined {
    const falls = [...groups.values()].flatMap((group) => {
      let before = -Infinity;
      return group.filter((row) => {
        const value = this.number(row, column);
        const isFall = value !== undefined && value < before;
        before = value ?? before;
        return isFall;
      });
    });
    return falls.toSorted((a, b) => a.line - b.line)[0];
  }

  private skipped(row: Row | undefined, message: string): Warning[] {
    if (row === undefined) return [];
    return [{ code: 'value-skipped', where: { file: this.file, line: row.line, column: 1 }, message }];
  }

  /** The last row of a name; nothing where it saw no request, since its zeros mean that nothing was measured. */
  private totals(group: readonly Row[], name: string, seconds: number | undefined): readonly Measurement[] {
    const row = group.at(-1);
    const count = row === undefined ? undefined : this.number(row, 'Total Request Count');
    if (row === undefined || count === undefined || count === 0) return [];
    const failed = this.number(row, 'Total Failure Count');
    const list = measurementList({ case: name });
    for (const [column, statistic] of TOTALS) {
      const value = this.number(row, column);
      list.add('latency', statistic, value === undefined ? undefined : toNanoseconds(value, 'ms'), {
        n: count,
        ...this.place(row, column),
      });
    }
    list.add('requests', 'value', count, this.place(row, 'Total Request Count'));
    if (seconds !== undefined && seconds > 0) {
      list.add('request-rate', 'mean', cleanDecimal(count / seconds), {
        pointer: this.place(row, 'Total Request Count').pointer,
        method: 'derived',
      });
    }
    list.add('errors', 'value', failed, this.place(row, 'Total Failure Count'));
    list.add('error-ratio', 'value', failed === undefined ? undefined : cleanDecimal(failed / count), {
      n: count,
      pointer: this.place(row, 'Total Failure Count').pointer,
      method: 'derived',
    });
    return list.measurements;
  }

  private course(group: readonly Row[], name: string, first: number): Series[] {
    const points = group.flatMap((row, index) => {
      const time = this.number(row, 'Timestamp');
      if (time === undefined) return [];
      const failed = this.number(row, 'Total Failure Count');
      const before = index === 0 ? 0 : this.number(group[index - 1] ?? row, 'Total Failure Count');
      const rate = this.number(row, 'Requests/s');
      // All zeros mean that there is nothing yet, or nothing any more.
      const percentile = (column: string) => (rate === 0 ? undefined : this.number(row, column));
      return [
        {
          offsetNs: Math.round((time - first) * 1e9),
          'request-rate': rate,
          // A reset of the statistics starts the counts anew.
          errors:
            failed === undefined || before === undefined
              ? undefined
              : failed >= before
                ? failed - before
                : failed,
          'latency.p50': inNanoseconds(percentile('50%')),
          'latency.p99': inNanoseconds(percentile('99%')),
        },
      ];
    });
    return (['request-rate', 'latency.p50', 'latency.p99', 'errors'] as const).flatMap((metric) => {
      const filled = points.flatMap((point) => {
        const value = point[metric];
        return value === undefined ? [] : [{ offsetNs: point.offsetNs, value }];
      });
      if (filled.length === 0) return [];
      return [
        {
          case: name,
          metric,
          offsetsNs: filled.map(({ offsetNs }) => offsetNs),
          values: filled.map(({ value }) => value),
        },
      ];
    });
  }

  private text({ cells }: Row, column: string): string {
    return cells[this.header.indexOf(column)] ?? '';
  }

  /** Undefined for an absent column and for “N/A”; anything else that is no possible number is a Problem. */
  private number(row: Row, column: string): number | undefined {
    const text = this.text(row, column).trim();
    if (text === '' || text === 'N/A') return undefined;
    const value = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    const isCount = column.endsWith('Count');
    const highest = column === 'Timestamp' ? LATEST_SECONDS : Number.MAX_SAFE_INTEGER;
    if (value <= highest && (!isCount || Number.isInteger(value))) return value;
    const expected =
      column === 'Timestamp'
        ? 'seconds between 1970 and 2200'
        : `${isCount ? 'a whole number' : 'a number or N/A'}${value > highest ? ', at most 2^53 − 1' : ''}`;
    const place = `${row.line} ${column}`;
    // A cell is read for several figures.
    if (this.refused.has(place)) return undefined;
    this.refused.add(place);
    this.problems.push({
      code: Number.isNaN(value) ? 'wrong-type' : 'out-of-range',
      where: { file: this.file, line: row.line, column: 1 },
      expected: `in “${column}” ${expected}`,
      found: `“${text.slice(0, 40)}”`,
    });
    return undefined;
  }

  private place(row: Row, column: string): { pointer: string; text: string } {
    return { pointer: `${row.line}:1`, text: this.text(row, column) };
  }
}

function inNanoseconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : toNanoseconds(milliseconds, 'ms');
}
