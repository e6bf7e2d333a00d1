import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { Claim } from '@/lib/model/suite-file';
import { ascending } from '@/lib/stats/ascending';
import { medianOfSorted } from '@/lib/stats/median';
import { medianIntervalOfSorted } from '@/lib/stats/median-interval';
import { criterionName } from './criterion-name';
import type { DecisionEvidence } from './evidence';

/** What one option has of one criterion. */
export interface DecisionCell {
  /** In the canonical unit. */
  readonly value: number;
  readonly grade: EvidenceGrade;
  /** Where the value may lie; equal where nothing is known about that. */
  readonly low: number;
  readonly high: number;
  /**
   * What low and high are: the 95 % interval of the median over runs; the smallest and largest of fewer than six runs;
   * the tolerance of a claim or an estimate; or nothing, of a single run.
   */
  readonly spread: 'interval' | 'runs' | 'tolerance' | 'none';
  /** Of fewer than six runs the value of each, in ascending order. */
  readonly runValues?: readonly number[];
  readonly runs?: number;
  readonly claim?: Claim;
}

/** Whether a value was measured, published or computed; these never stand in one row together. */
const KINDS = ['measured', 'claim', 'estimate'] as const;
type EvidenceKind = (typeof KINDS)[number];

/** What one subject has of one quantity, by kind. */
export type CellsByKind = Partial<Record<EvidenceKind, DecisionCell>>;

/**
 * All that the subjects have of some quantities: by name of the quantity, then by subject.
 *
 * @param names of the quantities that are wanted
 * @param claimTolerance half the width of what a claim or an estimate is taken for, as a share of it
 */
export function gatherCells(
  evidence: DecisionEvidence,
  names: ReadonlySet<string>,
  claimTolerance: number,
): ReadonlyMap<string, ReadonlyMap<string, CellsByKind>> {
  const subjectOfRun = new Map(evidence.runs.map((run) => [run.id, run.subject]));
  const lists = new Map<string, Map<string, Map<EvidenceKind, { values: number[]; grade: EvidenceGrade }>>>();
  for (const value of evidence.values) {
    const name = criterionName(value);
    const subject = subjectOfRun.get(value.runId);
    if (subject === undefined || !names.has(name)) continue;
    const bySubject = entryOf(lists, name, () => new Map());
    const byKind = entryOf(bySubject, subject, () => new Map());
    const kind = kindOf(value.grade);
    const list = byKind.get(kind);
    if (list === undefined) byKind.set(kind, { values: [value.value], grade: value.grade });
    else {
      list.values.push(value.value);
      list.grade = weakestGrade(list.grade, value.grade);
    }
  }

  const cells = new Map<string, Map<string, CellsByKind>>();
  for (const name of names) {
    const bySubject = new Map<string, CellsByKind>();
    for (const { slug } of evidence.subjects) {
      const own: CellsByKind = {};
      for (const [kind, { values, grade }] of lists.get(name)?.get(slug) ?? []) {
        const cell = cellOfRuns(values, grade, claimTolerance);
        if (cell !== undefined) own[kind] = cell;
      }
      bySubject.set(slug, own);
    }
    cells.set(name, bySubject);
  }
  addClaims(cells, evidence, claimTolerance);
  return cells;
}

/**
 * Of every row the one kind of evidence that it uses: the strongest that all options have which have any. Where no kind
 * is common to all, the one that most have, the strongest of several; the others then lack the row, since a measured
 * value and a published one do not compare.
 *
 * @param options what each option has
 */
export function chooseKind(options: readonly CellsByKind[]): EvidenceKind | undefined {
  const counts = KINDS.map((kind) => options.filter((own) => own[kind] !== undefined).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : KINDS[counts.indexOf(most)];
}

/** The kind of a grade. */
export function kindOf(grade: EvidenceGrade): EvidenceKind {
  return grade === 'claim' || grade === 'estimate' ? grade : 'measured';
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function cellOfRuns(
  values: readonly number[],
  grade: EvidenceGrade,
  claimTolerance: number,
): DecisionCell | undefined {
  const sorted = ascending(values);
  const value = medianOfSorted(sorted);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (value === undefined || low === undefined || high === undefined) return undefined;
  const runs = sorted.length;
  if (kindOf(grade) !== 'measured') return { ...withTolerance(value, claimTolerance), value, grade, runs };
  const interval = medianIntervalOfSorted(sorted);
  if (interval !== undefined) return { value, grade, ...interval, spread: 'interval', runs };
  if (runs === 1) return { value, grade, low, high, spread: 'none', runs };
  return { value, grade, low, high, spread: 'runs', runs, runValues: sorted };
}

/** The first claim in the file counts; one without a subject holds for all. */
function addClaims(
  cells: ReadonlyMap<string, ReadonlyMap<string, CellsByKind>>,
  evidence: DecisionEvidence,
  claimTolerance: number,
): void {
  const isClaimed = new Set<CellsByKind>();
  for (const claim of evidence.claims) {
    const bySubject = cells.get(criterionName(claim));
    if (bySubject === undefined) continue;
    for (const slug of claim.subject === undefined ? bySubject.keys() : [claim.subject]) {
      const own = bySubject.get(slug);
      if (own === undefined || isClaimed.has(own)) continue;
      isClaimed.add(own);
      const { value } = claim;
      own.claim = { ...withTolerance(value, claimTolerance), value, grade: 'claim', claim };
    }
  }
}

function withTolerance(
  value: number,
  tolerance: number,
): { readonly low: number; readonly high: number; readonly spread: 'tolerance' } {
  const half = Math.abs(value) * tolerance;
  return { low: value - half, high: value + half, spread: 'tolerance' };
}
