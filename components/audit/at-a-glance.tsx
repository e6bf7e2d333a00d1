import { FINDING_VERDICTS } from '@/lib/audit/finding';
import { formatCount } from '@/lib/format/format-value';
import { BAR_WIDTH, type AuditView } from '@/lib/tables/audit-view';
import { VERDICT_WORDS } from '@/lib/tables/audit-view-words';
import { findingsAddress, type AuditAddress } from './audit-address';
import { VerdictGlyph } from './verdict-glyph';

/** How many checks came out how: one bar, and a figure for each verdict that leads to its findings. */
export function AtAGlance({ view, address }: { view: AuditView; address: AuditAddress }) {
  const { counts, bar } = view;
  const label = FINDING_VERDICTS.map(
    (verdict) => `${formatCount(counts[verdict])} ${VERDICT_WORDS[verdict].label.toLowerCase()}`,
  ).join(', ');
  return (
    <>
      <svg
        className="share"
        viewBox={`0 0 ${BAR_WIDTH} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bar.map(({ verdict, x, width }) => (
          <rect key={verdict} className={`x-${verdict}`} x={x} y="0" width={width} height="20" />
        ))}
      </svg>
      <ul className="tally">
        {FINDING_VERDICTS.map((verdict) => (
          <li key={verdict}>
            <Tally verdict={verdict} count={counts[verdict]} address={address} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Tally({
  verdict,
  count,
  address,
}: {
  verdict: (typeof FINDING_VERDICTS)[number];
  count: number;
  address: AuditAddress;
}) {
  const { label, meaning } = VERDICT_WORDS[verdict];
  const content = (
    <>
      <span className="n">{formatCount(count)}</span>
      <span className="w">
        <VerdictGlyph verdict={verdict} />
        <span>{label}</span>
      </span>
      <span className="d">{meaning}</span>
    </>
  );
  return count === 0 ? (
    <span className="t">{content}</span>
  ) : (
    <a className="t" href={findingsAddress(address, { verdict })}>
      {content}
    </a>
  );
}
