import { shortName } from '@/components/suite/short-name';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Section } from '@/components/ui/section';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ComparePageModel } from '@/lib/tables/compare-page';

/** Metrics that a page lists; the table above has all cases of all. */
const MOST_LINES = 30;

/** Each metric over all cases, as the geometric mean of ratios, with the policy for cases that are missing. */
export function CasesSummary({ model, query }: { model: ComparePageModel; query: Query }) {
  const { summary, columns, pairs } = model;
  if (summary.length === 0 || columns.length < 2) return null;
  const base = columns.find(({ slug }) => slug === (pairs?.base ?? columns[0]?.slug));
  const baseName = base === undefined ? '' : shortName(base, columns);
  const isComplete = model.query.missing === 'complete';
  return (
    <Section
      id="cases"
      title="Over all cases"
      notes={[
        `Geometric mean of the ratios to ${baseName}. It is a score over cases, not a measurement.`,
        isComplete
          ? 'Complete cases only: a case that one column lacks counts for none.'
          : 'Available pairs: each column counts the cases that it and the base have, so columns may rest on different cases.',
      ]}
    >
      <div className="bar">
        <span className="seg" role="group" aria-label="Cases that are missing">
          <a
            href={withQuery(query, { missing: undefined })}
            {...(isComplete ? { 'aria-current': true as const } : {})}
          >
            Complete cases only
          </a>
          <a
            href={withQuery(query, { missing: 'pairs' })}
            {...(isComplete ? {} : { 'aria-current': true as const })}
          >
            Available pairs
          </a>
        </span>
      </div>
      <ScrollRegion label="Metrics over all cases">
        <table className="sticky">
          <caption>Values that are zero or negative have no ratio; their cases count as missing.</caption>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              {columns.map((head) => (
                <th key={head.slug} scope="col" className="num">
                  {shortName(head, columns)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.slice(0, MOST_LINES).map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  {line.label} <span className="dir">{line.better} is better</span>
                </th>
                {line.cells.map((cell) => (
                  <td key={cell.column} className="num">
                    {cell.ratio === '' ? '—' : cell.ratio}{' '}
                    <span className="muted">
                      {cell.cases} of {line.cases}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {summary.length > MOST_LINES ? (
        <p className="note">
          The first {MOST_LINES} of {summary.length} metrics; choose metrics to see others.
        </p>
      ) : null}
    </Section>
  );
}
