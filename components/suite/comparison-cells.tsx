import type { TableCell } from '@/lib/tables/comparison-table';

/** Which parts of a column are shown. */
export interface ShownParts {
  readonly measured: boolean;
  readonly spread: boolean;
  readonly ratio: boolean;
  readonly claimed: boolean;
  readonly proof: boolean;
}

/** A link to where a number comes from, and what opens the same in place. */
export interface OriginLink {
  readonly href: string;
  readonly onOpen: () => void;
}

/** How many columns a subject takes. */
export function countParts(shown: ShownParts): number {
  return Number(shown.measured) + Number(shown.ratio) + Number(shown.claimed) + Number(shown.proof);
}

/**
 * The cells of one subject in one row: value and spread, ratio, what is claimed, the test. A fill needs a test; the
 * ratio of a claim has a line instead. The value leads to where it comes from.
 */
export function ComparisonCells({
  cell,
  shown,
  origin,
}: {
  cell: TableCell | undefined;
  shown: ShownParts;
  /** Where the origin of the number is told. */
  origin?: OriginLink | undefined;
}) {
  const [value, spread, ratio, tone, claimed, claimedTone, claimedRatio, proof] = cell ?? EMPTY;
  const isBest = tone === 'best';
  const isClaimOnly = value === '' && claimed !== '';
  const ratioText = isClaimOnly ? claimedRatio : ratio;
  const ratioTone = isClaimOnly ? claimedTone : tone;
  const claimedClass = claimedTone === 'best' && (isClaimOnly || !shown.measured) ? 'num cl best' : 'num cl';
  const claimedCell = shown.claimed ? (
    <td className={classesOf(claimedClass, !shown.measured && 'gs', claimed === '' && 'nil')}>
      {claimed === '' ? '—' : isClaimOnly ? <Origin link={origin}>{claimed}</Origin> : claimed}
    </td>
  ) : null;
  return (
    <>
      {shown.measured ? (
        <td className={classesOf('num gs', isBest && 'best', value === '' && 'nil')}>
          {value === '' ? '—' : <Origin link={origin}>{value}</Origin>}
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

function Origin({ link, children }: { link: OriginLink | undefined; children: string }) {
  return link === undefined ? (
    children
  ) : (
    <a
      className="origin"
      href={link.href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        link.onOpen();
      }}
    >
      {children}
    </a>
  );
}

function classesOf(...classes: (string | false)[]): string {
  return classes.filter((name) => name !== false).join(' ');
}
