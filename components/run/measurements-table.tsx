import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { MeasurementGroup, MeasurementLine, MeasurementTable } from '@/lib/tables/run-measurements';

/** Every number of a run: value, sample, evidence, method, the text in its file and the place there. */
export function MeasurementsTable({ table, query }: { table: MeasurementTable; query: Query }) {
  const hasCases = table.groups.some((group) => group.case !== 'all');
  const hasIntervals = table.groups.some((group) => group.lines.some((line) => line.interval !== ''));
  const hidden = table.count - table.shown;
  return (
    <>
      <ScrollRegion label="Measurements">
        <table className="sticky">
          <caption>{captionOf(table)}</caption>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col" className="num">
                Value
              </th>
              {hasIntervals ? (
                <th scope="col" className="num">
                  95 % interval
                </th>
              ) : null}
              <th scope="col" className="num">
                n
              </th>
              <th scope="col">Evidence</th>
              <th scope="col">Method</th>
              <th scope="col" className="num">
                As written
              </th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          {table.groups.map((group) => (
            <Group key={group.case} group={group} isNamed={hasCases} hasIntervals={hasIntervals} />
          ))}
        </table>
      </ScrollRegion>
      {hidden === 0 ? null : (
        <p className="small mt-3">
          <a
            href={`${withQuery(query, { all: '1' })}#measurements`}
          >{`Show all ${table.count.toLocaleString('en-US')} measurements`}</a>
        </p>
      )}
    </>
  );
}

function Group({
  group,
  isNamed,
  hasIntervals,
}: {
  group: MeasurementGroup;
  isNamed: boolean;
  hasIntervals: boolean;
}) {
  return (
    <tbody>
      {isNamed ? (
        <tr className="grp">
          <th scope="rowgroup" colSpan={hasIntervals ? 8 : 7}>
            <span>{group.case === 'all' ? 'All cases together' : group.case}</span>
          </th>
        </tr>
      ) : null}
      {group.lines.map((line) => (
        <Line key={line.key} line={line} hasInterval={hasIntervals} />
      ))}
    </tbody>
  );
}

function Line({ line, hasInterval }: { line: MeasurementLine; hasInterval: boolean }) {
  return (
    <tr>
      <th scope="row">
        {line.metric} <b>{line.statistic}</b>
      </th>
      <td className="num">{line.value === '' ? <span className="muted">not supported</span> : line.value}</td>
      {hasInterval ? <td className="num ink2">{orDash(line.interval)}</td> : null}
      <td className="num ink2">{orDash(line.n)}</td>
      <td>
        <EvidenceGlyph grade={line.grade} withLabel />
      </td>
      <td className="ink2 nw">{orDash(line.method)}</td>
      <td className="num">{line.written === '' ? <Missing /> : <code>{line.written}</code>}</td>
      <td className="what">{line.where === '' ? <Missing /> : <code>{line.where}</code>}</td>
    </tr>
  );
}

function orDash(text: string) {
  return text === '' ? <Missing /> : text;
}

function Missing() {
  return (
    <span className="muted">
      <span aria-hidden="true">—</span>
      <span className="vh">not stated</span>
    </span>
  );
}

function captionOf({ count, shown }: MeasurementTable): string {
  const all = count.toLocaleString('en-US');
  const what =
    shown < count
      ? `The first ${shown.toLocaleString('en-US')} of ${all} measurements`
      : `${all} ${count === 1 ? 'measurement' : 'measurements'}`;
  return `${what}. Values have three significant digits, or as many as the tool gave; “as written” is the text in the file.`;
}
