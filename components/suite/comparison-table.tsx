'use client';

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ComparisonTable as Table } from '@/lib/tables/comparison-table';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { CaseFilter } from './case-filter';
import type { ShownParts } from './comparison-cells';
import { ComparisonView } from './comparison-view';
import { findGroups, groupRows, MOST_OPEN_GROUPS } from './row-groups';

/** Parts of a column that a reader can switch; the order is that of the switches. */
const PARTS = ['spread', 'ratio', 'claimed', 'proof'] as const;
type Part = (typeof PARTS)[number];
const PART_LABELS: Readonly<Record<Part, string>> = {
  spread: 'Spread',
  ratio: 'Ratio',
  claimed: 'Claimed',
  proof: 'p-value and effect',
};

/**
 * The comparison table with its switches. What is shown and how it is sorted stands in the address; the switches are
 * links, so that they work without script, and answer at once with it.
 */
export function ComparisonTable({
  label,
  columns,
  table,
  query,
  initialOrder,
}: {
  label: string;
  columns: readonly ColumnHead[];
  table: Table;
  /** The address as the server saw it. */
  query: Query;
  initialOrder: string;
}) {
  const [state, setState] = useQueryStates(
    {
      sort: parseAsString,
      hide: parseAsArrayOf(parseAsStringLiteral(PARTS)),
      show: parseAsArrayOf(parseAsStringLiteral(PARTS)),
      /** A part of the name of the cases that are shown. */
      cases: parseAsString,
    },
    { history: 'replace', scroll: false },
  );
  const sortRow = table.rows.find((row) => row.key === state.sort);
  const order = sortRow?.order ?? columns.map((_, index) => index);
  const hasRatios = columns.length > 1;
  const offered = PARTS.filter((part) => isOffered(part, table, hasRatios));
  const isOn = (part: Part) =>
    part === 'proof' ? state.show?.includes(part) === true : state.hide?.includes(part) !== true;
  const shown: ShownParts = {
    measured: table.has.measured,
    spread: table.has.spread && isOn('spread'),
    ratio: hasRatios && isOn('ratio'),
    claimed: table.has.claimed && (isOn('claimed') || !table.has.measured),
    proof: table.has.tested && isOn('proof'),
  };
  const wanted = state.cases ?? '';
  const groups = groupRows(table.rows);
  const found = findGroups(groups, wanted);
  const unfiltered = queryOf(query, {
    sort: state.sort,
    hide: state.hide?.join(','),
    show: state.show?.join(','),
    cases: undefined,
  });
  const current = queryOf(unfiltered, { cases: state.cases });

  const toggled = (part: Part): { hide: Part[] | null; show: Part[] | null } => {
    const flip = (list: readonly Part[] | null) =>
      list?.includes(part) === true ? list.filter((entry) => entry !== part) : [...(list ?? []), part];
    const key = part === 'proof' ? 'show' : 'hide';
    const next = flip(state[key]);
    return { hide: state.hide, show: state.show, [key]: next.length === 0 ? null : next };
  };

  return (
    <>
      {offered.length === 0 ? null : (
        <div className="bar">
          <div className="chips" role="group" aria-label="Columns">
            {offered.map((part) => {
              const next = toggled(part);
              return (
                <a
                  key={part}
                  className="chip"
                  {...(isOn(part) ? { 'aria-current': 'true' as const } : {})}
                  href={withQuery(current, { hide: next.hide?.join(','), show: next.show?.join(',') })}
                  onClick={(event) => {
                    event.preventDefault();
                    void setState(next);
                  }}
                >
                  {PART_LABELS[part]}
                  <span className="vh">
                    {isOn(part) ? ', shown; press to hide' : ', hidden; press to show'}
                  </span>
                </a>
              );
            })}
          </div>
        </div>
      )}
      {groups.length > MOST_OPEN_GROUPS || wanted !== '' ? (
        <CaseFilter
          text={wanted}
          found={found.length}
          total={groups.length}
          query={unfiltered}
          onChange={(text) => void setState({ cases: text === '' ? null : text })}
        />
      ) : null}
      {found.length === 0 ? (
        <p className="note">No case and no kind of metric is called like that.</p>
      ) : (
        <ComparisonView
          label={label}
          caption={
            <>
              {captionOf(table, sortRow?.label, initialOrder, hasRatios)}{' '}
              <a href="/methodology#comparing-two-columns">How this is computed</a>
            </>
          }
          columns={columns}
          table={{ ...table, rows: found.flatMap(({ rows }) => rows) }}
          shown={shown}
          order={order}
          sortedBy={sortRow?.key}
          hrefOf={(key) => withQuery(current, { sort: key === state.sort ? undefined : key })}
          onSort={(key) => void setState({ sort: key === state.sort ? null : key })}
        />
      )}
    </>
  );
}

/** The address with what changed here since the server saw it. */
function queryOf(query: Query, changes: Readonly<Record<string, string | null | undefined>>): Query {
  return Object.fromEntries(
    Object.entries({ ...query, ...changes }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
}

function isOffered(part: Part, table: Table, hasRatios: boolean): boolean {
  if (part === 'ratio') return hasRatios;
  if (part === 'spread') return table.has.spread;
  if (part === 'claimed') return table.has.claimed && table.has.measured;
  return part === 'proof' ? table.has.tested : true;
}

function captionOf(
  table: Table,
  sortedBy: string | undefined,
  initialOrder: string,
  hasRatios: boolean,
): string {
  const order = sortedBy === undefined ? initialOrder : `Columns sorted by ${sortedBy}, best first.`;
  const spread = table.has.spread
    ? 'Median of the runs, ± half its 95 % interval, or the range below six runs.'
    : table.has.repeated
      ? 'Median of the runs, which do not differ.'
      : 'One run each.';
  const reading = hasRatios ? 'Ratios above ×1 are worse. No colour: not told apart.' : '';
  const claimed = 'All values as claimed, none measured; a line marks how far one is from the best claim.';
  return [order, ...(table.has.measured ? [spread, reading] : [claimed])]
    .filter((part) => part !== '')
    .join(' ');
}
