import { cleanDecimal, DURATION_UNITS, toNanoseconds, type DurationUnit } from '@/lib/model/durations';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { Document, ParsedDocument, ParsedRun } from '../importer';
import { readHdrFooterLine, type HdrFooter } from './hdr-footer';
import { measurementList } from './measure';

/** Percentiles that are read from the list, which has no row for exactly most of them: the next row above counts. */
const PERCENTILES = ['50', '75', '90', '95', '99', '99.9', '99.99', '99.999'] as const;

const HEADING =
  /^\s*"?Value(?:\((ns|us|ms|s)\))?"?[,\s]\s*"?Percentile"?[,\s]\s*"?TotalCount"?[,\s]\s*"?1\/\(1-Percentile\)"?\s*$/;

interface Row {
  readonly value: number;
  readonly text: string;
  readonly percentile: number;
  readonly count: number;
  readonly hasLastColumn: boolean;
  readonly line: number;
}

interface PercentileList {
  readonly line: number;
  /** Only vegeta's plots name it. */
  readonly unit: DurationUnit | undefined;
  readonly isCsv: boolean;
  readonly rows: Row[];
  readonly footer: HdrFooter;
}

/** The heading of a percentile list that stands on its own, not within the output of wrk2. */
export function recogniseHgrm(text: string): string | undefined {
  if (/(?:^|\s)Running \S{1,40} test @ \S/.test(text)) return undefined;
  for (const line of text.split('\n', 200)) {
    if (line.length < 200 && HEADING.test(line)) return line.trim().replace(/\s+/g, ' ');
  }
  return undefined;
}

/**
 * Each percentile list of a text as a run with the latencies of case `all`. The unit comes from the user, since the
 * format has none: without it a Problem `unit-unknown`.
 */
export function readHgrm(document: Document): Result<ParsedDocument> {
  const lists = splitLists(document.text, document.fileName);
  if (!lists.ok) return lists;
  const warnings: Warning[] = [];
  const runs: ParsedRun[] = [];
  for (const list of lists.value) {
    const unit = list.unit ?? document.unit;
    if (unit === undefined) return fail(unitUnknown(list, document.fileName));
    const run = runOf(list, unit);
    runs.push(run);
    const zero = run.measurements.filter(
      ({ value, statistic }) => value === 0 && (statistic === 'min' || statistic.startsWith('p')),
    );
    if (zero.length > 0) {
      warnings.push({
        code: 'resolution',
        where: { file: document.fileName, line: list.line, column: 1 },
        message: `${zero.map(({ statistic }) => statistic).join(', ')} ${zero.length === 1 ? 'is' : 'are'} 0: the values were recorded in whole steps that are too coarse for them.`,
      });
    }
  }
  warnings.push({
    code: 'load-unknown',
    where: { file: document.fileName },
    message: 'A percentile list does not say how the load was made, nor whether stalls were corrected for.',
  });
  return succeed({ kind: 'runs', runs, metrics: [], warnings });
}

function splitLists(text: string, fileName: string): Result<PercentileList[]> {
  const lists: PercentileList[] = [];
  let list: PercentileList | undefined;
  let hasEnded = false;
  const problem = (line: number, expected: string, found: string): Problem => ({
    code: 'syntax',
    where: { file: fileName, line, column: 1 },
    expected,
    found,
  });

  const lines = text.split('\n');
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    const heading = content.length < 200 ? HEADING.exec(content) : null;
    if (heading !== null) {
      const unit = DURATION_UNITS.find((name) => name === heading[1]);
      list = { line, unit, isCsv: content.includes(','), rows: [], footer: {} };
      lists.push(list);
      hasEnded = false;
      continue;
    }
    if (list === undefined || content.trim() === '') continue;
    if (readHdrFooterLine(content, line, list.footer)) {
      hasEnded = true;
      continue;
    }
    if (hasEnded) continue;
    const row = rowOf(content, line);
    if (row !== undefined) {
      list.rows.push(row);
      hasEnded = row.percentile === 1 && (list.isCsv || list.unit !== undefined);
      continue;
    }
    const isLast = lines.slice(index + 1, index + 3).every((rest) => rest.trim() === '');
    return fail(
      problem(
        line,
        'a row “value percentile count 1/(1-percentile)”, or the footer “#[Mean = …”',
        isLast ? 'text that is cut off at the end of the file' : `“${content.trim().slice(0, 60)}”`,
      ),
    );
  }
  if (lists.length === 0) {
    return fail(problem(1, 'the heading “Value Percentile TotalCount 1/(1-Percentile)”', 'none'));
  }
  for (const open of lists) {
    const missing = missingEnd(open);
    if (missing !== undefined) {
      const next = lists[lists.indexOf(open) + 1];
      return fail(
        problem(
          next?.line ?? lines.length,
          missing,
          next === undefined ? 'the end of the file' : 'the next percentile list',
        ),
      );
    }
    const disorder = open.rows.findIndex((row, at) => {
      const before = open.rows[at - 1];
      return before !== undefined && (row.percentile < before.percentile || row.value < before.value);
    });
    const row = open.rows[disorder];
    if (row !== undefined) {
      return fail({
        ...problem(row.line, 'values and percentiles that ascend', `“${row.text}” after a greater one`),
        code: 'percentile-order',
      });
    }
  }
  return succeed(lists);
}

/**
 * What a list that was cut off lacks. Java's text ends with a footer; CSV, plots and some programs that use the C
 * library end with the row of percentile 1. Without its last column the count of that row may be cut short.
 */
function missingEnd({ rows, footer, isCsv, unit }: PercentileList): string | undefined {
  const last = rows.at(-1);
  if (last?.percentile !== 1) return 'a last row with the percentile 1.0';
  if (footer.mean !== undefined && footer.max === undefined)
    return 'the footer “#[Max = …, Total count = …]”';
  if (footer.max !== undefined || last.hasLastColumn) return undefined;
  return isCsv || unit !== undefined
    ? 'the last row with all its four columns'
    : 'the footer “#[Mean = …, StdDeviation = …]”';
}

function rowOf(content: string, line: number): Row | undefined {
  if (content.length > 400) return undefined;
  // The last column of the last row is `inf` in C, `Infinity` in CSV and missing in Java.
  const match =
    /^\s*(\d+(?:\.\d+)?)[,\s]\s*([01](?:\.\d+)?)[,\s]\s*(\d{1,15})(?:[,\s]\s*(\d+(?:\.\d+)?|inf|Infinity)?)?\s*$/.exec(
      content,
    );
  if (match === null) return undefined;
  const percentile = Number(match[2]);
  if (percentile > 1) return undefined;
  return {
    value: Number(match[1]),
    text: match[1] ?? '',
    percentile,
    count: Number(match[3]),
    hasLastColumn: match[4] !== undefined,
    line,
  };
}

function runOf(list: PercentileList, unit: DurationUnit): ParsedRun {
  const last = list.rows.at(-1);
  const n = list.footer.count?.value ?? last?.count;
  const measured = measurementList({ n });
  const [first] = list.rows;
  if (first?.percentile === 0) {
    measured.add('latency', 'min', toNanoseconds(first.value, unit), {
      method: 'hdr',
      pointer: `line ${first.line}`,
      text: first.text,
    });
  }
  for (const percent of PERCENTILES) {
    // Shifting the decimal point as text keeps 99.999 from becoming 0.9999899999999999.
    const wanted = Number(`${percent}e-2`);
    const row = list.rows.find(({ percentile }) => percentile >= wanted);
    if (row === undefined) continue;
    // A row below 1 exists only where there were enough values; the last one stands for all ranks above.
    if (row.percentile === 1 && (n === undefined || n * (1 - wanted) < 1 - 1e-9)) continue;
    measured.add('latency', `p${percent}`, toNanoseconds(row.value, unit), {
      method:
        row.percentile === wanted ? 'hdr' : `hdr, upper bound (${cleanDecimal(row.percentile * 100)} %)`,
      pointer: `line ${row.line}`,
      text: row.text,
    });
  }
  for (const statistic of ['mean', 'stddev', 'max'] as const) {
    const entry = list.footer[statistic];
    if (entry === undefined) continue;
    measured.add('latency', statistic, toNanoseconds(entry.value, unit), {
      pointer: `line ${entry.line}`,
      text: entry.text,
    });
  }
  if (list.footer.max === undefined && last !== undefined) {
    // The upper edge of the last bucket, which may exceed the greatest value by the histogram's resolution.
    measured.add('latency', 'max', toNanoseconds(last.value, unit), {
      method: 'hdr',
      pointer: `line ${last.line}`,
      text: last.text,
    });
  }
  return {
    load: { model: 'unknown', coordinatedOmissionCorrected: 'unknown' },
    measurements: measured.measurements,
  };
}

function unitUnknown(list: PercentileList, fileName: string): Problem {
  return {
    code: 'unit-unknown',
    where: { file: fileName, line: list.line, column: 1 },
    expected: 'the unit of the values, which this format does not contain',
    found: 'none',
    hint: 'name it: --unit ns, us, ms or s',
  };
}
