import { shortName } from '@/components/suite/short-name';
import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Section } from '@/components/ui/section';
import { SubjectName } from '@/components/ui/subject-name';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { PairRow } from '@/lib/tables/compare-pairs';
import type { ComparePageModel, PairView } from '@/lib/tables/compare-page';

const MOST_ROWS = 24;
const MOST_COLUMNS = 24;

/** One column against the base, metric by metric: what the test decides, by how much, and what would decide the rest. */
export function Pairwise({ model, query }: { model: ComparePageModel; query: Query }) {
  const { pairs, columns } = model;
  if (pairs === undefined) return null;
  const nameOf = (slug: string) => {
    const head = columns.find((candidate) => candidate.slug === slug);
    return head === undefined ? slug : shortName(head, columns);
  };
  const isWhole = query['rows'] === 'all';
  const rows = isWhole ? pairs.rows : pairs.rows.slice(0, MOST_ROWS);
  return (
    <Section
      id="pairs"
      title="Pair by pair"
      wide
      notes={[
        `Each column against ${nameOf(pairs.base)}.`,
        'Better and worse: p below 0.05 with four runs a side. Everything else is undecided.',
      ]}
    >
      <Counts pairs={pairs} model={model} query={query} nameOf={nameOf} />
      {rows.length === 0 ? (
        <p className="note">
          {nameOf(pairs.column)} and {nameOf(pairs.base)} have no measured metric in common that has a better
          direction.
        </p>
      ) : (
        <PairTable rows={rows} own={nameOf(pairs.column)} base={nameOf(pairs.base)} />
      )}
      {rows.length < pairs.rows.length ? (
        <p className="small mt-3">
          <a href={`${withQuery(query, { rows: 'all' })}#pairs`}>Show all {pairs.rows.length} metrics</a>
        </p>
      ) : null}
    </Section>
  );
}

function Counts({
  pairs,
  model,
  query,
  nameOf,
}: {
  pairs: PairView;
  model: ComparePageModel;
  query: Query;
  nameOf: (slug: string) => string;
}) {
  const shown = pairs.counts.slice(0, MOST_COLUMNS);
  return (
    <ScrollRegion label="Counts of each pair">
      <table className="cp-counts">
        <caption>Metrics in which a column is told apart from {nameOf(pairs.base)}.</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" className="num">
              Better
            </th>
            <th scope="col" className="num">
              Worse
            </th>
            <th scope="col" className="num">
              Undecided
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ column, better, worse, undecided }) => {
            const position = model.columns.findIndex(({ slug }) => slug === column);
            return (
              <tr key={column}>
                <th scope="row">
                  <a
                    href={`${withQuery(query, { pair: column })}#pairs`}
                    {...(column === pairs.column ? { 'aria-current': 'true' as const } : {})}
                  >
                    <SubjectName slot={slotOf(position)} name={nameOf(column)} />
                  </a>
                </th>
                <td className="num">{better}</td>
                <td className="num">{worse}</td>
                <td className="num">{undecided}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length < pairs.counts.length ? (
        <p className="note">
          The first {shown.length} of {pairs.counts.length} columns.
        </p>
      ) : null}
    </ScrollRegion>
  );
}

const TONES: Readonly<Record<PairRow['verdict'], string>> = {
  better: 'cp-better',
  worse: 'cp-worse',
  undecided: '',
  'not comparable': 'muted',
};

function PairTable({ rows, own, base }: { rows: readonly PairRow[]; own: string; base: string }) {
  return (
    <ScrollRegion label={`${own} against ${base}`}>
      <table className="sticky cp-pairs">
        <caption>
          {own} against {base}: difference with its 95 % interval, Cliff’s delta, p as tested and after Holm.
        </caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" className="num">
              {base}
            </th>
            <th scope="col" className="num">
              {own}
            </th>
            <th scope="col">Result</th>
            <th scope="col" className="num">
              Difference
            </th>
            <th scope="col" className="num">
              Effect
            </th>
            <th scope="col" className="num">
              p
            </th>
            <th scope="col" className="num">
              Runs
            </th>
            <th scope="col">To decide</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.label}{' '}
                <span className="dir">
                  {[row.unit, row.case === 'all' ? '' : row.case].filter((part) => part !== '').join(', ')}
                </span>
              </th>
              <td className="num">{row.base}</td>
              <td className="num">{row.own}</td>
              <td>
                <span className={TONES[row.verdict]}>{row.verdict}</span>
              </td>
              <td className="num">
                {row.difference === '' ? 'n/a' : row.difference}
                {row.interval === '' ? null : <span className="sp-r"> {row.interval}</span>}
              </td>
              <td className="num">{row.effect === '' ? '—' : row.effect}</td>
              <td className="num">
                {row.p === '' ? '—' : row.p}
                {row.pHolm === '' ? null : <span className="sp-r"> {row.pHolm}</span>}
              </td>
              <td className="num">{row.runs}</td>
              <td className="small">{row.needed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
