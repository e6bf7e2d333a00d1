import type { TableCell } from '@/lib/tables/comparison-table';

/** Which parts of a column are shown. */
export interface ShownParts {
  readonly measured: boolean;
  readonly spread: boolean;
  readonly ratio: boolean;
  readonly claimed: boolean;
  readonly proof: boolean;
}

/** How many columns a subject takes. */
export function countParts(shown: ShownParts): number {
  return Number(shown.measured) + Number(shown.ratio) + Number(shown.claimed) + Number(shown.proof);
}

/**
 * The cells of one subject in one row: value and spread, ratio, what is claimed, the test. A fill needs a test; the
 * ratio of a claim has a line instead.
 */
export function ComparisonCells({ cell, shown }: { cell: TableCell | undefined; shown: ShownParts }) {
  const [value, spread, ratio, tone, claimed, claimedTone, claimedRatio, proof] = cell ?? EMPTY;
  const isBest = tone === 'best';
  const isClaimOnly = value === '' && claimed !== '';
  const ratioText = isClaimOnly ? claimedRatio : ratio;
  const ratioTone = isClaimOnly ? claimedTone : tone;
  const claimedClass = claimedTone === 'best' && (isClaimOnly || !shown.measured) ? 'num cl best' : 'num cl';
  const claimedCell = shown.claimed ? (
    <td className={shown.measured ? claimedClass : `${claimedClass} gs`}>
      {claimed === '' ? <span className="muted">—</span> : claimed}
    </td>
  ) : null;
  return (
    <>
      {shown.measured ? (
        <td className={isBest ? 'num gs best' : 'num gs'}>
          {value === '' ? <span className="muted">—</span> : value}
          {shown.spread ? <span className="sp-r">{spread}</span> : null}
        </td>
      ) : (
        claimedCell
      )}
      {shown.ratio ? (
        <td className={`num rt ${ratioTone === 'best' ? (isClaimOnly ? '' : 'best') : ratioTone}`.trim()}>
          {ratioText === '~' ? <abbr title="not distinguishable from the best">~</abbr> : ratioText}
        </td>
      ) : null}
      {shown.measured ? claimedCell : null}
      {shown.proof ? <td className="num muted small">{proof}</td> : null}
    </>
  );
}

const EMPTY: TableCell = ['', '', '', '', '', '', '', ''];
