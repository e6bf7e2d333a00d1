import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { RawValuesLine } from '@/lib/tables/run-raw-values';

/** The distributions and series that a run holds, one a line. */
export function RawValuesTable({ lines }: { lines: readonly RawValuesLine[] }) {
  const hasCases = lines.some((line) => line.case !== 'all');
  return (
    <ScrollRegion label="Kept values">
      <table className="sticky">
        <caption className="vh">Distributions and series of this run</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            {hasCases ? <th scope="col">Case</th> : null}
            <th scope="col">Kept as</th>
            <th scope="col">Evidence</th>
            {['Count', 'Min', 'Median', 'Max'].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.metric} <span className="dir">{line.unit}</span>
              </th>
              {hasCases ? <td>{line.case}</td> : null}
              <td className="nw ink2">{line.kind}</td>
              <td>
                {line.grade === undefined ? (
                  <span className="muted">—</span>
                ) : (
                  <EvidenceGlyph grade={line.grade} withLabel />
                )}
              </td>
              <Figure text={line.count} />
              <Figure text={line.min} />
              <Figure text={line.median} />
              <Figure text={line.max} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Figure({ text }: { text: string }) {
  return <td className="num">{text === '' ? <span className="muted">—</span> : text}</td>;
}
