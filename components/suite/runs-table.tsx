'use client';

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { SubjectName } from '@/components/ui/subject-name';
import { TrayTick } from '@/components/tray/tray-tick';
import type { RunsTable as Table, RunsTableRow } from '@/lib/tables/runs-table';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});
const helper = createColumnHelper<typeof features, RunsTableRow>();

const columns = helper.columns([
  helper.accessor('id', { id: 'run', header: 'Run', sortFn: 'text' }),
  helper.accessor('subjectName', { id: 'subject', header: 'Subject', sortFn: 'text' }),
  helper.accessor('valueSort', { id: 'value', header: 'Value', sortFn: 'basic', sortUndefined: 'last' }),
  helper.accessor('rateSort', { id: 'rate', header: 'Achieved, /s', sortFn: 'basic', sortUndefined: 'last' }),
  helper.accessor('load', { id: 'load', header: 'Load', sortFn: 'text' }),
  helper.accessor('tool', { id: 'tool', header: 'Tool', sortFn: 'text' }),
  helper.accessor('timeSort', { id: 'time', header: 'Started', sortFn: 'basic' }),
  helper.accessor('grade', { id: 'evidence', header: 'Evidence', enableSorting: false }),
]);

const NUMERIC: ReadonlySet<string> = new Set(['value', 'rate']);

/** The runs behind a comparison, newest first until another column is chosen. */
export function RunsTable({
  table: runs,
  caption,
  marked,
  more,
}: {
  table: Table;
  caption: string;
  marked?: string;
  /** Where the runs are that stand not here. */
  more?: { readonly href: string; readonly label: string };
}) {
  const table = useTable({
    features,
    columns,
    data: runs.rows,
    initialState: { sorting: [{ id: 'time', desc: true }] },
    enableSortingRemoval: false,
  });
  const hidden = new Set([
    ...(runs.quantity === undefined ? ['value'] : []),
    ...(runs.rows.some((row) => row.rate !== '') ? [] : ['rate']),
  ]);

  return (
    <>
      <ScrollRegion label="Runs">
        <table className="sticky">
          <caption>{caption}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers
                  .filter((header) => !hidden.has(header.column.id))
                  .map((header) => {
                    const label =
                      header.column.id === 'value' ? runs.quantity : String(header.column.columnDef.header);
                    const sorted = header.column.getIsSorted();
                    return (
                      <th
                        key={header.id}
                        scope="col"
                        className={NUMERIC.has(header.column.id) ? 'num' : undefined}
                        aria-sort={
                          sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'
                        }
                      >
                        {header.column.getCanSort() ? (
                          <button type="button" onClick={header.column.getToggleSortingHandler()}>
                            {label}
                            {sorted === false ? null : <Icon name="sort" />}
                          </button>
                        ) : (
                          label
                        )}
                      </th>
                    );
                  })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <RunRow key={row.id} run={row.original} hidden={hidden} isMarked={row.original.id === marked} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {more === undefined ? null : (
        <p className="small mt-3">
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </>
  );
}

function RunRow({
  run,
  hidden,
  isMarked,
}: {
  run: RunsTableRow;
  hidden: ReadonlySet<string>;
  isMarked: boolean;
}) {
  return (
    <tr className={isMarked ? 'new' : undefined} id={run.id}>
      <th scope="row">
        <TrayTick id={run.id} />
        <a href={`/runs/${run.id}`}>
          <code>{run.id.length > 12 ? `${run.id.slice(0, 10)}…` : run.id}</code>
          {run.id.length > 12 ? <span className="vh"> {run.id}</span> : null}
        </a>
        {isMarked ? <b className="newmark"> new</b> : null}
      </th>
      <td>
        <SubjectName slot={slotOf(run.subject)} name={run.subjectName} />
      </td>
      {hidden.has('value') ? null : <td className="num">{run.value === '' ? '—' : run.value}</td>}
      {hidden.has('rate') ? null : (
        <td className="num">
          {run.rate === '' ? '—' : run.rate}
          {run.share === '' ? null : <span className="muted"> {run.share} of offered</span>}
        </td>
      )}
      <td className="nw">
        {run.load}
        {run.marks.map((mark) => (
          <span key={mark} className="flag">
            {' '}
            <Icon name="warn" label="caution:" /> {mark}
          </span>
        ))}
      </td>
      <td className="nw">{run.tool === '' ? '—' : run.tool}</td>
      <td className="nw">{run.time}</td>
      <td>{run.grade === undefined ? '—' : <EvidenceGlyph grade={run.grade} withLabel />}</td>
    </tr>
  );
}
