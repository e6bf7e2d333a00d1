import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import { RefusalGlyph } from '@/components/ui/refusal-glyph';
import type { VerdictSentence } from '@/lib/comparison/verdict';
import type { TrustItem } from '@/lib/tables/trust-line';

/** The sentence that a comparison opens with. */
export function Verdict({ verdict }: { verdict: VerdictSentence }) {
  const joint = /^[,.:;]/.test(verdict.rest) ? '' : ' ';
  return (
    <p className="verdict">
      {verdict.isRefusal === true ? (
        <>
          <RefusalGlyph />{' '}
        </>
      ) : null}
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
