import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { SubjectName } from '@/components/ui/subject-name';
import type { ComparisonTable, TableRow } from '@/lib/tables/comparison-table';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ComparisonCells, countParts, type ShownParts } from './comparison-cells';

/** Above so many subjects each becomes a row, and metrics the columns. */
export const MOST_SUBJECT_COLUMNS = 6;

export interface ComparisonViewProps {
  readonly label: string;
  readonly caption: string;
  readonly columns: readonly ColumnHead[];
  readonly table: ComparisonTable;
  readonly shown: ShownParts;
  /** Order of the columns, as indexes. */
  readonly order: readonly number[];
  readonly sortedBy?: string | undefined;
  /** Where a press on a row's name leads; without it names are plain. */
  readonly hrefOf?: ((key: string) => string) | undefined;
  readonly onSort?: ((key: string) => void) | undefined;
}

/**
 * A comparison as a table: metrics as rows and a group of columns for each subject, or, with many subjects, the other
 * way round. No state and no hooks, so that the server's HTML is complete; names of metrics are links that sort.
 */
export function ComparisonView(props: ComparisonViewProps) {
  return (
    <ScrollRegion label={props.label}>
      {props.columns.length > MOST_SUBJECT_COLUMNS ? <SubjectRows {...props} /> : <MetricRows {...props} />}
    </ScrollRegion>
  );
}

function MetricRows(props: ComparisonViewProps) {
  const { columns, table, shown, order, caption } = props;
  const parts = countParts(shown);
  const heads = order.flatMap((index) => columns[index] ?? []);
  return (
    <table className="sticky mx">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Metric
          </th>
          {heads.map((head) => (
            <th key={head.slug} scope="colgroup" colSpan={parts} className="sg">
              <Head head={head} />
            </th>
          ))}
        </tr>
        <tr>
          {heads.map((head) => (
            <PartHeads key={head.slug} shown={shown} />
          ))}
        </tr>
      </thead>
      {groupRows(table.rows).map(([group, rows]) => (
        <tbody key={group}>
          <tr className="grp">
            <th scope="rowgroup" colSpan={1 + heads.length * parts}>
              <span>{group}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.key} className={row.key === props.sortedBy ? 'key' : undefined}>
              <RowHead row={row} {...props} />
              {order.map((index) => (
                <ComparisonCells key={index} cell={row.cells[index]} shown={shown} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function SubjectRows(props: ComparisonViewProps) {
  const { columns, table, shown, order, caption } = props;
  const parts = countParts(shown);
  return (
    <table className="sticky mx">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Subject
          </th>
          {table.rows.map((row) => (
            <th
              key={row.key}
              scope="colgroup"
              colSpan={parts}
              className="sg"
              aria-sort={ariaSort(row, props.sortedBy)}
            >
              <RowName row={row} {...props} />
            </th>
          ))}
        </tr>
        <tr>
          {table.rows.map((row) => (
            <PartHeads key={row.key} shown={shown} />
          ))}
        </tr>
      </thead>
      <tbody>
        {order.map((index) => {
          const head = columns[index];
          return head === undefined ? null : (
            <tr key={head.slug}>
              <th scope="row">
                <Head head={head} />
              </th>
              {table.rows.map((row) => (
                <ComparisonCells key={row.key} cell={row.cells[index]} shown={shown} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Head({ head }: { head: ColumnHead }) {
  return (
    <SubjectName
      slot={slotOf(head.position)}
      name={head.name}
      {...(head.version === undefined ? {} : { version: head.version })}
    />
  );
}

function PartHeads({ shown }: { shown: ShownParts }) {
  const claimedHead = shown.claimed ? (
    <th scope="col" className={shown.measured ? 'num' : 'num gs'}>
      claimed
    </th>
  ) : null;
  return (
    <>
      {shown.measured ? (
        <th scope="col" className="num gs">
          measured
        </th>
      ) : (
        claimedHead
      )}
      {shown.ratio ? (
        <th scope="col" className="num">
          ratio
        </th>
      ) : null}
      {shown.measured ? claimedHead : null}
      {shown.proof ? (
        <th scope="col" className="num">
          p, effect
        </th>
      ) : null}
    </>
  );
}

function RowHead({ row, ...props }: { row: TableRow } & ComparisonViewProps) {
  return (
    <th scope="row">
      <RowName row={row} {...props} />
    </th>
  );
}

function RowName({ row, hrefOf, onSort, sortedBy }: { row: TableRow } & ComparisonViewProps) {
  const isSorted = row.key === sortedBy;
  const name = (
    <>
      {row.label}
      {isSorted ? (
        <>
          {' '}
          <Icon name="sort" label=", columns sorted by it, best first" />
        </>
      ) : null}
    </>
  );
  return (
    <>
      <EvidenceGlyph grade={row.grade} />{' '}
      {hrefOf === undefined || row.better === '' ? (
        <span className="mn">{name}</span>
      ) : (
        <a
          className="mn sortlink"
          href={hrefOf(row.key)}
          onClick={
            onSort === undefined
              ? undefined
              : (event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  onSort(row.key);
                }
          }
        >
          {name}
        </a>
      )}{' '}
      <span className="dir">{[row.unit, ...row.notes].filter((part) => part !== '').join(', ')}</span>
      <span className="vh">{row.better === '' ? ', no direction' : `, ${row.better} is better`}</span>
    </>
  );
}

function ariaSort(row: TableRow, sortedBy: string | undefined): 'ascending' | 'descending' | undefined {
  if (row.key !== sortedBy) return undefined;
  return row.better === 'higher' ? 'descending' : 'ascending';
}

/** Consecutive rows of one section. */
function groupRows(rows: readonly TableRow[]): [string, TableRow[]][] {
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups];
}
