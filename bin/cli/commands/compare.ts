import { dataOfColumns } from '@/lib/comparison/column-data';
import { comparabilityOf, conditionedRuns } from '@/lib/comparison/comparability';
import { compareSuite } from '@/lib/comparison/compare-suite';
import type { Comparison } from '@/lib/comparison/comparison';
import { bodyRowsOf } from '@/lib/comparison/comparison-body';
import { parseFailIf, parseSelector } from '@/lib/comparison/fail-if';
import { judge, type Judgement } from '@/lib/comparison/judge';
import { selectRows, type RowSelector } from '@/lib/comparison/select-rows';
import { withoutVerdicts } from '@/lib/comparison/without-verdicts';
import { AppError } from '@/lib/errors';
import type { Result } from '@/lib/result';
import { buildComparisonReport } from '@/lib/tables/comparison-report';
import { reportAsMarkdown, reportAsText } from '@/lib/tables/report-text';
import { UsageError, type Command } from '../command';
import { columnOperand } from '../column-operand';
import { readArgs, READING_OPTIONS } from '../read-args';
import { readColumns } from '../read-columns';

const FORMATS = ['text', 'markdown', 'json'] as const;

export const command: Command = {
  summary: 'compare results with each other, and fail where they got worse',
  help: `Usage: benchlens compare BASE NEW… [--metric METRIC.STATISTIC]… [--case CASE]
                                  [--fail-if CONDITION]… [--undecided fail|pass] [--anyway] [--link URL]
                                  [--format text|markdown|json] [--as FORMAT] [--unit ns|us|ms|s]

Compares columns of runs: ratio with its 95 % interval, effect, exact Mann–Whitney p, and whether the runs were made
under conditions that compare. Needs no database and no server.

BASE and NEW are a column each: a file, a folder, several files separated by commas, or FILE#SUBJECT. All runs in them
count; four runs a side are the least that can show a difference.

Options:
  --metric METRIC.STATISTIC  only this row, such as latency.p99; may be repeated
  --case CASE                only the rows of this case
  --fail-if CONDITION        exit with 1 where it holds for NEW; may be repeated:
                             [CASE:]METRIC.STATISTIC, then > < >= or <=, then a change against BASE (+5%, -3%) or a
                             value with its unit (20ms). A change fails when the test shows it.
  --anyway                   verdicts even where the runs did not measure the same thing
  --link URL                 written below the table in Markdown, such as that of the comparison in a dashboard
  --undecided fail|pass      what a change does that the runs cannot prove; fail without it
  --format FORMAT            text, markdown (for a pull request) or json; text without it
  --json                     the same as --format json
  --as FORMAT                the format of all files, where detection shall not decide
  --unit UNIT                the unit of durations, for files that name none: ns, us, ms or s

Exit codes: 0 fine, 1 a condition holds or cannot be decided, or the data is at fault, 2 wrong usage, 3 I/O.

Examples:
  benchlens compare before/ after/ --fail-if 'latency.p99 > +5%'
  benchlens compare main-1.txt,main-2.txt,main-3.txt,main-4.txt branch/ --metric latency.p99 --format markdown
  benchlens compare suite.json#go-1.23 suite.json#go-1.24 --json`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, {
      metric: { type: 'string', multiple: true },
      case: { type: 'string' },
      'fail-if': { type: 'string', multiple: true },
      undecided: { type: 'string' },
      anyway: { type: 'boolean' },
      link: { type: 'string' },
      format: { type: 'string' },
      as: READING_OPTIONS.as,
      unit: READING_OPTIONS.unit,
    });
    if (positionals.length < 2) throw new UsageError('expected BASE and at least one NEW');
    const format = oneOf('--format', values.format ?? 'text', FORMATS);
    const undecided = oneOf('--undecided', values.undecided ?? 'fail', ['fail', 'pass'] as const);
    const conditions = (values['fail-if'] ?? []).map((text) =>
      orThrow(parseFailIf(text, '--fail-if', values.case)),
    );
    const selectors = (values.metric ?? []).map((text) => selectorOf(text, values.case));

    const operands = await Promise.all(positionals.map(columnOperand));
    const columns = await readColumns(operands, values, io);
    if (columns === undefined) return 1;
    const data = dataOfColumns(columns);
    const names = columns.map(({ slug }) => slug);
    const [base = ''] = names;
    const comparability = comparabilityOf(conditionedRuns(data, names));
    const compared = compareSuite(data, names, { base, anyway: values.anyway === true });
    const isWithheld = comparability.verdict === 'not' && values.anyway !== true;
    const all = isWithheld ? withoutVerdicts(compared) : compared;
    const judgement = orThrow(judge(conditions, all, base, '--fail-if'));
    const shown = chosenRows(all, selectors, values.case);

    if (format === 'json') {
      const body = {
        comparability,
        rows: bodyRowsOf(shown, base),
        ...judgement,
        ...(values.anyway === true ? { anyway: true } : {}),
      };
      io.out(`${JSON.stringify(body, undefined, 2)}\n`);
    } else {
      const report = buildComparisonReport(shown, base, comparability);
      io.out(`${(format === 'text' ? reportAsText : reportAsMarkdown)(report, judgement)}\n`);
      if (values.anyway === true && comparability.verdict === 'not') {
        io.out('Compared anyway, although the runs did not measure the same thing.\n');
      }
      if (format === 'markdown' && values.link !== undefined) {
        io.out(`\n[The whole comparison](<${values.link.replaceAll(/[<>\s]/g, encodeURIComponent)}>)\n`);
      }
    }
    return passes(judgement, undecided) ? 0 : 1;
  },
};

function passes({ failed, cannotTell }: Judgement, undecided: 'fail' | 'pass'): boolean {
  return failed.length === 0 && (undecided === 'pass' || cannotTell.length === 0);
}

function chosenRows(
  comparison: Comparison,
  selectors: readonly RowSelector[],
  caseName: string | undefined,
): Comparison {
  if (selectors.length > 0) {
    const { comparison: chosen, unmatched } = selectRows(comparison, selectors);
    const [first] = unmatched;
    if (first === undefined) return chosen;
    const known = comparison.rows.map((row) => `${row.metric.id}.${row.statistic}`);
    throw notThere('--metric', `${first.metric}.${first.statistic}`, known);
  }
  if (caseName === undefined) return comparison;
  const rows = comparison.rows.filter((row) => row.case === caseName);
  if (rows.length === 0) {
    throw notThere(
      '--case',
      caseName,
      comparison.rows.map((row) => row.case),
    );
  }
  return { ...comparison, rows };
}

function notThere(option: string, found: string, known: readonly string[]): UsageError {
  const names = [...new Set(known)];
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return new UsageError(
    `${option} expects what the files hold (${shown}${names.length > MOST_NAMED ? ' …' : ''}), found “${found}”`,
  );
}

const MOST_NAMED = 20;

function selectorOf(text: string, caseName: string | undefined): RowSelector {
  const selector = parseSelector(text);
  if (selector === undefined) {
    throw new UsageError(`--metric expects METRIC.STATISTIC such as latency.p99, found “${text}”`);
  }
  return caseName === undefined ? selector : { case: caseName, ...selector };
}

function oneOf<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) {
    throw new UsageError(`${option} expects ${choices.join(', ')}, found “${text}”`);
  }
  return choice;
}

function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new AppError('INVALID', 'A parameter is wrong.', { problems: result.problems });
}
