import { useId } from 'react';
import { Select } from '@/components/ui/select';
import type { Query } from '@/lib/format/query-string';

/** Chooses the case that the charts of a page show; works without script. Nothing where there is no choice. */
export function CaseForm({
  cases,
  chosen,
  query,
  anchor,
}: {
  cases: readonly string[];
  chosen: string | undefined;
  /** The address of the page, which is kept. */
  query: Query;
  /** The section to come back to. */
  anchor: string;
}) {
  const id = useId();
  if (cases.length < 2) return null;
  return (
    <form method="get" action={`#${anchor}`} className="bar case-form">
      {Object.entries(query).map(([name, value]) =>
        name === 'case' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label className="small" htmlFor={id}>
        Case
      </label>
      <Select
        id={id}
        name="case"
        defaultValue={chosen ?? ''}
        options={cases.map((name) => ({ value: name, label: name === 'all' ? 'all together' : name }))}
      />
      <button type="submit" className="btn">
        Show
      </button>
    </form>
  );
}
