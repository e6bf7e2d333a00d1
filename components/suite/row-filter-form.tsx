import { Icon } from '@/components/ui/icon';
import { withQuery, type Query } from '@/lib/format/query-string';

/**
 * Filters a table by a part of a name or by a condition. A form that sends `filter` with the rest of the address, so
 * that it works without script; with it, the table follows every letter.
 */
export function RowFilterForm({
  text,
  status,
  problem,
  query,
  onChange,
  onFocus,
}: {
  text: string;
  /** How much was found. */
  status: string;
  /** Why the text cannot be read. */
  problem: string | undefined;
  /** The address without the filter. */
  query: Query;
  onChange: (text: string) => void;
  onFocus: () => void;
}) {
  return (
    <form
      className="bar find"
      method="get"
      role="search"
      aria-label="Rows"
      onSubmit={(event) => event.preventDefault()}
    >
      {Object.entries(query).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <label className="lab" htmlFor="row-filter">
        Filter
      </label>
      <input
        className="inp"
        id="row-filter"
        name="filter"
        type="search"
        autoComplete="off"
        placeholder="name, or p99 < 20ms"
        value={text}
        aria-describedby="row-filter-status"
        {...(problem === undefined ? {} : { 'aria-invalid': true as const })}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
      />
      <button className="btn no-js-only">
        <Icon name="search" />
        Find
      </button>
      <output id="row-filter-status" className={problem === undefined ? 'small muted' : 'small flag'}>
        {problem ?? status}
      </output>
      {text.trim() === '' ? null : (
        <a
          className="small"
          href={withQuery(query, {})}
          onClick={(event) => {
            event.preventDefault();
            onChange('');
          }}
        >
          Clear
        </a>
      )}
    </form>
  );
}
