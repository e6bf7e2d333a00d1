import { Note } from '@/components/ui/note';
import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { SubjectName } from '@/components/ui/subject-name';
import type { EnvironmentTable as Table } from '@/lib/tables/environment-table';
import type { ColumnHead } from '@/lib/tables/suite-view';

const MOST_COLUMNS = 12;

/** Under what the subjects were measured, the fields that differ first. */
export function EnvironmentTable({
  table,
  columns: all,
  isWhole,
}: {
  table: Table;
  columns: readonly ColumnHead[];
  /** Whether every subject is shown, however many there are. */
  isWhole: boolean;
}) {
  const columns = isWhole ? all : all.slice(0, MOST_COLUMNS);
  return (
    <>
      {table.rows.length === 0 ? null : (
        <ScrollRegion label="Environment">
          <table className="sticky">
            <caption>
              {table.caption}
              {columns.length < all.length
                ? ` The first ${columns.length} of ${all.length.toLocaleString('en-US')} subjects.`
                : ''}
            </caption>
            <thead>
              <tr>
                <th scope="col">Field</th>
                {columns.map((head) => (
                  <th key={head.slug} scope="col">
                    <SubjectName slot={slotOf(head.position)} name={head.name} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.field} className={row.differs ? 'diff' : undefined}>
                  <th scope="row">{row.field}</th>
                  {isShared(row.values) ? (
                    <td colSpan={columns.length}>{row.values[0]}</td>
                  ) : (
                    columns.map((head, index) => (
                      <td key={head.slug}>
                        {row.values[index] === '' ? (
                          <span className="muted">not stated</span>
                        ) : row.differs ? (
                          <mark>{row.values[index]}</mark>
                        ) : (
                          row.values[index]
                        )}
                      </td>
                    ))
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {table.claimed.length === 0 ? null : (
        <Note>{`Stated by the publication, not observed: ${table.claimed.join('; ')}.`}</Note>
      )}
    </>
  );
}

function isShared(values: readonly string[]): boolean {
  return values.length > 1 && values[0] !== '' && new Set(values).size === 1;
}
