import { Select } from '@/components/ui/select';
import type { DecisionEvidence } from '@/lib/decision/evidence';
import { formatValue } from '@/lib/format/format-value';
import type { Query } from '@/lib/format/query-string';
import type { SituationCosts } from '@/lib/tables/situation-costs';
import { FieldFault, invalid } from './criterion-row';
import type { SubjectNames } from './subject-names';
import type { QueryChanges } from './use-decision';

/** The reader's own situation, said once: for the advice and for the monthly cost. */
export function SituationFields({
  evidence,
  costs,
  query,
  faults,
  names,
  onChange,
}: {
  evidence: DecisionEvidence;
  costs: SituationCosts | undefined;
  query: Query;
  faults: Readonly<Record<string, string>>;
  names: SubjectNames;
  onChange: (changes: QueryChanges) => void;
}) {
  const asked = new Set(evidence.guidance.flatMap(({ when }) => (when ?? []).map(({ field }) => field)));
  const fields = [...new Set(['users', ...PLAIN.keys(), ...asked])].filter(
    (field) => asked.has(field) || field === 'users',
  );
  return (
    <>
      <div className="dc-fields">
        {fields.map((field) => (
          <label key={field} className="field">
            <span className="lab">{labelOf(field)}</span>
            {field.startsWith('needs:') ? (
              <Select
                name={field}
                value={query[field] ?? ''}
                options={YES_NO}
                onChange={(event) => onChange({ [field]: event.target.value })}
              />
            ) : (
              <input
                className="inp"
                name={field}
                value={query[field] ?? ''}
                placeholder={PLAIN.get(field)?.example ?? '2'}
                onChange={(event) => onChange({ [field]: event.target.value })}
                {...invalid(field, faults)}
              />
            )}
            <FieldFault id={field} faults={faults} />
          </label>
        ))}
      </div>
      <p className="no-js-only dc-send">
        <button className="btn" type="submit">
          Decide for this
        </button>
      </p>
      <CostLine costs={costs} names={names} />
    </>
  );
}

function CostLine({ costs, names }: { costs: SituationCosts | undefined; names: SubjectNames }) {
  if (costs === undefined)
    return <p className="note">With a number of users, the monthly cost is computed for them.</p>;
  if (costs.problem !== undefined) return <p className="note">{costs.problem}</p>;
  return (
    <p className="note">
      Monthly cost for {costs.fields['users']} users, in place of published ones, at prices of{' '}
      {costs.pricesOf}:{' '}
      {costs.options
        .map(
          ({ subject, monthlyUsd, nodes, nodeType }) =>
            `${names.textOf(subject)} ${formatValue(monthlyUsd, 'USD')} (${nodes} × ${nodeType})`,
        )
        .join(', ')}
      .
    </p>
  );
}

const PLAIN: ReadonlyMap<string, { readonly label: string; readonly example: string }> = new Map([
  ['users', { label: 'Users at the peak', example: '500k' }],
  ['latencyP99Ns', { label: 'Latency p99 wanted', example: '20ms' }],
  ['teamSize', { label: 'Team size', example: '4' }],
  ['monthsToLaunch', { label: 'Months to launch', example: '3' }],
  ['monthlyUsd', { label: 'Budget a month', example: '$4,000' }],
]);

const YES_NO = [
  { value: '', label: 'not said' },
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
] as const;

/** @example labelOf('experience:rust') === 'People who know rust' */
export function labelOf(field: string): string {
  const [kind, name = ''] = field.split(':');
  const words = name.replaceAll(/[-_.]/g, ' ');
  if (kind === 'needs') return `Needs ${words}`;
  if (kind === 'experience') return `People with ${words} experience`;
  return PLAIN.get(field)?.label ?? field;
}
