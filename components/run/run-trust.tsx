import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import type { RunTrustItem } from '@/lib/tables/run-trust';

/** What a run rests on, and what weakens it. */
export function RunTrust({ items }: { items: readonly RunTrustItem[] }) {
  return (
    <div className="trust">
      {items.map((item) => (
        <span key={item.text}>
          {item.isCaution === true ? <Icon name="warn" label="Caution:" /> : null}
          <span>
            {item.grade === undefined ? null : <EvidenceGlyph grade={item.grade} withLabel />}
            {item.text}
          </span>
        </span>
      ))}
    </div>
  );
}
