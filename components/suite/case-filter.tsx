import { Icon } from '@/components/ui/icon';
import { withQuery, type Query } from '@/lib/format/query-string';

/**
 * Finds cases by their name. A form that sends `cases` with the rest of the address, so that it works without script;
 * with it, the table follows every letter.
 */
export function CaseFilter({
  text,
  found,
  total,
  query,
  onChange,
}: {
  text: string;
  found: number;
  total: number;
  /** The address without the filter. */
  query: Query;
  onChange: (text: string) => void;
}) {
  return (
    <form
      className="bar find"
      method="get"
      role="search"
      aria-label="Cases"
      onSubmit={(event) => event.preventDefault()}
    >
      {Object.entries(query).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <label className="lab" htmlFor="case-filter">
        Find a case
      </label>
      <input
        className="inp"
        id="case-filter"
        name="cases"
        type="search"
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <button className="btn no-js-only">
        <Icon name="search" />
        Find
      </button>
      <output className="small muted">
        {text.trim() === '' ? `${total} groups of rows` : `${found} of ${total} groups of rows`}
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
          Show all
        </a>
      )}
    </form>
  );
}
