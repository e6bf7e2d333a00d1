import { formatP } from '@/lib/format/format-p';
import { formatRatio, formatValue } from '@/lib/format/format-value';
import { smallestMannWhitneyP } from '@/lib/stats/mann-whitney';
import { runsNeeded } from '@/lib/stats/runs-needed';
import { RUNS_TO_DECIDE } from './compare-row';
import type { Comparison, ComparisonCell, ComparisonRow } from './comparison';
import { countValues } from './headlines';
import { labelOfRow } from './labels';
import { worseFactor } from './ratio';

/** The sentence that a comparison opens with: its lead clause stands out. */
export interface VerdictSentence {
  readonly lead: string;
  readonly rest: string;
  /** The data cannot answer; the sentence says what would be needed. */
  readonly isRefusal?: true;
}

/**
 * What a reader may conclude, in one or two sentences. A measured comparison speaks about its first headline row and
 * names a winner only where the test decides; claims are reported as claims; too few runs are a refusal that says
 * what would be needed.
 *
 * @param headlines rows chosen by `selectHeadlines`
 * @param nameOf the name of a column as people say it
 */
export function verdictOf(
  comparison: Comparison,
  headlines: readonly ComparisonRow[],
  nameOf: (column: string) => string,
): VerdictSentence {
  const measured = headlines.find((row) => row.cells.filter((cell) => cell !== undefined).length >= 2);
  if (measured !== undefined) {
    const verdict = measuredVerdict(measured, nameOf);
    const others = otherHeadlines(headlines, measured, nameOf);
    return others === '' ? verdict : { ...verdict, rest: `${verdict.rest} ${others}` };
  }
  const single = headlines.find((row) => row.cells.some((cell) => cell !== undefined));
  if (single !== undefined) return singleVerdict(single, comparison, nameOf);
  if (headlines.length > 0) return claimedVerdict(comparison, headlines, nameOf);
  if (comparison.rows.some((row) => countValues(row) >= 2)) {
    return {
      isRefusal: true,
      lead: 'No winner can be named.',
      rest: 'Of the metrics that the subjects share nobody knows which way is better.',
    };
  }
  return {
    lead: 'Nothing here can be compared yet.',
    rest: 'Add results of two subjects with a metric in common.',
  };
}

function measuredVerdict(row: ComparisonRow, nameOf: (column: string) => string): VerdictSentence {
  const cells = bestFirst(row);
  const [best, second] = cells;
  if (best === undefined || second === undefined)
    throw new RangeError('A comparison needs two measured columns.');
  const label = lowerFirst(labelOfRow(row));
  const text = (cell: ComparisonCell) => textOf(cell, row);
  const pair = `${nameOf(best.column)} ${text(best)} and ${nameOf(second.column)} ${text(second)}`;
  const others = describeOthers(cells.slice(2), row, nameOf);

  if (second.verdict === 'not-comparable') {
    return {
      isRefusal: true,
      lead: `${nameOf(best.column)} and ${nameOf(second.column)} were not measured alike.`,
      rest: [
        `At ${label} they show ${pair}, under load models that differ, so no winner is named.`,
        ...others,
      ].join(' '),
    };
  }
  if (Math.min(best.runs, second.runs) < RUNS_TO_DECIDE) {
    const fewest = `${count(best.runs, 'run')} against ${second.runs}`;
    const smallest = smallestMannWhitneyP(best.runs, second.runs);
    const missing = RUNS_TO_DECIDE - Math.min(best.runs, second.runs);
    return {
      isRefusal: true,
      lead: `Undecided at ${label}`,
      rest: `: ${pair}. ${capital(fewest)} cannot show a difference at 5\u00a0% (smallest p\u00a0${smallest.toFixed(2)}). Add ${count(missing, 'run')} to each.`,
    };
  }
  if (best.tieGroup === second.tieGroup) {
    const p = second.p === undefined ? '' : `, ${formatP(second.p)}`;
    return {
      lead: `${nameOf(best.column)} and ${nameOf(second.column)} cannot be told apart at ${label}`,
      rest: [`: ${text(best)} and ${text(second)}${p}.`, ...whatWouldShow(second, best), ...others].join(' '),
    };
  }
  return {
    lead: `${nameOf(best.column)} is best at ${label}`,
    rest: [
      `: ${text(best)} over ${count(best.runs, 'run')}.`,
      ...describeOthers(cells.slice(1), row, nameOf),
    ].join(' '),
  };
}

/** How many runs a difference as large as the one seen would take, as far as that can be said. */
function whatWouldShow(cell: ComparisonCell, base: ComparisonCell): string[] {
  if (cell.effect === undefined || cell.repetitions !== undefined || base.repetitions !== undefined)
    return [];
  const needed = runsNeeded(cell.effect);
  const fewest = Math.min(cell.runs, base.runs);
  return needed === undefined || needed > MOST_RUNS_ASKED
    ? []
    : [`About ${Math.max(needed, fewest + 1)} runs a side would show such a difference.`];
}

/** Nobody repeats a benchmark more often to settle a question. */
const MOST_RUNS_ASKED = 200;

/** “On other metrics: a leads on request rate; b on memory; undecided on error ratio.” Empty without any. */
function otherHeadlines(
  headlines: readonly ComparisonRow[],
  spoken: ComparisonRow,
  nameOf: (column: string) => string,
): string {
  const others = headlines.filter(
    (row) => row !== spoken && row.cells.filter((cell) => cell !== undefined).length >= 2,
  );
  const leads = new Map<string, string[]>();
  const undecided: string[] = [];
  for (const row of others) {
    const label = lowerFirst(labelOfRow(row));
    const tested = row.cells.filter((cell) => cell?.tieGroup !== undefined);
    const first = tested.filter((cell) => cell?.tieGroup === 1);
    if (first.length === tested.length) undecided.push(label);
    else {
      const who = enumerate(first.flatMap((cell) => (cell === undefined ? [] : [nameOf(cell.column)])));
      leads.set(who, [...(leads.get(who) ?? []), label]);
    }
  }
  const clauses = [...leads].map(([who, labels], index) =>
    index === 0
      ? `${who} ${who.includes(' and ') ? 'lead' : 'leads'} on ${enumerate(labels)}`
      : `${who} on ${enumerate(labels)}`,
  );
  if (undecided.length > 0) clauses.push(`undecided on ${enumerate(undecided)}`);
  return clauses.length === 0 ? '' : `On other metrics: ${clauses.join('; ')}.`;
}

/** More than a few would bury the sentence; the table has them all. */
const MOST_NAMED = 3;

function describeOthers(
  cells: readonly ComparisonCell[],
  row: ComparisonRow,
  nameOf: (column: string) => string,
): string[] {
  const named = cells.length <= MOST_NAMED ? cells : cells.slice(0, MOST_NAMED - 1);
  const factors = cells
    .slice(named.length)
    .flatMap((cell) => worseFactor(cell.ratio, row.metric.better) ?? []);
  const left = cells.length - named.length;
  const rest =
    left === 0
      ? []
      : [
          `${left} more follow${factors.length === 0 ? '' : `, up to ${times(Math.max(...factors))} times behind`}.`,
        ];
  return [...named.map((cell) => describeOther(cell, row, nameOf)), ...rest];
}

function describeOther(cell: ComparisonCell, row: ComparisonRow, nameOf: (column: string) => string): string {
  const proof =
    cell.verdict === 'worse' && cell.p !== undefined
      ? ` (${formatP(cell.p)})`
      : cell.verdict === 'undecided'
        ? ', which these runs cannot prove'
        : '';
  const factor = worseFactor(cell.ratio, row.metric.better);
  if (factor === undefined) return `${nameOf(cell.column)} has ${textOf(cell, row)}${proof}.`;
  const word = row.metric.better === 'lower' ? 'times as high' : 'times lower';
  return `${nameOf(cell.column)} is ${times(factor)} ${word}${proof}.`;
}

function times(factor: number): string {
  return formatRatio(factor).replace(/^×/, '');
}

/** A value that no line break tears from its unit. */
function textOf(cell: ComparisonCell, row: ComparisonRow): string {
  return formatValue(cell.value, row.metric.unit).replace(' ', '\u00a0');
}

function singleVerdict(
  row: ComparisonRow,
  comparison: Comparison,
  nameOf: (column: string) => string,
): VerdictSentence {
  const cell = row.cells.find((candidate) => candidate !== undefined);
  if (cell === undefined) throw new RangeError('The row has no measured cell.');
  const spread =
    cell.runs > 1
      ? `, ${count(cell.runs, 'run')} between ${formatValue(cell.min, row.metric.unit)} and ${formatValue(cell.max, row.metric.unit)}`
      : '';
  return {
    lead: `${nameOf(cell.column)}: ${lowerFirst(labelOfRow(row))} ${formatValue(cell.value, row.metric.unit)}`,
    rest:
      comparison.columns.length > 1
        ? `${spread}. No other subject was measured in it.`
        : `${spread}. Add results of another subject to compare it with.`,
  };
}

/** “As claimed, Rust leads on latency p99 and message rate, Go on monthly cost.” */
function claimedVerdict(
  comparison: Comparison,
  headlines: readonly ComparisonRow[],
  nameOf: (column: string) => string,
): VerdictSentence {
  const wins = comparison.columns.flatMap((column, index) => {
    const labels = headlines
      .filter((row) => row.claims[index]?.isBest === true)
      .map((row) => lowerFirst(labelOfRow(row)));
    return labels.length === 0 ? [] : [{ column, labels }];
  });
  if (wins.length === 0) {
    return { lead: 'These figures are claimed, not measured.', rest: 'No two subjects have one in common.' };
  }
  const clauses = wins.map(({ column, labels }, index) =>
    index === 0
      ? `${nameOf(column)} leads on ${enumerate(labels)}`
      : `${nameOf(column)} on ${enumerate(labels)}`,
  );
  return { lead: `As claimed, ${clauses.join('; ')}.`, rest: 'Nothing of it was measured here.' };
}

function bestFirst(row: ComparisonRow): ComparisonCell[] {
  const sign = row.metric.better === 'higher' ? -1 : 1;
  return row.cells.filter((cell) => cell !== undefined).toSorted((a, b) => sign * (a.value - b.value));
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function lowerFirst(text: string): string {
  // Acronyms keep their capitals: “CPU utilisation”.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
