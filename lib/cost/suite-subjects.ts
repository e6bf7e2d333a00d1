import { EVIDENCE_GRADES, strongestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { Claim, Environment, SuiteFile } from '@/lib/model/suite-file';
import { ascending } from '@/lib/stats/ascending';
import { medianOfSorted } from '@/lib/stats/median';
import { medianIntervalOfSorted } from '@/lib/stats/median-interval';
import {
  figuresOf,
  FIGURE_NAMES,
  type ClaimedCost,
  type CostSubject,
  type Figure,
  type FigureName,
} from './subject';

/** What subjects are read from: a suite's contenders with their measurements and claims. */
export interface SuiteFigures {
  readonly subjects: readonly { readonly slug: string }[];
  readonly runs: readonly {
    readonly id: string;
    readonly subject: string;
    readonly environment?: Environment;
  }[];
  readonly values: readonly {
    readonly runId: string;
    readonly case: string;
    readonly metric: string;
    readonly statistic: string;
    readonly value: number;
    readonly grade: EvidenceGrade;
  }[];
  readonly claims: readonly Claim[];
}

/** Which metric and statistic of a suite stands for which figure; totals, so of the case `all`. */
const METRICS: Readonly<Record<FigureName, { readonly metric: string; readonly statistic: string }>> = {
  memoryPerConnectionBytes: { metric: 'memory-per-connection', statistic: 'value' },
  connectionsPerNode: { metric: 'max-connections', statistic: 'value' },
  deliveriesPerNodePerSecond: { metric: 'message-rate', statistic: 'mean' },
};

/** The figures in a suite file. */
export function figuresOfSuiteFile(file: SuiteFile): SuiteFigures {
  const runs = file.runs ?? [];
  return {
    subjects: file.subjects ?? [],
    runs,
    values: runs.flatMap((run) =>
      (run.measurements ?? []).map((one) => ({
        runId: run.id,
        case: one.case,
        metric: one.metric,
        statistic: one.statistic,
        value: one.value,
        // What a file does not grade was printed by a tool.
        grade: one.grade ?? 'summary',
      })),
    ),
    claims: file.claims ?? [],
  };
}

/**
 * The subjects of a suite that have any figure to compute a cost from, in its order. Each figure is of the strongest
 * grade there is: the median over the runs, else the first claim.
 */
export function subjectsOfSuite(figures: SuiteFigures): CostSubject[] {
  return figures.subjects
    .map(({ slug }) => subjectOf(slug, figures))
    .filter((subject) => figuresOf(subject).length > 0);
}

function subjectOf(slug: string, figures: SuiteFigures): CostSubject {
  const own = FIGURE_NAMES.flatMap((name) => {
    const figure = measuredFigure(slug, name, figures) ?? claimedFigure(slug, name, figures.claims);
    return figure === undefined ? [] : [[name, figure] as const];
  });
  const claimedCosts = claimedCostsOf(slug, figures.claims);
  return {
    subject: slug,
    ...Object.fromEntries(own),
    ...(claimedCosts.length === 0 ? {} : { claimedCosts }),
  };
}

function measuredFigure(slug: string, name: FigureName, { runs, values }: SuiteFigures): Figure | undefined {
  const { metric, statistic } = METRICS[name];
  const own = new Map(runs.flatMap((run) => (run.subject === slug ? [[run.id, run] as const] : [])));
  const measured = values.filter(
    (one) =>
      own.has(one.runId) &&
      one.case === 'all' &&
      one.metric === metric &&
      one.statistic === statistic &&
      one.value > 0,
  );
  const [first, ...rest] = measured.map((one) => one.grade);
  if (first === undefined) return undefined;
  const grade = strongestGrade(first, ...rest);
  const best = measured.filter((one) => one.grade === grade);
  const sorted = ascending(best.map((one) => one.value));
  const value = medianOfSorted(sorted);
  if (value === undefined) return undefined;
  const nodeTypes = new Set(best.map((one) => own.get(one.runId)?.environment?.instanceType));
  const [nodeType] = nodeTypes;
  const interval = medianIntervalOfSorted(sorted);
  return {
    value,
    grade,
    spread: isAsserted(grade)
      ? { kind: 'claim' }
      : interval === undefined
        ? { kind: 'runs', values: sorted }
        : { kind: 'interval', ...interval },
    ...(nodeType === undefined || nodeTypes.size > 1 ? {} : { nodeType }),
    origin: sorted.length === 1 ? 'one run' : `median of ${sorted.length} runs`,
  };
}

/** Claims and estimates have no spread of their own. */
function isAsserted(grade: EvidenceGrade): boolean {
  return EVIDENCE_GRADES.indexOf(grade) >= EVIDENCE_GRADES.indexOf('claim');
}

function claimedFigure(slug: string, name: FigureName, claims: readonly Claim[]): Figure | undefined {
  const { metric, statistic } = METRICS[name];
  const claim = claims.find((one) => isAbout(one, slug, metric, statistic));
  if (claim === undefined) return undefined;
  const nodeType = claim.conditions?.nodeType;
  return {
    value: claim.value,
    grade: 'claim',
    spread: { kind: 'claim' },
    ...(nodeType === undefined ? {} : { nodeType }),
    origin: describeClaim(claim),
  };
}

/** All of them, since one may be for the users in question and another for others. */
function claimedCostsOf(slug: string, claims: readonly Claim[]): ClaimedCost[] {
  return claims
    .filter((one) => isAbout(one, slug, 'monthly-cost', 'value'))
    .map((claim) => {
      const users = claim.conditions?.users;
      return {
        monthlyUsd: claim.value,
        ...(users === undefined ? {} : { users }),
        origin: describeClaim(claim),
      };
    });
}

function isAbout(claim: Claim, slug: string, metric: string, statistic: string): boolean {
  return (
    (claim.subject === undefined || claim.subject === slug) &&
    claim.case === 'all' &&
    claim.metric === metric &&
    claim.statistic === statistic &&
    claim.value > 0
  );
}

function describeClaim({ id, text, place }: Claim): string {
  const written = [text, place].filter((part) => part !== undefined).join(', ');
  return `claim ${id}${written === '' ? '' : ` (${written})`}`;
}
