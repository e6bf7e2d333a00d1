import type { Comparison } from '@/lib/comparison/comparison';
import { RUNS_TO_DECIDE } from '@/lib/comparison/compare-row';
import { strongestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { RunFacts, SuiteData } from '@/lib/model/suite-data';
import type { RunIndex } from './run-index';

/** One thing that a reader should know before trusting a comparison. */
export interface TrustItem {
  readonly text: string;
  readonly grade?: EvidenceGrade;
  /** Something that weakens the comparison. */
  readonly isCaution?: true;
}

/** Latencies of a run that reached less of the offered rate say how long its queue was. */
export const SATURATED_BELOW = 0.95;
/** From this share of failed attempts on, a run is marked. */
export const ERRORS_ABOVE = 0.01;

/** What the numbers rest on: how many runs, of which grade, enough to decide or not, and what weakens them. */
export function buildTrustLine(data: SuiteData, comparison: Comparison, index: RunIndex): TrustItem[] {
  const runs = data.runs.filter((run) => comparison.columns.includes(run.subject));
  const [first, ...rest] = new Set(runs.flatMap((run) => index.grade(run.id) ?? []));
  const items: TrustItem[] = [];
  if (first !== undefined) {
    items.push({ text: count(runs.length, 'run'), grade: strongestGrade(first, ...rest) });
    items.push(...repetitions(comparison));
  }
  if (data.claims.length > 0) {
    items.push({
      text: `${count(data.claims.length, 'claim')}${first === undefined ? ', nothing measured' : ''}`,
      grade: 'claim',
    });
  }
  return [...items, ...cautions(runs, index)];
}

function repetitions(comparison: Comparison): TrustItem[] {
  const perColumn = comparison.columns.map((_, index) =>
    Math.max(0, ...comparison.rows.map((row) => row.cells[index]?.runs ?? Number.NEGATIVE_INFINITY)),
  );
  const measured = perColumn.filter((runs) => runs > 0);
  if (measured.length < 2) return [];
  const fewest = Math.min(...measured);
  return fewest >= RUNS_TO_DECIDE
    ? [{ text: `at least ${fewest} runs a subject, tested against each other` }]
    : [
        {
          text: `${count(fewest, 'run')} of one subject: too few to decide at 5 %, ${RUNS_TO_DECIDE} a side needed`,
          isCaution: true,
        },
      ];
}

function cautions(runs: readonly RunFacts[], index: RunIndex): TrustItem[] {
  const items: TrustItem[] = [];
  const models = new Set(
    runs.map((run) => run.load?.model).filter((model) => model === 'open' || model === 'closed'),
  );
  if (models.size > 1)
    items.push({
      text: 'open and closed load models mixed: latencies are not tested against each other',
      isCaution: true,
    });
  const failing = runs.filter((run) => (index.errorRatio(run.id) ?? Number.NEGATIVE_INFINITY) > ERRORS_ABOVE);
  if (failing.length > 0)
    items.push({ text: `${count(failing.length, 'run')} with more than 1 % errors`, isCaution: true });
  const saturated = runs.filter(isSaturated);
  if (saturated.length > 0)
    items.push({
      text: `${count(saturated.length, 'run')} saturated, below 95 % of the offered rate`,
      isCaution: true,
    });
  return items;
}

export function isSaturated(run: Pick<RunFacts, 'load'>): boolean {
  const { offeredPerSecond: offered, achievedPerSecond: achieved } = run.load ?? {};
  return (
    offered !== undefined && achieved !== undefined && offered > 0 && achieved / offered < SATURATED_BELOW
  );
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`;
}
