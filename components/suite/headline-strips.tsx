import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { slotOf } from '@/components/ui/marker-shapes';
import type { HeadlineStrip, StripEntry } from '@/lib/tables/headline-strips';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { shortName } from './short-name';

/** The headline metrics side by side: for each subject a mark on a line from nothing to the largest value. */
export function HeadlineStrips({
  strips,
  columns,
}: {
  strips: readonly HeadlineStrip[];
  columns: readonly ColumnHead[];
}) {
  return (
    <div className={`heads n${strips.length}`}>
      {strips.map((strip) => (
        <div key={strip.key}>
          <h3>
            {strip.label}
            <EvidenceGlyph grade={strip.grade} />
          </h3>
          <span className="dir">{[strip.unit, strip.better].filter((part) => part !== '').join(', ')}</span>
          <table className="mini">
            <caption className="vh">{strip.label}</caption>
            <tbody>
              {shownIn(strip, columns).map((head) => {
                const name = shortName(head, columns);
                const entry = strip.entries.find((candidate) => candidate.column === head.slug);
                return (
                  <tr key={head.slug}>
                    <th scope="row" title={name}>
                      {name}
                    </th>
                    <td className={`s s${slotOf(head.position)}`}>
                      {entry === undefined ? null : <Strip entry={entry} slot={slotOf(head.position)} />}
                    </td>
                    <td className={entry?.isBest === true ? 'num best' : 'num'}>{entry?.text ?? '—'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {columns.length > MOST_SHOWN ? (
            <span className="dir">{`and ${(columns.length - MOST_SHOWN).toLocaleString('en-US')} more below`}</span>
          ) : null}
        </div>
      ))}
    </div>
  );
}

const MOST_SHOWN = 6;

/** Of many subjects the first of this metric; the table has them all. */
function shownIn(strip: HeadlineStrip, columns: readonly ColumnHead[]): readonly ColumnHead[] {
  if (columns.length <= MOST_SHOWN) return columns;
  const best = new Set(strip.bestFirst.slice(0, MOST_SHOWN));
  return columns
    .filter(({ slug }) => best.has(slug))
    .toSorted((a, b) => strip.bestFirst.indexOf(a.slug) - strip.bestFirst.indexOf(b.slug));
}

function Strip({ entry, slot }: { entry: StripEntry; slot: number }) {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return (
    <svg className="st" width="100%" height="20" aria-hidden="true">
      <line className="bl" x1="0" x2="100%" y1="10" y2="10" />
      {entry.lowAt === undefined || entry.highAt === undefined ? null : (
        <line className="wh" x1={percent(entry.lowAt)} x2={percent(entry.highAt)} y1="10" y2="10" />
      )}
      {entry.claimedAt === undefined ? null : <Mark href={`#mh-${slot}`} x={percent(entry.claimedAt)} />}
      {entry.measuredAt === undefined ? null : <Mark href={`#m-${slot}`} x={percent(entry.measuredAt)} />}
    </svg>
  );
}

function Mark({ href, x }: { href: string; x: string }) {
  return <use href={href} x={x} y="4" width="12" height="12" transform="translate(-6 0)" />;
}
