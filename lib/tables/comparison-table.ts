import { formatP, formatProbability } from '@/lib/format/format-p';
import { chooseScale, formatRatio, formatScaled, type Scale } from '@/lib/format/format-value';
import { METRIC_GROUP_LABELS } from '@/lib/metrics/registry';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { CanonicalUnit } from '@/lib/model/unit';
import { colourStep, worseFactor } from '@/lib/comparison/ratio';
import type { Comparison, ComparisonCell, ClaimCell, ComparisonRow } from '@/lib/comparison/comparison';
import { isAmongBest } from '@/lib/comparison/among-best';
import { labelOfRow, notesOfRow } from '@/lib/comparison/labels';

/**
 * A comparison as text, ready to print: one client table renders it without arithmetic. Kept as short strings and
 * plain arrays, since it is sent twice, as HTML and as data.
 */
export interface ComparisonTable {
  readonly rows: readonly TableRow[];
  /** Whether any cell was measured, any was claimed, any stands for several runs, any has a spread, any was tested. */
  readonly has: {
    readonly measured: boolean;
    readonly claimed: boolean;
    readonly repeated: boolean;
    readonly spread: boolean;
    readonly tested: boolean;
  };
}

export interface TableRow {
  readonly key: string;
  /** Section that the row stands in; a heading is printed where it changes. */
  readonly group: string;
  readonly label: string;
  /** Unit and notes, printed small beside the label. */
  readonly unit: string;
  readonly notes: readonly string[];
  /** Empty for a metric without direction. */
  readonly better: 'lower' | 'higher' | '';
  readonly grade: EvidenceGrade;
  readonly cells: readonly TableCell[];
  /** Columns best first, by index; columns without a value last. */
  readonly order: readonly number[];
  readonly canonicalUnit: CanonicalUnit;
  /** Of each column what was measured, else claimed, in the canonical unit: filters and sorting need all digits. */
  readonly values: readonly (number | undefined)[];
  /** Of each column its tie group, 1 for those that cannot be told apart from the best; empty where none was tested. */
  readonly ranks: readonly (number | undefined)[];
}

/**
 * `[value, spread, ratio, tone, claimed, claimed tone, title, p and effect]`; empty text where there is nothing.
 * A tone is `best`, `w1`–`w5`, `b1`–`b5`, `k1`–`k5` (claims), or empty.
 */
export type TableCell = readonly [
  value: string,
  spread: string,
  ratio: string,
  tone: string,
  claimed: string,
  claimedTone: string,
  claimedRatio: string,
  proof: string,
];

/**
 * @param base the chosen base: ratios then refer to it and the best is not called “best”
 * @param nameOf a column as people call it
 * @param moreNotes what else has to stand beside the name of a row
 */
export function buildComparisonTable(
  comparison: Comparison,
  base: string | undefined,
  nameOf: (column: string) => string,
  moreNotes: (row: ComparisonRow) => readonly string[] = () => [],
): ComparisonTable {
  const rows = comparison.rows.map((row) => {
    const built = buildRow(row, comparison, base, nameOf);
    const more = moreNotes(row);
    return more.length === 0 ? built : { ...built, notes: [...built.notes, ...more] };
  });
  return { rows, has: partsOf(rows, comparison.rows) };
}

/**
 * The rows of a table that stand for the whole, for places with little room.
 *
 * @param headlines rows of `comparison`, whose table is `table`
 */
export function selectTableRows(
  table: ComparisonTable,
  comparison: Comparison,
  headlines: readonly ComparisonRow[],
): ComparisonTable {
  const rows = headlines.flatMap((headline) => table.rows[comparison.rows.indexOf(headline)] ?? []);
  return { rows, has: partsOf(rows, headlines) };
}

function partsOf(rows: readonly TableRow[], compared: readonly ComparisonRow[]): ComparisonTable['has'] {
  const has = (part: number) => rows.some((row) => row.cells.some((cell) => cell[part] !== ''));
  return {
    measured: has(MEASURED),
    claimed: has(CLAIMED),
    repeated: compared.some((row) => row.cells.some((cell) => cell !== undefined && cell.runs > 1)),
    spread: has(SPREAD),
    tested: has(PROOF),
  };
}

/** Positions in a `TableCell`. */
const [MEASURED, SPREAD, CLAIMED, PROOF] = [0, 1, 4, 7];

function buildRow(
  row: ComparisonRow,
  comparison: Comparison,
  base: string | undefined,
  nameOf: (column: string) => string,
): TableRow {
  const scale = scaleOfRow(row);
  const better = row.metric.better === 'neutral' ? '' : row.metric.better;
  const context = { row, scale, base, isCompared: row.cells.filter((cell) => cell !== undefined).length > 1 };
  return {
    key: row.key,
    group: row.case === 'all' ? METRIC_GROUP_LABELS[row.metric.group] : row.case,
    label: labelOfRow(row),
    unit: scale.label,
    notes: [...notesOfRow(row, comparison), ...claimedOtherwise(row, scale, nameOf)],
    better,
    grade: row.grade,
    cells: row.cells.map((cell, index) => buildCell(cell, row.claims[index], context)),
    order: bestFirst(row),
    canonicalUnit: row.metric.unit,
    values: valuesOf(row),
    ranks: row.cells.some((cell) => cell?.tieGroup !== undefined)
      ? row.cells.map((cell) => cell?.tieGroup)
      : [],
  };
}

function valuesOf(row: ComparisonRow): (number | undefined)[] {
  return row.cells.map((cell, index) => cell?.value ?? row.claims[index]?.claim.value);
}

/** What the same publication claims for the same cell elsewhere, under conditions that do not differ. */
function claimedOtherwise(row: ComparisonRow, scale: Scale, nameOf: (column: string) => string): string[] {
  const parts = row.claims.flatMap((cell) => {
    if (cell === undefined || cell.otherwise.length === 0) return [];
    const texts = new Set(cell.otherwise.map((claim) => formatScaled(claim.value, scale)));
    const name = cell.claim.subject === undefined ? 'all' : nameOf(cell.claim.subject);
    return [`${name} ${[...texts].join(' and ')}`];
  });
  return parts.length === 0 ? [] : [`elsewhere claimed: ${parts.join('; ')}`];
}

/** One scale for all values of a row, so that its numbers can be compared by eye. */
export function scaleOfRow(row: ComparisonRow): Scale {
  const values: number[] = [];
  for (const cell of row.cells) if (cell !== undefined) values.push(cell.value);
  for (const claim of row.claims) if (claim !== undefined) values.push(claim.claim.value);
  return chooseScale(values, row.metric.unit);
}

/** What the cells of one row have in common. */
interface RowContext {
  readonly row: ComparisonRow;
  readonly scale: Scale;
  readonly base: string | undefined;
  /** Whether two columns or more were measured. */
  readonly isCompared: boolean;
}

function buildCell(
  cell: ComparisonCell | undefined,
  claim: ClaimCell | undefined,
  context: RowContext,
): TableCell {
  const { row, scale } = context;
  const claimed = claim === undefined ? '' : formatScaled(claim.claim.value, scale);
  const claimFactor = worseFactor(claim?.ratio, row.metric.better);
  const claimedTone = bestOr(claim, claimFactor, (factor) => `k${colourStep(factor)}`);
  const claimedRatio = bestOr(claim, claimFactor, formatRatio);
  if (cell === undefined) return ['', '', '', '', claimed, claimedTone, claimedRatio, ''];
  const factor = worseFactor(cell.ratio, row.metric.better);
  const value = formatScaled(cell.value, scale);
  return [
    value,
    spreadOf(cell, value, scale),
    ratioText(cell, factor, context),
    toneOf(cell, factor, context),
    claimed,
    claimedTone,
    claimedRatio,
    proofOf(cell),
  ];
}

/** “best” for the best claim, for another what its distance from it gives. */
function bestOr(
  claim: ClaimCell | undefined,
  factor: number | undefined,
  describe: (factor: number) => string,
): string {
  if (claim?.isBest === true) return 'best';
  return factor === undefined ? '' : describe(factor);
}

/** “p = 0.0028, 0.011 after Holm, effect 0.94”: the test against the base, corrected for all tests, and Cliff's delta. */
function proofOf(cell: ComparisonCell): string {
  if (cell.p === undefined || cell.effect === undefined) return '';
  const corrected = cell.pHolm === undefined ? '' : `, ${formatProbability(cell.pHolm)} after Holm`;
  return `${formatP(cell.p)}${corrected}, effect ${cell.effect.toFixed(2)}`;
}

/** Half the width of the 95 % interval where there is one, else the range over the runs. */
function spreadOf(cell: ComparisonCell, value: string, scale: Scale): string {
  if (cell.low !== undefined && cell.high !== undefined && cell.low !== cell.high) {
    return `±${formatScaled((cell.high - cell.low) / 2, scale, value)}`;
  }
  if (cell.runs < 2 || cell.min === cell.max) return '';
  return `${formatScaled(cell.min, scale)}–${formatScaled(cell.max, scale)}`;
}

function ratioText(
  cell: ComparisonCell,
  factor: number | undefined,
  { row, base, isCompared }: RowContext,
): string {
  if (!isCompared) return '';
  if (cell.verdict === 'base') return base === undefined ? 'best' : 'base';
  if (cell.verdict === 'undecided' && base === undefined && isAmongBest(cell, row)) {
    return row.cells.some((other) => other?.verdict === 'base' && other.value === cell.value) ? 'best' : '~';
  }
  if (factor !== undefined) return formatRatio(factor);
  // Against a base of 0 a tested difference has no ratio.
  return cell.verdict === 'worse' || cell.verdict === 'better' ? 'n/a' : '';
}

function toneOf(
  cell: ComparisonCell,
  factor: number | undefined,
  { row, base, isCompared }: RowContext,
): string {
  if (cell.verdict === 'worse') return `w${factor === undefined ? 5 : colourStep(factor)}`;
  if (cell.verdict === 'better') return `b${factor === undefined ? 5 : colourStep(factor)}`;
  if (!isCompared) return '';
  // Without a test the best is known only where ratios refer to it.
  if (cell.tieGroup === undefined && base !== undefined) return '';
  return isAmongBest(cell, row) ? 'best' : '';
}

function bestFirst(row: ComparisonRow): number[] {
  const sign = row.metric.better === 'higher' ? -1 : 1;
  const values = valuesOf(row);
  return row.cells
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [x, y] = [values[a], values[b]];
      if (x === undefined || y === undefined)
        return Number(x === undefined) - Number(y === undefined) || a - b;
      return sign * (x - y) || a - b;
    });
}
