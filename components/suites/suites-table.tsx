import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { formatDay } from '@/lib/format/format-date';
import { formatCount } from '@/lib/format/format-value';
import type { SuiteSummary } from '@/lib/model/suite-data';

/** The suites, one a line, in the order that their owner gave them. */
export function SuitesTable({ suites }: { suites: readonly SuiteSummary[] }) {
  return (
    <>
      <p className="note sideways">Counts and evidence stand further right; the list scrolls sideways.</p>
      <ScrollRegion label="Suites">
        <table className="sticky suites">
          <caption className="vh">Suites in display order, with the strongest evidence in each</caption>
          <thead>
            <tr>
              <th scope="col">Suite</th>
              <th scope="col">What it compares</th>
              <th scope="col" className="num">
                Subjects
              </th>
              <th scope="col" className="num">
                Runs
              </th>
              <th scope="col" className="num">
                Claims
              </th>
              <th scope="col">Evidence</th>
              <th scope="col" className="num">
                Updated
              </th>
            </tr>
          </thead>
          <tbody>
            {suites.map((suite) => (
              <SuiteRow key={suite.slug} suite={suite} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function SuiteRow({ suite }: { suite: SuiteSummary }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/suites/${suite.slug}`}>{suite.title}</a>
      </th>
      <td className="what">{whatOf(suite)}</td>
      <td className="num">{suite.subjectNames.length}</td>
      <CountCell count={suite.runCount} />
      <CountCell count={suite.claimCount} />
      <td>{suite.grade === undefined ? <Missing /> : <EvidenceGlyph grade={suite.grade} withLabel />}</td>
      <td className="num">{formatDay(suite.updatedAtMs)}</td>
    </tr>
  );
}

function CountCell({ count }: { count: number }) {
  return <td className="num">{count === 0 ? <Missing /> : formatCount(count)}</td>;
}

function Missing() {
  return (
    <span className="muted">
      <span aria-hidden="true">—</span>
      <span className="vh">none</span>
    </span>
  );
}

const MOST_NAMES = 5;

/** The suite's own summary, or who is in it. */
function whatOf(suite: SuiteSummary): string {
  if (suite.summary !== undefined) return suite.summary;
  const names = suite.subjectNames.slice(0, MOST_NAMES).join(', ');
  const more = suite.subjectNames.length - MOST_NAMES;
  return more > 0 ? `${names} and ${more} more` : names;
}
