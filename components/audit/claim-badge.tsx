import type { FindingVerdict } from '@/lib/audit/finding';
import { VERDICT_WORDS } from '@/lib/tables/audit-view-words';
import { VerdictGlyph } from './verdict-glyph';

/** The worst that an audit found about a claim, and the way to its findings. Needs `VerdictSprite` on the page. */
export function ClaimBadge({
  verdict,
  about,
  href,
}: {
  verdict: FindingVerdict;
  /** The claim in words, for who does not see where the badge stands. */
  about: string;
  href: string;
}) {
  return (
    <a className="claim-badge" href={href}>
      <VerdictGlyph verdict={verdict} />
      {VERDICT_WORDS[verdict].label}
      <span className="vh">{`: findings on ${about}`}</span>
    </a>
  );
}
