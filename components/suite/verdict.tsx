import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import type { VerdictSentence } from '@/lib/comparison/verdict';
import type { TrustItem } from '@/lib/tables/trust-line';

/** The sentence that a comparison opens with. */
export function Verdict({ verdict }: { verdict: VerdictSentence }) {
  const joint = /^[,.:;]/.test(verdict.rest) ? '' : ' ';
  return (
    <p className="verdict">
      <b>{verdict.lead}</b>
      {joint}
      {verdict.rest}
    </p>
  );
}

/** What the numbers rest on, and what weakens them. */
export function TrustLine({ items }: { items: readonly TrustItem[] }) {
  return (
    <div className="trust">
      {items.map((item) => (
        <span key={item.text}>
          {item.grade === undefined ? null : <EvidenceGlyph grade={item.grade} />}
          {item.isCaution === true ? <Icon name="warn" label="Caution:" /> : null}
          {item.text}
        </span>
      ))}
    </div>
  );
}
