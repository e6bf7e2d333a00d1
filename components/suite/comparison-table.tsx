'use client';

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { withQuery, type Query } from '@/lib/format/query-string';
import { formatCellAddress } from '@/lib/tables/cell-address';
import type { ComparisonTable as Table, TableRow } from '@/lib/tables/comparison-table';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { cutTable, type TableCut } from '@/lib/tables/table-cut';
import { ComparisonView, orientationOf } from './comparison-view';
import { CopyTable } from './copy-table';
import { filterTable } from './filter-table';
import { useGridKeys } from './grid-keys';
import { RowFilterForm } from './row-filter-form';
import { shortName } from './short-name';
import { isOffered, PARTS, shownParts, TableSwitches, type Part } from './table-switches';
import { useSortedRows } from './use-sorted-rows';
import { useWholeTable } from './use-whole-table';

const CellDialog = lazy(() => import('./cell-dialog').then((module) => ({ default: module.CellDialog })));

/** Elements that a table may take at first paint. */
const ROOM = 700;
/** A table of fewer rows is read at a glance. */
const LEAST_TO_FILTER = 7;

/**
 * The comparison table with its switches. What is shown and how it is sorted stands in the address; the switches are
 * links, so that they work without script, and answer at once with it. It opens with as many rows as fit its room;
 * the rest, where the page did not bring it, is fetched when it is asked for.
 */
export function ComparisonTable({
  label,
  columns,
  table,
  query,
  initialOrder,
  total = table.rows.length,
  rowsHref,
  originsHref,
  room = ROOM,
}: {
  label: string;
  columns: readonly ColumnHead[];
  /** The first rows, or all of them. */
  table: Table;
  /** The address as the server saw it. */
  query: Query;
  initialOrder: string;
  /** How many rows there are. */
  total?: number;
  /** Where all rows are given out as data. */
  rowsHref?: string;
  /** Where the origin of a number is given out, up to the value of `cell`; without it numbers are plain. */
  originsHref?: string;
  room?: number;
}) {
  const [state, setState] = useQueryStates(
    {
      /** Key of the row that orders the columns, or slug of the column that orders the rows. */
      sort: parseAsString,
      hide: parseAsArrayOf(parseAsStringLiteral(PARTS)),
      show: parseAsArrayOf(parseAsStringLiteral(PARTS)),
      orient: parseAsStringLiteral(['metrics', 'subjects']),
      filter: parseAsString,
      rows: parseAsStringLiteral(['all']),
      /** The number whose origin is told. */
      cell: parseAsString,
    },
    { history: 'replace', scroll: false },
  );
  const whole = useWholeTable(table, total, rowsHref);
  const place = useRef<HTMLDivElement>(null);
  useGridKeys(place);
  // What the server tells in the page needs no dialog on top before somebody asks for another.
  const [isAsked, setIsAsked] = useState(false);

  const orientation = orientationOf(state.orient ?? undefined, columns.length);
  const sortRow = whole.rows.find((row) => row.key === state.sort);
  const sortColumn = sortRow === undefined ? columns.findIndex(({ slug }) => slug === state.sort) : -1;
  const inOrder = useMemo(() => sortRow?.order ?? columns.map((_, index) => index), [sortRow, columns]);
  const wanted = state.filter ?? '';
  const found = useMemo(
    () => filterTable(wanted, whole.rows, inOrder, orientation),
    [wanted, whole.rows, inOrder, orientation],
  );
  const sorted = useSortedRows(found.rows, columns, orientation === 'metrics' ? sortColumn : -1);
  const isAll = state.rows === 'all';
  const cut = isAll
    ? { rows: sorted, order: found.order }
    : withRow(cutTable(sorted, found.order, orientation, room), sorted, sortRow);
  const needsWhole = wanted.trim() !== '' || sortColumn !== -1 || isAll || state.orient !== null;
  const { isWhole, load } = whole;
  useEffect(() => {
    if (needsWhole && !isWhole) void load();
  }, [needsWhole, isWhole, load]);

  const current = queryOf(query, {
    sort: state.sort,
    hide: state.hide?.join(','),
    show: state.show?.join(','),
    orient: state.orient,
    filter: state.filter,
    rows: state.rows,
    cell: undefined,
  });
  const hasRatios = columns.length > 1;
  const isOn = (part: Part) =>
    part === 'proof' ? state.show?.includes(part) === true : state.hide?.includes(part) !== true;
  const shown = shownParts(table, hasRatios, isOn);
  const names = cut.order.flatMap((index) => {
    const head = columns[index];
    return head === undefined ? [] : [{ index, name: shortName(head, columns) }];
  });
  const left = {
    rows: (isWhole ? sorted.length : total) - cut.rows.length,
    columns: found.order.length - cut.order.length,
  };

  return (
    <div ref={place}>
      <div className="bar">
        <TableSwitches
          parts={PARTS.filter((part) => isOffered(part, table, hasRatios))}
          isOn={isOn}
          state={state}
          query={current}
          onChange={(next) => void setState(next)}
          orientation={columns.length > 1 && total > 1 ? orientation : undefined}
        />
        <CopyTable
          label={label}
          names={names}
          load={load}
          arrange={(rows) => filterTable(wanted, rows, inOrder, orientation).rows}
        />
      </div>
      {total >= LEAST_TO_FILTER || columns.length >= LEAST_TO_FILTER || wanted !== '' ? (
        <RowFilterForm
          text={wanted}
          problem={found.problem}
          status={statusOf(found, orientation, {
            total,
            columns: columns.length,
            isWhole: isWhole || wanted === '',
            isFiltered: wanted.trim() !== '',
            hasFailed: whole.hasFailed,
          })}
          query={queryOf(current, { filter: undefined })}
          onChange={(text) => void setState({ filter: text === '' ? null : text })}
          onFocus={() => void load()}
        />
      ) : null}
      {cut.rows.length === 0 || cut.order.length === 0 ? (
        <ScrollRegion label={label}>
          <p className="note">{found.problem ?? 'Nothing here is called like that or meets it.'}</p>
        </ScrollRegion>
      ) : (
        <ComparisonView
          label={label}
          caption={
            <>
              {captionOf(
                table,
                orderText(sortRow?.label, columns[sortColumn]?.name, initialOrder),
                hasRatios,
              )}{' '}
              <a href="/methodology#comparing-two-columns">How this is computed</a>
            </>
          }
          columns={columns}
          table={{ ...table, rows: cut.rows }}
          shown={shown}
          order={cut.order}
          orientation={orientation}
          sortedBy={sortRow?.key ?? columns[sortColumn]?.slug}
          hrefOf={(key) => withQuery(current, { sort: key === state.sort ? undefined : key })}
          onSort={(key) => void setState({ sort: key === state.sort ? null : key })}
          {...(originsHref === undefined
            ? {}
            : {
                originOf: (row: string, column: string) => ({
                  href: `${withQuery(current, { cell: formatCellAddress({ row, column }) })}#origin`,
                  onOpen: () => {
                    setIsAsked(true);
                    void setState({ cell: formatCellAddress({ row, column }) });
                  },
                }),
              })}
        />
      )}
      <MoreRows
        left={left}
        orientation={orientation}
        isAll={isAll && total > 2}
        query={current}
        onChange={(rows) => void setState({ rows })}
      />
      {originsHref === undefined || state.cell === null || !isAsked ? null : (
        <Suspense>
          <CellDialog
            href={`${originsHref}${encodeURIComponent(state.cell)}`}
            onClose={() => void setState({ cell: null })}
          />
        </Suspense>
      )}
    </div>
  );
}

/** What the subjects are sorted by stays in sight. */
function withRow(cut: TableCut, rows: readonly TableRow[], row: TableRow | undefined): TableCut {
  if (row === undefined || cut.rows.includes(row) || !rows.includes(row)) return cut;
  return { ...cut, rows: [row, ...cut.rows.slice(0, -1)] };
}

function MoreRows({
  left,
  orientation,
  isAll,
  query,
  onChange,
}: {
  left: { readonly rows: number; readonly columns: number };
  orientation: 'metrics' | 'subjects';
  isAll: boolean;
  query: Query;
  onChange: (rows: 'all' | null) => void;
}) {
  if (left.rows <= 0 && left.columns <= 0 && !isAll) return null;
  const more = [count(left.rows, 'more metric'), count(left.columns, 'more subject')].filter(
    (part) => part !== '',
  );
  return (
    <p className="small mt-3">
      <a
        href={withQuery(query, { rows: isAll ? undefined : 'all' })}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onChange(isAll ? null : 'all');
        }}
      >
        {isAll
          ? 'Show only the first'
          : `Show ${(orientation === 'subjects' ? more.toReversed() : more).join(' and ')}`}
      </a>
    </p>
  );
}

function count(number: number, noun: string): string {
  return number <= 0 ? '' : `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

function statusOf(
  found: { readonly rows: readonly unknown[]; readonly order: readonly unknown[] },
  orientation: 'metrics' | 'subjects',
  all: {
    readonly total: number;
    readonly columns: number;
    readonly isWhole: boolean;
    readonly isFiltered: boolean;
    readonly hasFailed: boolean;
  },
): string {
  if (all.hasFailed) return 'The other rows could not be fetched; these are the first.';
  if (!all.isWhole) return 'Fetching all rows';
  const of = (part: number, whole: number, noun: string) =>
    `${part === whole ? '' : `${part.toLocaleString('en-US')} of `}${whole.toLocaleString('en-US')} ${noun}${whole === 1 ? '' : 's'}`;
  const rows = of(all.isFiltered ? found.rows.length : all.total, all.total, 'metric');
  return orientation === 'metrics' ? rows : `${of(found.order.length, all.columns, 'subject')}, ${rows}`;
}

/** The address with what changed here since the server saw it. */
function queryOf(query: Query, changes: Readonly<Record<string, string | null | undefined>>): Query {
  return Object.fromEntries(
    Object.entries({ ...query, ...changes }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
}

function orderText(row: string | undefined, column: string | undefined, initial: string): string {
  if (row !== undefined) return `Subjects sorted by ${row}, best first.`;
  return column === undefined
    ? initial
    : `Metrics sorted by how far ${column} is behind the best, furthest first.`;
}

function captionOf(table: Table, order: string, hasRatios: boolean): string {
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
