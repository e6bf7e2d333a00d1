import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { KeyValues } from '@/components/ui/key-values';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { CellProvenance, ClaimProvenance, MeasuredProvenance } from '@/lib/tables/cell-provenance';

/** Where a number comes from: how it was computed, of which runs, what stands in their files; and what is claimed. */
export function Origin({ origin }: { origin: CellProvenance }) {
  return (
    <>
      <h3>{origin.title}</h3>
      {origin.measured === undefined ? null : <Measured measured={origin.measured} />}
      {origin.claims.map((claim) => (
        <Claimed key={claim.id} claim={claim} />
      ))}
    </>
  );
}

function Measured({ measured }: { measured: MeasuredProvenance }) {
  const { runs, hiddenRuns } = measured;
  return (
    <>
      <KeyValues
        items={[
          {
            key: 'Value',
            value: (
              <>
                <b>{measured.value}</b>{' '}
                {measured.exact === measured.value ? null : <span className="muted">{measured.exact}</span>}
              </>
            ),
          },
          { key: 'Formula', value: measured.formula },
          ...measured.statistics.map(({ name, text }) => ({ key: name, value: text })),
          { key: 'Evidence', value: <EvidenceGlyph grade={measured.grade} withLabel /> },
          ...(measured.n === '' ? [] : [{ key: 'n', value: measured.n }]),
          ...(measured.method === '' ? [] : [{ key: 'Method', value: measured.method }]),
        ]}
      />
      <ScrollRegion label="Runs of this number">
        <table>
          <caption>
            {hiddenRuns === 0
              ? 'What each run gave, newest first.'
              : `What the latest ${runs.length} runs gave; ${hiddenRuns.toLocaleString('en-US')} more went into it.`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col" className="num">
                Value
              </th>
              <th scope="col" className="num">
                As written
              </th>
              <th scope="col" className="num">
                Read as
              </th>
              <th scope="col">File</th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <a className="code" href={`/runs/${encodeURIComponent(run.id)}`}>
                    {run.id}
                  </a>
                </th>
                <td className="num">{run.value}</td>
                <td className="num">{run.written === '' ? <Missing /> : <code>{run.written}</code>}</td>
                <td className="num muted">{run.conversion === '' ? 'the same' : run.conversion}</td>
                <td className="nw">
                  {run.file === '' ? (
                    <Missing />
                  ) : (
                    <a href={`/runs/${encodeURIComponent(run.id)}#provenance`}>{run.file}</a>
                  )}
                </td>
                <td className="nw">{run.where === '' ? <Missing /> : <code>{run.where}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function Claimed({ claim }: { claim: ClaimProvenance }) {
  return (
    <KeyValues
      items={[
        {
          key: 'Claimed',
          value: (
            <>
              <b>“{claim.text}”</b> <span className="muted">read as {claim.exact}</span>
            </>
          ),
        },
        { key: 'Place', value: claim.place === '' ? 'not stated' : claim.place },
        ...(claim.conditions === '' ? [] : [{ key: 'Conditions', value: claim.conditions }]),
        { key: 'Evidence', value: <EvidenceGlyph grade="claim" withLabel /> },
        { key: 'In the list', value: <a href={`?claims=all#claim-${claim.id}`}>Claim {claim.id}</a> },
      ]}
    />
  );
}

function Missing() {
  return <span className="muted">not known</span>;
}
