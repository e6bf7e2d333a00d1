import type { Decision, DecisionCriterion } from '@/lib/decision/decision';
import { criterionName } from '@/lib/decision/criterion-name';
import { entryKey, labelIn } from '@/lib/decision/decide-query';
import type { DecisionEvidence } from '@/lib/decision/evidence';
import { formatLimit } from '@/lib/decision/words';
import { chooseScale, formatScaled } from '@/lib/format/format-value';
import type { Query } from '@/lib/format/query-string';
import { describeMetric } from '@/lib/metrics/describe';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { CanonicalUnit } from '@/lib/model/unit';

/** The table of a decision: options as columns, best first, criteria as rows. */
export interface DecideTable {
  readonly columns: readonly DecideColumn[];
  readonly rows: readonly DecideRow[];
}

interface DecideColumn {
  readonly slug: string;
  readonly score?: string;
  readonly isWinner: boolean;
  readonly isExcluded: boolean;
  readonly lacks: number;
}

export interface DecideRow {
  readonly name: string;
  /** “Latency p99” */
  readonly label: string;
  /** `µs`, empty for a bare number. */
  readonly unitLabel: string;
  readonly better: 'lower' | 'higher' | 'neutral';
  readonly grade?: EvidenceGrade;
  readonly isOff: boolean;
  /** As in the address, or the suite's own. */
  readonly weight: string;
  /** Of the score, such as `14.3 %`. */
  readonly share?: string;
  /** The side that a limit is usually on, then the other where there is one. */
  readonly limits: readonly LimitField[];
  readonly because?: string;
  readonly notes: readonly string[];
  readonly cells: readonly DecideCell[];
}

interface LimitField {
  readonly key: string;
  readonly side: 'min' | 'max';
  readonly value: string;
  /** The suite's own limit, which counts while the field is empty. */
  readonly own?: string;
}

/** One cell for each column. */
export interface DecideCell {
  readonly slug: string;
  /** Absent where the option has no value: the row does not count for it. */
  readonly text?: string;
  readonly isBest: boolean;
  readonly breaksLimit: boolean;
  readonly isContradicted: boolean;
  /** From 0 to 1. */
  readonly utility?: number;
  readonly utilityText?: string;
}

/**
 * @param query the address, whose weights and limits stand in the fields as they were typed
 * @param contradicted ids of claims that the audit contradicts
 */
export function decideTable(
  decision: Decision,
  evidence: DecisionEvidence,
  query: Query,
  contradicted: ReadonlySet<string>,
): DecideTable {
  const options = decision.options.toSorted(
    (a, b) =>
      Number(a.excludedBy.length > 0) - Number(b.excludedBy.length > 0) || (b.score ?? -1) - (a.score ?? -1),
  );
  const inDecision = new Map(decision.criteria.map((one) => [one.criterion, one]));
  const listed = evidence.criteria.map(criterionName);
  const names = [...listed, ...[...inDecision.keys()].filter((name) => !listed.includes(name))];
  const suite = new Map(evidence.criteria.map((one) => [criterionName(one), one]));
  return {
    columns: options.map((option) => ({
      slug: option.subject,
      ...(option.score === undefined ? {} : { score: option.score.toFixed(3) }),
      isWinner: option.subject === decision.winner,
      isExcluded: option.excludedBy.length > 0,
      lacks: option.lacks.length,
    })),
    rows: names.map((name) => {
      const criterion = inDecision.get(name);
      const own = suite.get(name);
      const info = describeMetric(own?.metric ?? criterion?.metric ?? name, evidence.metrics);
      const scale = chooseScale(criterion?.cells.map(({ value }) => value) ?? [], info.unit);
      const best = bestUtility(criterion);
      return {
        name,
        label: labelIn(evidence, name),
        unitLabel: scale.label,
        better: info.better,
        ...(criterion?.grade === undefined ? {} : { grade: criterion.grade }),
        isOff: query[entryKey('off', name)] !== undefined,
        weight: query[entryKey('weight', name)] ?? String(own?.weight ?? (own === undefined ? 0 : 1)),
        ...(criterion?.weight === undefined ? {} : { share: `${(criterion.weight * 100).toFixed(1)} %` }),
        limits: limitFields(name, info, own, query),
        ...(criterion?.because === undefined ? {} : { because: criterion.because }),
        notes: criterion?.notes ?? [],
        cells: options.map(({ subject, excludedBy }) => {
          const cell = criterion?.cells.find((one) => one.subject === subject);
          return {
            slug: subject,
            ...(cell === undefined ? {} : { text: formatScaled(cell.value, scale) }),
            isBest: cell?.utility !== undefined && cell.utility === best,
            breaksLimit: excludedBy.includes(name),
            isContradicted: cell?.claim !== undefined && contradicted.has(cell.claim),
            ...(cell?.utility === undefined
              ? {}
              : { utility: cell.utility, utilityText: cell.utility.toFixed(2) }),
          };
        }),
      };
    }),
  };
}

/** How many criteria of the score rest on a contradicted claim. */
export function contradictedRows({ rows }: DecideTable): number {
  return rows.filter(({ cells, share }) => share !== undefined && cells.some((cell) => cell.isContradicted))
    .length;
}

/** The largest number of a slider: room above the suite's weights and those chosen. */
export function largestWeight({ rows }: DecideTable, evidence: DecisionEvidence): number {
  const suite = evidence.criteria.map(({ weight = 1 }) => weight * 2);
  const chosen = rows.map(({ weight }) => Number(weight)).filter(Number.isFinite);
  return Math.ceil(Math.max(5, ...suite, ...chosen));
}

function bestUtility(criterion: DecisionCriterion | undefined): number | undefined {
  const utilities = criterion?.cells.flatMap(({ utility }) => utility ?? []) ?? [];
  return utilities.length === 0 ? undefined : Math.max(...utilities);
}

function limitFields(
  name: string,
  { better, unit }: { readonly better: string; readonly unit: CanonicalUnit },
  own: { readonly min?: number; readonly max?: number } | undefined,
  query: Query,
): LimitField[] {
  const sides = better === 'higher' ? MIN_FIRST : MAX_FIRST;
  return sides.flatMap((side, index): LimitField[] => {
    const value = query[entryKey(side, name)];
    const bound = own?.[side];
    if (index > 0 && value === undefined && bound === undefined) return [];
    return [
      {
        key: entryKey(side, name),
        side,
        value: value ?? '',
        ...(bound === undefined
          ? {}
          : { own: formatLimit({ op: side === 'max' ? '<=' : '>=', value: bound }, unit) }),
      },
    ];
  });
}

const MIN_FIRST = ['min', 'max'] as const;
const MAX_FIRST = ['max', 'min'] as const;
