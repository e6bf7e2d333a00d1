import type { ClaimCell, ComparisonCell, ComparisonRow } from '@/lib/comparison/comparison';
import { conditionEntries } from '@/lib/comparison/claim-groups';
import { describeCondition, labelOfRow } from '@/lib/comparison/labels';
import { formatP, formatProbability } from '@/lib/format/format-p';
import { chooseScale, formatCount, formatRatio, formatScaled, formatValue } from '@/lib/format/format-value';
import type { CellSource } from '@/lib/model/cell-source';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { Claim } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';

/** Where a number of a comparison comes from, as text. */
export interface CellProvenance {
  /** “Latency p99 of Go 1.24”. */
  readonly title: string;
  readonly measured?: MeasuredProvenance;
  readonly claims: readonly ClaimProvenance[];
}

export interface MeasuredProvenance {
  readonly value: string;
  /** All digits, in the canonical unit. */
  readonly exact: string;
  /** “Median of 3 runs: the middle of 35.1 ≤ 35.2 ≤ 36.9 µs”. */
  readonly formula: string;
  /** About the interval and the test, a sentence each. */
  readonly statistics: readonly { readonly name: string; readonly text: string }[];
  readonly grade: EvidenceGrade;
  readonly n: string;
  readonly method: string;
  readonly runs: readonly RunProvenanceLine[];
  /** Runs beyond those listed. */
  readonly hiddenRuns: number;
}

/** What one run gave to it. */
export interface RunProvenanceLine {
  readonly id: string;
  readonly value: string;
  /** The text in the file; empty where it is not known. */
  readonly written: string;
  /** “36.2us is 36,200 ns”; empty where nothing was converted or the text is not known. */
  readonly conversion: string;
  readonly file: string;
  /** JSON pointer, or line and column. */
  readonly where: string;
}

export interface ClaimProvenance {
  readonly id: string;
  readonly text: string;
  readonly exact: string;
  readonly place: string;
  readonly conditions: string;
}

/** More lines than that are read on the pages of the runs. */
const MOST_RUNS = 30;
/** Of more values a formula names the ends and the middle. */
const MOST_NAMED = 9;

/**
 * @param row of a comparison
 * @param index of the column
 * @param name of the column
 * @param sources what each of its runs gave, newest first
 */
export function buildCellProvenance(
  row: ComparisonRow,
  index: number,
  name: string,
  sources: readonly CellSource[],
): CellProvenance {
  const cell = row.cells[index];
  const claim = row.claims[index];
  const of = row.case === 'all' ? '' : `, ${row.case}`;
  return {
    title: `${labelOfRow(row)}${of}: ${name}`,
    ...(cell === undefined ? {} : { measured: measuredOf(row, cell, sources) }),
    claims: claimsOf(claim, row.metric.unit),
  };
}

function measuredOf(
  row: ComparisonRow,
  cell: ComparisonCell,
  sources: readonly CellSource[],
): MeasuredProvenance {
  const { unit } = row.metric;
  return {
    value: formatValue(cell.value, unit),
    exact: exactly(cell.value, unit),
    formula: formulaOf(
      sources.map(({ value }) => value).toSorted((a, b) => a - b),
      cell,
      unit,
    ),
    statistics: statisticsOf(cell, unit),
    grade: cell.grade,
    n: cell.n === undefined ? '' : formatCount(cell.n),
    method: cell.method ?? '',
    runs: sources.slice(0, MOST_RUNS).map((source) => ({
      id: source.runId,
      value: formatValue(source.value, unit),
      written: source.text ?? '',
      conversion: conversionOf(source, unit),
      file: source.fileName ?? '',
      where: source.pointer ?? '',
    })),
    hiddenRuns: Math.max(0, sources.length - MOST_RUNS),
  };
}

function formulaOf(sorted: readonly number[], cell: ComparisonCell, unit: CanonicalUnit): string {
  if (cell.runs === 1) return 'The value of a single run; nothing was computed.';
  const scale = chooseScale([cell.value], unit);
  const texts = sorted.map((value) => formatScaled(value, scale));
  const unitText = scale.label === '' ? '' : ` ${scale.label}`;
  const count = formatCount(sorted.length);
  const how = sorted.length % 2 === 1 ? 'the middle of' : 'half the sum of the two middle values of';
  const list =
    texts.length <= MOST_NAMED
      ? texts.join(' ≤ ')
      : [...texts.slice(0, 2), '…', ...middleOf(texts), '…', ...texts.slice(-2)]
          .join(' ≤ ')
          .replaceAll('≤ … ≤', '…');
  return `Median of ${count} runs: ${how} ${list}${unitText}.`;
}

function middleOf(texts: readonly string[]): readonly string[] {
  const half = Math.floor(texts.length / 2);
  return texts.length % 2 === 1 ? texts.slice(half, half + 1) : texts.slice(half - 1, half + 1);
}

function statisticsOf(cell: ComparisonCell, unit: CanonicalUnit): MeasuredProvenance['statistics'] {
  const between = (low: number, high: number) => `${formatValue(low, unit)} to ${formatValue(high, unit)}`;
  const sentences: [name: string, text: string][] = [];
  if (cell.low !== undefined && cell.high !== undefined) {
    sentences.push([
      'Interval',
      `95 % interval of the median, from order statistics: ${between(cell.low, cell.high)}.`,
    ]);
  } else if (cell.runs > 1) {
    sentences.push(['Range', `${between(cell.min, cell.max)}. Fewer than six runs give no 95 % interval.`]);
  }
  if (cell.repetitions !== undefined) {
    sentences.push([
      'Repetitions',
      `${formatCount(cell.repetitions)} within the run stood for runs in the test.`,
    ]);
  }
  if (cell.ratio !== undefined && cell.verdict !== 'base') {
    const interval =
      cell.ratioLow === undefined || cell.ratioHigh === undefined
        ? ''
        : `, 95 % interval ${formatRatio(cell.ratioLow)} to ${formatRatio(cell.ratioHigh)}`;
    sentences.push(['Ratio', `Value over that of the base: ${formatRatio(cell.ratio)}${interval}.`]);
  }
  if (cell.p !== undefined && cell.effect !== undefined) {
    const corrected = cell.pHolm === undefined ? '' : `, ${formatProbability(cell.pHolm)} after Holm`;
    sentences.push([
      'Test',
      `Mann–Whitney against the base: ${formatP(cell.p)}${corrected}; Cliff’s delta ${cell.effect.toFixed(2)}.`,
    ]);
  }
  return sentences.map(([name, text]) => ({ name, text }));
}

function conversionOf({ text, value }: CellSource, unit: CanonicalUnit): string {
  if (text === undefined) return '';
  const exact = exactly(value, unit);
  return exact.replaceAll(/[\s,]/g, '') === text.replaceAll(/[\s,]/g, '') ? '' : exact;
}

function claimsOf(cell: ClaimCell | undefined, unit: CanonicalUnit): ClaimProvenance[] {
  if (cell === undefined) return [];
  return [cell.claim, ...cell.otherwise].map((claim: Claim) => ({
    id: claim.id,
    text: claim.text ?? formatValue(claim.value, unit),
    exact: exactly(claim.value, unit),
    place: claim.place ?? '',
    conditions: conditionEntries(claim.conditions ?? {})
      .map(([field, value]) => describeCondition(field, value))
      .join('; '),
  }));
}

/** `36,200 ns`: nothing rounded, in the unit that values are kept in. */
function exactly(value: number, unit: CanonicalUnit): string {
  const digits = value.toLocaleString('en-US', { maximumSignificantDigits: 17 });
  if (unit === 'count' || unit === 'unknown') return digits;
  return unit === 'ratio' ? `${digits} (share of 1)` : `${digits} ${unit}`;
}
