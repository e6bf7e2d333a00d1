import { Button } from '@/components/ui/button';
import { Field, fieldDescription } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { costAddress } from '@/lib/cost/cost-address';
import type { Query } from '@/lib/format/query-string';

const AXES = [
  { value: 'users', label: 'Users' },
  { value: 'rate', label: 'Message rate' },
  { value: 'payload', label: 'Payload' },
] as const;

/** Along what the cost is drawn, and a budget to hold it against; both stand in the address. */
export function CurveControls({
  query,
  action,
  problem,
}: {
  query: Query;
  action: string;
  problem: string | undefined;
}) {
  const id = 'cost-budget';
  const texts = problem === undefined ? {} : { error: problem };
  return (
    <div className="bar co-curve">
      <Segmented
        label="Along what"
        value={AXES.find(({ value }) => value === query['curve'])?.value ?? 'users'}
        segments={AXES.map(({ value, label }) => ({
          value,
          label,
          href: `${action}${costAddress(query, { curve: value === 'users' ? undefined : value })}#curve`,
        }))}
      />
      <form method="get" action={`${action}#curve`} className="co-budget">
        {Object.entries(query)
          .filter(([key]) => key !== 'budget')
          .map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
        <Field id={id} label="Budget a month" {...texts}>
          <input
            key={query['budget'] ?? ''}
            id={id}
            name="budget"
            className="inp"
            autoComplete="off"
            placeholder="$500"
            defaultValue={query['budget'] ?? ''}
            aria-describedby={fieldDescription(id, texts)}
            {...(problem === undefined ? {} : { 'aria-invalid': true as const })}
          />
        </Field>
        <Button type="submit">Draw</Button>
      </form>
    </div>
  );
}
