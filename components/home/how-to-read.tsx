import type { ReactNode } from 'react';
import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Section } from '@/components/ui/section';
import type { EvidenceGrade } from '@/lib/model/grade';

const EVIDENCE: readonly (readonly [EvidenceGrade, string])[] = [
  ['samples', 'every raw measurement is here'],
  ['histogram', 'percentiles can be merged'],
  ['summary', 'a tool printed a number'],
  ['claim', 'somebody published it'],
  ['estimate', 'our model computed it'],
];

/** The marks that stand beside numbers everywhere, each with an example. */
export function HowToRead() {
  return (
    <Section
      id="how-to-read"
      title="How to read it"
      notes={[
        'Marks that stand beside numbers everywhere.',
        <a key="rules" href="/methodology">
          The rules behind them
        </a>,
      ]}
    >
      <div className="how">
        <div>
          <h3>Evidence</h3>
          <ul>
            {EVIDENCE.map(([grade, meaning]) => (
              <li key={grade}>
                <EvidenceGlyph grade={grade} withLabel />
                <span className="muted">{meaning}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Judgement</h3>
          <ul>
            <Example meaning="best, or tied with it">
              35.2 <b>best</b>
            </Example>
            <Example meaning="no colour: cannot be told apart">37.9 ~</Example>
            <Example tone="w2" meaning="worse, tested">
              61.3 ×1.74
            </Example>
            <Example tone="k3" meaning="worse as claimed, not tested">
              54 ×3.00
            </Example>
            <Example tone="b2" meaning="better than the base you chose">
              48.0 ×0.78
            </Example>
          </ul>
        </div>
        <div>
          <h3>Refusals</h3>
          <p className="small ink2">
            “Undecided: 3 runs against 3 cannot show a difference at 5 %. Add one run to each.” We would
            rather say nothing than say it twice as loudly.
          </p>
        </div>
      </div>
    </Section>
  );
}

function Example({
  tone,
  meaning,
  children,
}: {
  tone?: 'w2' | 'k3' | 'b2';
  meaning: string;
  children: ReactNode;
}) {
  return (
    <li>
      <span className={tone === undefined ? 'num bx' : `num bx ${tone}`}>{children}</span>
      <span className="muted">{meaning}</span>
    </li>
  );
}
