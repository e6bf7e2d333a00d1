import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { EVIDENCE_GRADES } from '@/lib/model/grade';

/** What the colours and circles of a comparison table mean. */
export function TableKey({ hasRatios }: { hasRatios: boolean }) {
  return (
    <div className="keys" role="group" aria-label="Key to the table">
      {hasRatios ? <RatioKey /> : null}
      <span className="muted">Evidence</span>
      {EVIDENCE_GRADES.map((grade) => (
        <EvidenceGlyph key={grade} grade={grade} withLabel />
      ))}
    </div>
  );
}

function RatioKey() {
  return (
    <>
      <span className="muted">Ratio to best</span>
      <span className="sws">
        <span className="sw line">~ or none</span>
        <span className="sw w1">to ×1.25</span>
        <span className="sw w2">to ×2</span>
        <span className="sw w3">to ×4</span>
        <span className="sw w4">to ×10</span>
        <span className="sw w5">beyond</span>
        <span className="sw line k3">claimed: line only</span>
      </span>
    </>
  );
}
