import { formatP } from '@/lib/format/format-p';
import { cleanDecimal } from '@/lib/model/durations';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { runsNeeded } from '@/lib/stats/runs-needed';
import { RUNS_TO_DECIDE } from './compare-row';
import type { Comparison, ComparisonCell, ComparisonRow } from './comparison';
import { holds, thresholdFor, type FailIf } from './fail-if';

/** What conditions say about a comparison. */
export interface Judgement {
  /** Conditions that hold, as they were written; with several columns besides the base, behind the column's name. */
  readonly failed: readonly string[];
  /** Conditions that seem to hold and that the data cannot prove, or that miss data, with what would be needed. */
  readonly cannotTell: readonly string[];
}

/**
 * Holds conditions against every column but the base. One that is not met passes. A relative one counts as failed
 * only where the test tells the columns apart; an absolute one is decided by the value alone.
 *
 * @param base the column that relative conditions refer to
 * @param where who wrote the conditions, for messages
 * @returns a Problem for a condition whose unit is not that of its metric
 */
export function judge(
  conditions: readonly FailIf[],
  comparison: Comparison,
  base: string,
  where: string,
): Result<Judgement> {
  const failed: string[] = [];
  const cannotTell: string[] = [];
  const problems: Problem[] = [];
  const judged = comparison.columns.filter((column) => column !== base);
  for (const condition of conditions) {
    for (const column of judged) {
      const name = judged.length === 1 ? condition.text : `${column}: ${condition.text}`;
      const outcome = judgeOne(condition, comparison, { base, column, where });
      if (!outcome.ok) problems.push(...outcome.problems);
      else if (outcome.value === 'failed') failed.push(name);
      else if (outcome.value !== 'passed') cannotTell.push(`${name}: ${outcome.value.needed}`);
    }
  }
  const [first] = problems;
  return first === undefined ? succeed({ failed, cannotTell }) : fail(first);
}

type Outcome = 'passed' | 'failed' | { readonly needed: string };

interface Sides {
  readonly base: string;
  readonly column: string;
  readonly where: string;
}

function judgeOne(
  condition: FailIf,
  comparison: Comparison,
  { base, column, where }: Sides,
): Result<Outcome> {
  const quantity = `${condition.case === 'all' ? '' : `${condition.case}:`}${condition.metric}.${condition.statistic}`;
  const rows = comparison.rows.filter(
    (row) =>
      row.case === condition.case &&
      row.metric.id === condition.metric &&
      row.statistic === condition.statistic,
  );
  const measured = sideOf(rows, comparison.columns.indexOf(column), column);
  const [row] = rows;
  if (row === undefined || measured === undefined) {
    return succeed({ needed: `${column} has no ${quantity}${otherCases(condition, comparison)}` });
  }
  const threshold = thresholdFor(condition, row.metric.unit, where);
  if (!threshold.ok) return threshold;
  if (threshold.value.kind === 'value') {
    const isMet = holds(measured.value, condition.operator, threshold.value.value);
    return succeed(isMet ? 'failed' : 'passed');
  }
  const reference = sideOf(rows, comparison.columns.indexOf(base), base);
  if (reference === undefined) return succeed({ needed: `${base} has no ${quantity}` });
  const ratio = relative(measured.value, reference.value);
  if (!holds(ratio, condition.operator, cleanDecimal(1 + threshold.value.share))) return succeed('passed');
  if (measured.cell === undefined || reference.cell === undefined) {
    return succeed({ needed: 'claims are not tested; measurements of both are needed' });
  }
  if (measured.cell.verdict === 'better' || measured.cell.verdict === 'worse') return succeed('failed');
  return succeed({ needed: whatIsNeeded(measured.cell, reference.cell, row) });
}

/** The value of a column: measured, else its first claim. */
function sideOf(
  rows: readonly ComparisonRow[],
  index: number,
  column: string,
): { readonly value: number; readonly cell?: ComparisonCell } | undefined {
  for (const row of rows) {
    const cell = row.cells[index];
    if (cell !== undefined) return { value: cell.value, cell };
  }
  const claims = rows.flatMap((row) => row.claims.filter((claim) => claim?.claim.subject === column));
  const claim = claims.find((candidate) => candidate !== undefined);
  return claim === undefined ? undefined : { value: claim.claim.value };
}

/** 1 for no change; a change from nothing is without bounds. */
function relative(value: number, base: number): number {
  if (value === base) return 1;
  if (base === 0) return value > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return base > 0 ? value / base : 1 + (value - base) / -base;
}

function whatIsNeeded(cell: ComparisonCell, base: ComparisonCell, row: ComparisonRow): string {
  if (row.metric.better === 'neutral') return 'nobody says which way of this metric is better';
  if (cell.p === undefined || cell.effect === undefined) {
    return 'the latencies were measured in ways that do not compare; runs under one load model are needed';
  }
  const noun = cell.repetitions === undefined ? 'runs' : 'repetitions';
  const [own, others] = [cell.repetitions ?? cell.runs, base.repetitions ?? base.runs];
  const fewest = Math.min(own, others);
  if (fewest < RUNS_TO_DECIDE) {
    return `${own} against ${others} ${noun} cannot decide; at least ${RUNS_TO_DECIDE} a side are needed`;
  }
  const needed = runsNeeded(cell.effect);
  const outlook =
    needed === undefined ? '' : `; about ${Math.max(needed, fewest + 1)} a side would show such an effect`;
  return `${formatP(cell.p).replaceAll('\u00a0', ' ')} with ${own} against ${others} ${noun}${outlook}`;
}

function otherCases({ metric, statistic }: FailIf, { rows }: Comparison): string {
  const names = rows
    .filter((row) => row.metric.id === metric && row.statistic === statistic)
    .map((row) => row.case);
  if (names.length === 0) return '';
  const shown = [...new Set(names)].slice(0, 5).map((name) => `“${name}”`);
  return `; it is measured for ${shown.join(', ')}`;
}
