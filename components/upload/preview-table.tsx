import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { formatCount } from '@/lib/format/format-value';
import type { Preview } from '@/lib/upload/preview';
import type { PreviewGroup, PreviewRow } from '@/lib/upload/preview-rows';

/** Every number that will be stored: where it stands in the file, as what, and what it becomes. */
export function PreviewTable({ fileName, preview }: { fileName: string; preview: Preview }) {
  const { groups, hasCases, cut } = preview;
  const columns = hasCases ? 8 : 7;
  return (
    <ScrollRegion label={`Preview of ${fileName}`}>
      <table className="sticky">
        <caption>
          {preview.contents === '' ? 'No numbers' : preview.contents}.{' '}
          {cut === undefined
            ? ''
            : `The first ${formatCount(cut.shown)} of ${formatCount(cut.total)} rows are shown; all of them will be stored. `}
        </caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            {hasCases ? <th scope="col">Case</th> : null}
            <th scope="col">Found at</th>
            <th scope="col" className="num">
              In the file
            </th>
            <th scope="col" className="num">
              Will be
            </th>
            <th scope="col">Evidence</th>
            <th scope="col" className="num">
              n
            </th>
            <th scope="col">Method</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <Group
            key={group.key}
            group={group}
            hasCases={hasCases}
            columns={columns}
            hasTitle={groups.length > 1}
          />
        ))}
      </table>
    </ScrollRegion>
  );
}

function Group({
  group,
  hasCases,
  columns,
  hasTitle,
}: {
  group: PreviewGroup;
  hasCases: boolean;
  columns: number;
  hasTitle: boolean;
}) {
  return (
    <tbody>
      {hasTitle ? (
        <tr className="grp">
          <th scope="rowgroup" colSpan={columns}>
            <span>{group.title}</span>
          </th>
        </tr>
      ) : null}
      {group.rows.map((row) => (
        <Row key={row.key} row={row} hasCases={hasCases} />
      ))}
    </tbody>
  );
}

function Row({ row, hasCases }: { row: PreviewRow; hasCases: boolean }) {
  return (
    <tr>
      <th scope="row">
        {row.label} <code className="dir">{row.quantity}</code>
      </th>
      {hasCases ? <td className="case">{row.case}</td> : null}
      <td className="at">{row.foundAt === '' ? '—' : <code>{row.foundAt}</code>}</td>
      <td className="num">{row.inFile === '' ? '—' : row.inFile}</td>
      <td className="num">
        {row.willBe}
        {row.isRanked ? null : <span className="muted">, unit unknown, never ranked</span>}
      </td>
      <td>
        <EvidenceGlyph grade={row.grade} withLabel />
      </td>
      <td className="num">{row.n === '' ? '—' : row.n}</td>
      <td className="nw">{row.method === '' ? '—' : row.method}</td>
    </tr>
  );
}
