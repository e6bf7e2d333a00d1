import { RULE_IDS } from '@/lib/audit/finding';
import type { RuleLine } from '@/lib/tables/audit-view';
import { RULE_WORDS, VERDICT_WORDS } from '@/lib/tables/audit-view-words';
import { findingsAddress, type AuditAddress } from './audit-address';

/** Every rule that had something to check, in words, with what it found; then those that had nothing. */
export function RulesList({ rules, address }: { rules: readonly RuleLine[]; address: AuditAddress }) {
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
              <a className="small" href={findingsAddress(address, { rule: rule.id })}>
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
