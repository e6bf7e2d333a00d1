import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { SubjectName } from '@/components/ui/subject-name';
import type { ReactNode } from 'react';
import type { ComparisonTable, TableRow } from '@/lib/tables/comparison-table';
import type { ColumnHead } from '@/lib/tables/suite-view';
import type { Orientation } from '@/lib/tables/table-cut';
import { ComparisonCells, countParts, type OriginLink, type ShownParts } from './comparison-cells';
import { foldGroups, groupRows, type RowGroup } from './row-groups';

/** Above so many subjects each becomes a row, and metrics the columns. */
export const MOST_SUBJECT_COLUMNS = 6;

export interface ComparisonViewProps {
  readonly label: string;
  readonly caption: ReactNode;
  readonly columns: readonly ColumnHead[];
  readonly table: ComparisonTable;
  readonly shown: ShownParts;
  /** Order of the columns, as indexes. */
  readonly order: readonly number[];
  /** Which way round; without it metrics are rows as long as the subjects fit beside each other. */
  readonly orientation?: Orientation | undefined;
  /** Key of the row that orders the columns, or slug of the column that orders the rows. */
  readonly sortedBy?: string | undefined;
  /** Where a press on the name of a row or a column leads; without it names are plain. */
  readonly hrefOf?: ((key: string) => string) | undefined;
  readonly onSort?: ((key: string) => void) | undefined;
  /** Where the origin of a number is told; without it numbers are plain. */
  readonly originOf?: ((row: string, column: string) => OriginLink) | undefined;
}

/**
 * A comparison as a table: metrics as rows and a group of columns for each subject, or, with many subjects, the other
 * way round. Of many cases the later ones are folded away, each a table of its own. No state and no hooks, so that the
 * server's HTML is complete; names of metrics are links that sort.
 */
export function ComparisonView(props: ComparisonViewProps) {
  const { open, folds } = foldGroups(groupRows(props.table.rows));
  const Table =
    orientationOf(props.orientation, props.columns.length) === 'subjects' ? SubjectRows : MetricRows;
  return (
    <>
      <ScrollRegion label={props.label}>
        <Table {...props} groups={open} />
      </ScrollRegion>
      {folds.length === 0 ? null : (
        <div className="folds">
          {folds.map((groups) => (
            <details key={nameOfFold(groups)}>
              <summary>
                <span>
                  <b>{nameOfFold(groups)}</b>{' '}
                  <span className="muted">
                    {groups.length === 1 ? 'one group of rows' : `${groups.length} groups of rows`}
                  </span>
                </span>
              </summary>
              <ScrollRegion label={`${props.label}: ${nameOfFold(groups)}`}>
                <Table {...props} groups={groups} caption={nameOfFold(groups)} isFolded />
              </ScrollRegion>
            </details>
          ))}
        </div>
      )}
    </>
  );
}

/** As the reader wants it, else by the number of subjects. */
export function orientationOf(wanted: Orientation | undefined, subjects: number): Orientation {
  return wanted ?? (subjects > MOST_SUBJECT_COLUMNS ? 'subjects' : 'metrics');
}

/** “GET /a to GET /z”. */
function nameOfFold(groups: readonly RowGroup[]): string {
  const [first] = groups;
  const last = groups.at(-1);
  return first === last ? (first?.title ?? '') : `${first?.title ?? ''} to ${last?.title ?? ''}`;
}

interface TableProps extends ComparisonViewProps {
  readonly groups: readonly RowGroup[];
  /** The summary above says what is in it. */
  readonly isFolded?: boolean;
}

function MetricRows(props: TableProps) {
  const { columns, groups, shown, order } = props;
  const parts = countParts(shown);
  const heads = order.flatMap((index) => columns[index] ?? []);
  return (
    <table className="sticky mx">
      <Caption {...props} />
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Metric
          </th>
          {heads.map((head) => (
            <th
              key={head.slug}
              scope="colgroup"
              colSpan={parts}
              className="sg"
              aria-sort={head.slug === props.sortedBy ? 'descending' : undefined}
            >
              <SortLink
                name={head.slug}
                isOffered={columns.length > 1}
                hint=", rows sorted by its distance from the best, furthest first"
                {...props}
              >
                <Head head={head} rank={rankOf(head, props)} />
              </SortLink>
            </th>
          ))}
        </tr>
        <tr>
          {heads.map((head) => (
            <PartHeads key={head.slug} shown={shown} />
          ))}
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          <tr className="grp">
            <th scope="rowgroup" colSpan={1 + heads.length * parts}>
              <span>{title}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.key} className={row.key === props.sortedBy ? 'key' : undefined}>
              <RowHead row={row} {...props} />
              {order.map((index) => (
                <ComparisonCells
                  key={index}
                  cell={row.cells[index]}
                  shown={shown}
                  origin={props.originOf?.(row.key, columns[index]?.slug ?? '')}
                />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function SubjectRows(props: TableProps) {
  const { columns, groups, shown, order } = props;
  const parts = countParts(shown);
  const rows = groups.flatMap((group) => group.rows);
  // With one group the heads of the columns say enough.
  const hasGroupHeads = groups.length > 1;
  return (
    <table className="sticky mx">
      <Caption {...props} />
      <thead>
        {hasGroupHeads ? (
          <tr>
            <th scope="col" rowSpan={3}>
              Subject
            </th>
            {groups.map((group) => (
              <th key={group.title} scope="colgroup" colSpan={group.rows.length * parts} className="sg">
                {group.title}
              </th>
            ))}
          </tr>
        ) : null}
        <tr>
          {hasGroupHeads ? null : (
            <th scope="col" rowSpan={2}>
              Subject
            </th>
          )}
          {rows.map((row) => (
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
          {rows.map((row) => (
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
                <Head head={head} rank={rankOf(head, props)} />
              </th>
              {rows.map((row) => (
                <ComparisonCells
                  key={row.key}
                  cell={row.cells[index]}
                  shown={shown}
                  origin={props.originOf?.(row.key, head.slug)}
                />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Caption({ caption, isFolded = false }: TableProps) {
  return <caption {...(isFolded ? { className: 'vh' } : {})}>{caption}</caption>;
}

function Head({ head, rank }: { head: ColumnHead; rank: string }) {
  return (
    <>
      {rank === '' ? null : (
        <span className="rank">
          <span className="vh">rank </span>
          {rank}
        </span>
      )}
      <SubjectName
        slot={slotOf(head.position)}
        name={head.name}
        {...(head.version === undefined ? {} : { version: head.version })}
      />
    </>
  );
}

/** The place of a subject in the row that orders the columns: “1”, or “2=” for several that share it. */
function rankOf(head: ColumnHead, { table, columns, sortedBy }: ComparisonViewProps): string {
  const ranks = table.rows.find((row) => row.key === sortedBy)?.ranks ?? [];
  const group = ranks[columns.indexOf(head)];
  if (group === undefined) return '';
  const before = ranks.filter((other) => other !== undefined && other < group).length;
  const isShared = ranks.filter((other) => other === group).length > 1;
  return `${before + 1}${isShared ? '=' : ''}`;
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

function RowName({ row, ...props }: { row: TableRow } & ComparisonViewProps) {
  return (
    <>
      <EvidenceGlyph grade={row.grade} />{' '}
      <SortLink
        name={row.key}
        isOffered={row.better !== ''}
        hint=", columns sorted by it, best first"
        {...props}
      >
        {row.label}
      </SortLink>{' '}
      <span className="dir">{[row.unit, ...row.notes].filter((part) => part !== '').join(', ')}</span>
      <span className="vh">{row.better === '' ? ', no direction' : `, ${row.better} is better`}</span>
    </>
  );
}

/** A name that sorts: a link, so that it works without script. */
function SortLink({
  name,
  isOffered,
  hint,
  hrefOf,
  onSort,
  sortedBy,
  children,
}: {
  name: string;
  isOffered: boolean;
  hint: string;
  children: ReactNode;
} & ComparisonViewProps) {
  const label = (
    <>
      {children}
      {name === sortedBy ? (
        <>
          {' '}
          <Icon name="sort" label={hint} />
        </>
      ) : null}
    </>
  );
  return hrefOf === undefined || !isOffered ? (
    <span className="mn">{label}</span>
  ) : (
    <a
      className="mn sortlink"
      href={hrefOf(name)}
      onClick={
        onSort === undefined
          ? undefined
          : (event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onSort(name);
            }
      }
    >
      {label}
    </a>
  );
}

function ariaSort(row: TableRow, sortedBy: string | undefined): 'ascending' | 'descending' | undefined {
  if (row.key !== sortedBy) return undefined;
  return row.better === 'higher' ? 'descending' : 'ascending';
}
