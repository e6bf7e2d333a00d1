import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import type { Decision } from '@/lib/decision/decision';

/** Who wins, how sure that is, what would change it, and what it rests on. */
export function DecideVerdict({
  decision,
  slug,
  contradictedRows,
  isKept,
}: {
  decision: Decision;
  slug: string;
  contradictedRows: number;
  /** Not of these choices. */
  isKept: boolean;
}) {
  const [lead = decision.sentence] = /^.+?(?:with these weights|[.:](?=\s)|$)/u.exec(decision.sentence) ?? [];
  const grades = new Set(
    decision.criteria.flatMap(({ weight, grade }) => (weight === undefined ? [] : (grade ?? []))),
  );
  return (
    <div className={isKept ? 'dc-kept' : undefined}>
      {isKept ? <p className="note">Not of these choices:</p> : null}
      <p className="verdict" id="winner">
        <b>{lead}</b>
        {decision.sentence.slice(lead.length)}
      </p>
      <div className="trust">
        {[...grades].map((grade) => (
          <span key={grade}>
            <EvidenceGlyph grade={grade} />
            {grades.size === 1 ? `every value: ${grade}` : grade}
          </span>
        ))}
        {contradictedRows === 0 ? null : (
          <a href={`/suites/${slug}/audit?verdict=contradicted`}>
            {contradictedRows === 1 ? 'one criterion rests' : `${contradictedRows} criteria rest`} on
            contradicted claims <Icon name="arrow" />
          </a>
        )}
        <span>{ORDER_NOTE}</span>
      </div>
    </div>
  );
}

const ORDER_NOTE = 'a score adds up what is weighed by taste';
