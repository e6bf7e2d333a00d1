import { cleanDecimal, toNanoseconds } from '@/lib/model/durations';
import { percentileName } from '@/lib/model/statistic';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed } from '@/lib/result';
import type { DocumentImporter, ParsedRun } from './importer';
import { measurementList, type MeasurementList } from './read/measure';

/** The text that hey prints: seconds with four decimals. Several runs may follow each other in one file. */
export const heyText: DocumentImporter = {
  kind: 'document',
  id: 'hey-text',
  label: 'hey text',
  extensions: ['txt', 'log'],
  docsUrl: 'https://github.com/rakyll/hey#usage',
  howTo: 'hey -z 30s -c 50 http://localhost:3000 > result.txt',
  version: 2,
  detect: ({ text }) =>
    SUMMARY.test(text) && !/^\s*Success rate:/m.test(text)
      ? { confidence: 0.95, reason: 'a block “Summary:” with Total, Slowest, Fastest and Average in secs' }
      : undefined,
  parse: (document) => {
    const blocks = splitRuns(document.text);
    const [first] = blocks;
    if (first === undefined) {
      return fail({
        code: 'missing-value',
        where: { file: document.fileName, line: 1 },
        expected: 'a line “Summary:” followed by “Total:” in secs',
        found: 'none in the whole file',
      });
    }
    const problems: Problem[] = [];
    const warnings: Warning[] = [];
    const runs = blocks.map((block) =>
      readRun(block, { file: document.fileName, problems, warnings, isLast: block === blocks.at(-1) }),
    );
    return problems.length > 0 ? fail(...problems) : succeed({ kind: 'runs', runs, metrics: [], warnings });
  },
};

const SUMMARY = /^Summary:[ \t]*\n[ \t]+Total:[ \t]+[\d.]+ secs[ \t]*\n[ \t]+Slowest:/m;

interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

function splitRuns(text: string): Line[][] {
  const blocks: Line[][] = [];
  text.split('\n').forEach((line, index) => {
    if (/^Summary:\s*$/.test(line)) blocks.push([]);
    blocks.at(-1)?.push({ number: index + 1, text: line });
  });
  return blocks;
}

interface Found {
  readonly value: number;
  readonly pointer: string;
  readonly text: string;
}

function readRun(
  lines: readonly Line[],
  context: { file: string; problems: Problem[]; warnings: Warning[]; isLast: boolean },
): ParsedRun {
  const { file, problems, warnings, isLast } = context;
  const list = measurementList();
  const statuses = readCounts(lines, 'Status code distribution:', STATUS);
  const errors = readCounts(lines, 'Error distribution:', ERROR);
  const responses = totalOf(statuses);
  const attempts = responses + totalOf(errors);
  const firstLine = lines[0]?.number ?? 1;

  const total = findSeconds(lines, 'Total');
  if (total === undefined) problems.push(missing(file, lines, 'a line “Total:”'));
  // The counts of successes and failures stand last: without them nobody can tell what the latencies are worth.
  else if (statuses === undefined)
    problems.push(missing(file, lines, '“Status code distribution:” and its rows'));
  else if (statuses.end !== undefined) problems.push(broken(file, statuses.end));
  else if (errors?.end !== undefined) problems.push(broken(file, errors.end));
  else if (attempts === 0 || errors?.counts.length === 0 || (isLast && isCutHeading(lines))) {
    problems.push(missing(file, lines, '“Error distribution:” and its rows'));
  }
  if (problems.length > 0) return { measurements: [] };
  const last = lines.at(-1);
  if (isLast && last !== undefined && (STATUS.test(last.text) || ERROR.test(last.text))) {
    warnings.push({
      code: 'truncated-output',
      where: { file, line: last.number, column: 1 },
      message:
        'The output ends without a line feed, which hey prints: if it was cut off, errors may be missing.',
    });
  }
  addFailures(list, { statuses: statuses?.counts ?? [], errors: errors?.counts ?? [], responses });

  if (responses === 0) {
    warnings.push({
      code: 'all-failed',
      where: { file, line: firstLine },
      message: 'Not one response arrived; there are no latencies.',
    });
  } else {
    const seconds = (metric: string, statistic: string | undefined, found: Found | undefined) =>
      list.add(metric, statistic, found === undefined ? undefined : toNanoseconds(found.value, 's'), {
        n: responses,
        pointer: found?.pointer,
        text: found?.text,
      });
    seconds('latency', 'mean', findSeconds(lines, 'Average'));
    seconds('latency', 'min', findSeconds(lines, 'Fastest'));
    seconds('latency', 'max', findSeconds(lines, 'Slowest'));
    for (const { percent, found } of readPercentiles(lines)) {
      // Ranks without enough samples are printed as 0% in 0.0000 secs.
      if (percent > 0) seconds('latency', percentileName(percent), found);
    }
    const [mean, min, max] = readDetail(lines, 'resp wait');
    seconds('first-byte-time', 'mean', mean);
    seconds('first-byte-time', 'min', min);
    seconds('first-byte-time', 'max', max);
    const rate = findNumber(lines, /^(\s+Requests\/sec:\s+)([\d.]+)\s*$/);
    list.add('request-rate', 'mean', rate?.value, rate);
    const bytes = findNumber(lines, /^(\s+Total data:\s+)(\d+ bytes)\s*$/);
    list.add('bytes-read', 'value', bytes?.value, bytes);
    warnings.push({
      code: 'resolution',
      where: { file, line: firstLine },
      message: 'hey prints times in steps of 0.1 ms.',
    });
    const bad = list.measurements.find(({ metric }) => metric === 'errors')?.value;
    if (bad !== undefined && bad > 0) {
      warnings.push({
        code: 'errors-present',
        where: { file, line: statuses?.counts[0]?.line ?? firstLine },
        message: `${bad} requests failed: responses other than 2xx count in the latencies, attempts without a response only in the request rate.`,
      });
    }
  }
  return {
    ...(total === undefined ? {} : { durationNs: toNanoseconds(total.value, 's') }),
    tool: { name: 'hey' },
    load: { model: 'closed', coordinatedOmissionCorrected: 'no' },
    measurements: list.measurements,
  };
}

interface Count {
  readonly name: string;
  readonly count: number;
  readonly line: number;
}

function addFailures(
  list: MeasurementList,
  counts: { statuses: readonly Count[]; errors: readonly Count[]; responses: number },
): void {
  const { statuses, errors, responses } = counts;
  const unanswered = errors.reduce((sum, { count }) => sum + count, 0);
  const attempts = responses + unanswered;
  if (attempts === 0) return;
  const notOk = statuses.filter(({ name }) => !/^2\d\d$/.test(name));
  const failed = notOk.reduce((sum, { count }) => sum + count, 0) + unanswered;
  const timedOut = errors.filter(({ name }) => /timeout|deadline exceeded/i.test(name));
  const place = (from: readonly Count[]) => {
    const line = (from[0] ?? statuses[0] ?? errors[0])?.line;
    return line === undefined ? {} : { pointer: `${line}:1` };
  };
  list.add('requests', 'value', attempts, { ...place([]), method: 'derived' });
  list.add('errors', 'value', failed, { ...place([...notOk, ...errors]), method: 'derived' });
  list.add(
    'timeouts',
    'value',
    timedOut.reduce((sum, { count }) => sum + count, 0),
    { ...place(timedOut), method: 'derived' },
  );
  list.add('error-ratio', 'value', cleanDecimal(failed / attempts), { n: attempts, method: 'derived' });
}

const STATUS = /^\s+\[(?<name>\d+)\]\s+(?<count>\d+) responses$/;
const ERROR = /^\s+\[(?<count>\d+)\]\s+(?<name>.*)$/;

interface Counts {
  readonly counts: readonly Count[];
  /** An indented line that begins like a row and is none: it was cut off. */
  readonly end?: Line;
}

/**
 * Rows `[200]⇥100 responses` or `[20]⇥Get "…": connection refused` below a heading, up to a line that is none;
 * undefined where the heading is missing.
 */
function readCounts(lines: readonly Line[], heading: string, row: RegExp): Counts | undefined {
  const start = lines.findIndex((line) => line.text.startsWith(heading));
  if (start === -1) return undefined;
  const counts: Count[] = [];
  for (const line of lines.slice(start + 1)) {
    const groups = row.exec(line.text.trimEnd())?.groups;
    if (groups === undefined) return { counts, ...(/^\s+\[/.test(line.text) ? { end: line } : {}) };
    counts.push({ name: groups.name ?? '', count: Number(groups.count), line: line.number });
  }
  return { counts };
}

/** The heading of the errors, which stand after the statuses, begun and not ended. */
function isCutHeading(lines: readonly Line[]): boolean {
  const text = lines.at(-1)?.text ?? '';
  return text !== '' && 'Error distribution'.startsWith(text);
}

function totalOf(counts: Counts | undefined): number {
  return counts?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
}

function readPercentiles(lines: readonly Line[]): { percent: number; found: Found }[] {
  return lines.flatMap((line) => {
    // Some versions print the per cent sign twice.
    const row = /^(\s+(\d+(?:\.\d+)?)%{1,2} in )(\d+\.\d+ secs)/.exec(line.text);
    return row === null ? [] : [{ percent: Number(row[2]), found: foundAt(line, row[1], row[3]) }];
  });
}

/** Average, fastest and slowest of one row of “Details”. */
function readDetail(lines: readonly Line[], name: string): (Found | undefined)[] {
  const row = lines.find((line) => line.text.trimStart().startsWith(`${name}:`));
  if (row === undefined) return [];
  return [...row.text.matchAll(/\d+\.\d+ secs/g)].map((match) =>
    foundAt(row, row.text.slice(0, match.index), match[0]),
  );
}

function findSeconds(lines: readonly Line[], name: string): Found | undefined {
  return findNumber(lines, new RegExp(`^(\\s+${name}:\\s+)(\\d+(?:\\.\\d+)? secs)`));
}

function findNumber(lines: readonly Line[], pattern: RegExp): Found | undefined {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match !== null) return foundAt(line, match[1], match[2]);
  }
  return undefined;
}

function foundAt(line: Line, before: string | undefined, text: string | undefined): Found {
  return {
    value: Number.parseFloat(text ?? ''),
    pointer: `${line.number}:${(before ?? '').length + 1}`,
    text: text ?? '',
  };
}

function broken(file: string, line: Line): Problem {
  return {
    code: 'syntax',
    where: { file, line: line.number, column: 1 },
    expected: 'a row such as “[200] 100 responses” or “[20] connection refused”',
    found: `“${line.text.trim().slice(0, 60)}”`,
    hint: 'the output may be cut off',
  };
}

function missing(file: string, lines: readonly Line[], what: string): Problem {
  return {
    code: 'missing-value',
    where: { file, line: lines.at(-1)?.number ?? 1 },
    expected: `${what} in this run of hey`,
    found: 'the end of the run',
    hint: 'the output may be cut off',
  };
}
