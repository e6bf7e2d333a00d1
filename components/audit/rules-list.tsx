import { RULE_IDS } from '@/lib/audit/finding';
import type { RuleLine } from '@/lib/tables/audit-view';
import { RULE_WORDS, VERDICT_WORDS } from '@/lib/tables/audit-view-words';

/** Every rule that had something to check, in words, with what it found; then those that had nothing. */
export function RulesList({ rules }: { rules: readonly RuleLine[] }) {
  const idle = RULE_IDS.filter((id) => rules.every((rule) => rule.id !== id));
  return (
    <>
      <dl className="rules">
        {rules.map((rule) => (
          <div key={rule.id} id={`rule-${rule.id}`}>
            <dt>
              {RULE_WORDS[rule.id].label} <code className="muted">{rule.id}</code>
            </dt>
            <dd>
              <p>{RULE_WORDS[rule.id].explanation}</p>
              <a className="small" href={`?rule=${rule.id}#findings`}>
                {countsOf(rule)}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {idle.length === 0 ? null : (
        <p className="note">
          {`Found nothing to check here: ${idle.map((id) => RULE_WORDS[id].label.toLowerCase()).join(', ')}.`}
        </p>
      )}
    </>
  );
}

function countsOf({ counts, total }: RuleLine): string {
  const parts = counts.map(({ verdict, count }) => `${count} ${VERDICT_WORDS[verdict].label.toLowerCase()}`);
  return `${total} ${total === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}`;
}
