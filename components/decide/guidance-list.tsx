import { Disclosure } from '@/components/ui/disclosure';
import type { Decision } from '@/lib/decision/decision';
import type { ConditionOutcome, OutsideLimit, RuleOutcome } from '@/lib/decision/guidance-rules';
import { listOf } from '@/lib/decision/words';
import { formatValue } from '@/lib/format/format-value';
import { labelOf } from './situation-fields';
import { OptionName, type SubjectNames } from './subject-names';

/** The suite's advice, held against the reader's situation: what applies first, the silent folded. */
export function GuidanceList({ decision, names }: { decision: Decision; names: SubjectNames }) {
  const { guidance } = decision;
  if (guidance.length === 0) return <p className="note">This suite gives no advice.</p>;
  const of = (state: RuleOutcome['state']) => guidance.filter((rule) => rule.state === state);
  const silent = of('silent');
  const firing = of('fires');
  const open = of('open');
  return (
    <>
      {firing.length === 0 ? null : <Rules rules={firing} all={guidance} names={names} />}
      {open.length === 0 ? null : (
        <Disclosure summary={`${open.length} open: not all is answered`}>
          <Rules rules={open} all={guidance} names={names} />
        </Disclosure>
      )}
      {silent.length === 0 ? null : (
        <Disclosure summary={`${silent.length} do not apply`}>
          <Rules rules={silent} all={guidance} names={names} />
        </Disclosure>
      )}
    </>
  );
}

function Rules({
  rules,
  all,
  names,
}: {
  rules: readonly RuleOutcome[];
  all: readonly RuleOutcome[];
  names: SubjectNames;
}) {
  return (
    <ol className="dc-rules">
      {rules.map((rule) => (
        <li key={rule.id} className={rule.state === 'fires' ? 'dc-on' : undefined}>
          <span className="dc-state">{STATES[rule.state]}</span>
          <div>
            <b>{rule.text ?? rule.id}</b>{' '}
            {rule.place === undefined ? null : <span className="muted">“{rule.place}”. </span>}
            {rule.conditions.map((one) => conditionText(one)).join(' ')}
            {rule.conflictsWith.length === 0 ? null : (
              <span className="dc-conflict"> Conflicts with {conflictText(rule, all, names)}.</span>
            )}
            {rule.outside.map((limit) => (
              <span key={limit.field} className="dc-conflict">
                {' '}
                Outside its own limits: {outsideText(limit)}.
              </span>
            ))}
          </div>
          <span>
            {rule.advice} <OptionName slug={rule.subject} names={names} />
          </span>
        </li>
      ))}
    </ol>
  );
}

const STATES = { fires: 'applies', open: 'open', silent: 'no' } as const;
const OPS = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least', '=': '', '!=': 'not' } as const;

function conditionText({ field, op, value, answer, state }: ConditionOutcome): string {
  const asks = `${labelOf(field)} ${OPS[op]} ${valueText(field, value)}`.replaceAll(/\s+/g, ' ');
  if (state === 'open') return `${asks}: not answered.`;
  return `${asks}: you said ${valueText(field, answer ?? '')}.`;
}

function valueText(field: string, value: number | boolean | string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  const unit = field === 'latencyP99Ns' ? 'ns' : field === 'monthlyUsd' ? 'USD' : 'count';
  return formatValue(value, unit);
}

function conflictText(rule: RuleOutcome, all: readonly RuleOutcome[], names: SubjectNames): string {
  const others = all.filter(({ id }) => rule.conflictsWith.includes(id));
  return listOf([
    ...new Set(others.map(({ advice, subject }) => `the advice ${advice} ${names.textOf(subject)}`)),
  ]);
}

function outsideText({ field, asked, quantity, value }: OutsideLimit): string {
  const what =
    quantity === 'latency.p99'
      ? 'its p99 is'
      : quantity === 'monthly-cost.value'
        ? 'it costs'
        : 'a node holds';
  return `${what} ${valueText(field, value)}, asked ${valueText(field, asked)}`;
}
