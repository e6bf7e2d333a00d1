import { findMetric } from '@/lib/metrics/registry';
import type { Claim, Statement } from '@/lib/model/suite-file';
import { smallestMannWhitneyP } from '@/lib/stats/mann-whitney';
import { fullConditionsOf, type AuditContext } from '../context';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { comparedFigures } from '../statement-figures';
import { groupBy } from '../group-by';

const SIGNIFICANCE = 0.05;

/** Repetitions too few for any difference between two subjects to be told from chance. */
export const repetitions: AuditRule = {
  id: 'repetitions',
  check: (context) => {
    const compared = context.statements.flatMap((statement) => comparisonOf(context, statement) ?? []);
    const groups = groupBy(compared, ({ runs }) => JSON.stringify(runs));
    return [...groups.values()].map((group) => findingOf(group));
  },
};

interface Comparison {
  readonly statement: Statement;
  readonly claims: readonly Claim[];
  /** Of both sides, fewer first; undefined where one does not say. */
  readonly runs: readonly [number, number] | undefined;
}

/** Statements that say that one subject measured better than another. */
function comparisonOf(context: AuditContext, statement: Statement): Comparison | undefined {
  if (!['ratio', 'difference', 'order'].includes(statement.kind)) return undefined;
  const compared = comparedFigures(context, statement);
  if (!compared.ok) return undefined;
  const subjects = new Set(compared.figures.map((figure) => figure.subject));
  const isMeasured = compared.figures.every((figure) => {
    const unit = findMetric(figure.metric)?.unit;
    return unit !== undefined && unit !== 'USD';
  });
  if (subjects.size < 2 || !isMeasured) return undefined;
  const counts = compared.figures.map((figure) => fullConditionsOf(context, figure).repetitions);
  const known = counts
    .flatMap((count) => (count === undefined || count <= 0 ? [] : [count]))
    .toSorted((a, b) => a - b);
  const [fewest] = known;
  const most = known.at(-1);
  const isKnown = known.length === counts.length && fewest !== undefined && most !== undefined;
  return { statement, claims: compared.claims, runs: isKnown ? [fewest, most] : undefined };
}

function findingOf(group: readonly Comparison[]): FindingDraft {
  const runs = group[0]?.runs;
  const claims = [...new Set(group.flatMap((one) => one.claims))];
  const statements = group.map(({ statement }) => statement);
  if (runs === undefined) {
    return {
      verdict: 'unchecked',
      claims,
      statements,
      arithmetic: '2 ÷ C(? + ?, ?) < 0.05',
      because: 'Whether the differences could be chance is open: how often each side was run is not stated.',
    };
  }
  const [m, n] = runs;
  const p = smallestMannWhitneyP(m, n);
  const isEnough = p < SIGNIFICANCE;
  return {
    verdict: isEnough ? 'consistent' : 'mismatch',
    claims,
    statements,
    arithmetic: `2 ÷ C(${m + n}, ${m}) = ${p.toFixed(p < 0.01 ? 3 : 2)} ${isEnough ? '<' : '>'} ${SIGNIFICANCE}`,
    because: isEnough
      ? `${m} against ${n} runs can show a difference at 5 %.`
      : `${m} against ${n} runs cannot show a difference at 5 %, whatever they measured.`,
  };
}
