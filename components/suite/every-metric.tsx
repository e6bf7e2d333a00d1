import { Section } from '@/components/ui/section';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { CellProvenance } from '@/lib/tables/cell-provenance';
import { firstRows } from '@/lib/tables/first-rows';
import type { SuitePageModel } from '@/lib/tables/suite-page';
import { ComparisonTable } from './comparison-table';
import { orientationOf } from './comparison-view';
import { ReadingHelp } from './reading-help';
import { Origin } from './origin';
import { SubjectChooser } from './subject-chooser';
import { TableKey } from './table-key';

/** The table of a suite: who is compared, every metric, and where a number comes from. */
export function EveryMetric({
  model,
  query,
  room,
  origin,
}: {
  model: SuitePageModel;
  query: Query;
  /** Elements that the table may take at first paint. */
  room: number;
  /** Of the number that the address names. */
  origin?: CellProvenance;
}) {
  const { head, columns, table } = model.view;
  const isCompared = columns.length > 1;
  const { subjects, base, sort } = query;
  const wanted = query.orient === 'metrics' || query.orient === 'subjects' ? query.orient : undefined;
  // A filter and an order by column look at all rows.
  const isWhole =
    query.rows === 'all' ||
    (query.filter ?? '').trim() !== '' ||
    (sort !== undefined && columns.some(({ slug }) => slug === sort));
  const sent = isWhole
    ? table
    : firstRows(table, columns.length, {
        orientation: orientationOf(wanted, columns.length),
        room,
        sortedBy: sort,
      });
  // What decides about the columns and their order.
  const view = withQuery({}, { subjects, base, sort });
  return (
    <Section
      id="every-metric"
      title="Every metric"
      wide
      notes={[
        ...(isCompared
          ? [
              'Press a metric to sort the subjects by it, a subject to sort the metrics by its distance from the best.',
            ]
          : []),
        'Press a number to see where it comes from.',
      ]}
    >
      <ReadingHelp />
      <SubjectChooser view={model.view} query={query} />
      <ComparisonTable
        label={`Every metric of ${head.title}`}
        columns={columns}
        table={sent}
        total={table.rows.length}
        query={query}
        initialOrder={isCompared ? 'Subjects in the order of the suite.' : ''}
        rowsHref={`/suites/${head.slug}/rows${view}`}
        originsHref={`/suites/${head.slug}/cell${view}${view === '?' ? '' : '&'}cell=`}
        room={room}
      />
      {origin === undefined ? null : (
        <section className="origin-card" id="origin" aria-label="Where this number comes from">
          <Origin origin={origin} />
          <p className="small">
            <a href={withQuery(query, { cell: undefined })}>Close</a>
          </p>
        </section>
      )}
      <TableKey hasRatios={isCompared} />
    </Section>
  );
}
