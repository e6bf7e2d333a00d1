import { ContradictionsLink } from '@/components/audit/contradictions-link';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { FreezeLink } from '@/components/report/freeze-link';
import { CopyButton } from '@/components/ui/copy-button';
import { LinkButton } from '@/components/ui/link-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import { formatDay } from '@/lib/format/format-date';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { AuditedSuite } from '@/lib/tables/audit-view';
import { claimDoubts } from '@/lib/tables/audit-view-touched';
import type { CellProvenance } from '@/lib/tables/cell-provenance';
import type { SuitePageModel } from '@/lib/tables/suite-page';
import type { RunsTableRow } from '@/lib/tables/runs-table';
import { unknownInAddress } from '@/lib/tables/unknown-in-address';
import { ClaimsList } from './claims-list';
import { EveryMetric } from './every-metric';
import { EmptySuite } from './empty-suite';
import { EnvironmentTable } from './environment-table';
import { HeadlineStrips } from './headline-strips';
import { LoadSection } from './load-section';
import { PercentilesSection } from './percentiles-section';
import { References } from './references';
import { RunsTable } from './runs-table';
import { SuiteTabs } from './suite-tabs';
import { TrustLine, Verdict } from './verdict';

/** A suite: what may be concluded, on what it rests, every number, the runs and their environment. */
export function SuitePage({
  model,
  query,
  marked,
  audit,
  origin,
}: {
  model: SuitePageModel;
  query: Query;
  marked?: string;
  /** Of a suite with claims. */
  audit?: AuditedSuite['audit'];
  /** Of the number that the address names. */
  origin?: CellProvenance;
}) {
  const { view, runs, environment, claims } = model;
  const { slug, title } = view.head;
  const isEmpty = view.table.rows.length === 0;
  const unknown = unknownInAddress(query, model);
  const shownRuns = query.runs === 'all' ? runs.rows : firstRuns(model, marked);
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Suites', href: '/suites' }, { label: slug }]} />
      <TitleBlock
        title={title}
        facts={factsOf(model)}
        actions={
          <>
            <CopyButton />
            <FreezeLink />
            <LinkButton kind="quiet" href={`/api/v1/suites/${slug}`} download={`${slug}.json`}>
              Export JSON
            </LinkButton>
            <LinkButton href={`/upload?suite=${slug}`}>Add results</LinkButton>
          </>
        }
      />
      <SuiteTabs
        slug={slug}
        current="comparison"
        contradicted={audit === undefined ? 0 : audit.counts.contradicted}
      />
      {unknown.length === 0 ? null : (
        <Note>
          {`This suite does not have what the address asks for, so it is left out: ${unknown.join(', ')}. `}
          <a href={`/suites/${slug}`}>The suite as it is</a>
        </Note>
      )}
      <Section first notes={view.head.summary === undefined ? [] : [view.head.summary]}>
        {isEmpty ? (
          <EmptySuite slug={slug} />
        ) : (
          <>
            <Verdict verdict={view.verdict} />
            <TrustLine items={view.trust} />
            {audit === undefined ? null : (
              <ContradictionsLink
                slug={slug}
                contradicted={audit.counts.contradicted}
                checks={audit.findings.length}
              />
            )}
          </>
        )}
      </Section>
      {view.strips.length === 0 || view.columns.length < 2 ? null : (
        <Section id="in-short" title="In short" notes={stripNotes(model)}>
          <HeadlineStrips strips={view.strips} columns={view.columns} />
        </Section>
      )}
      {isEmpty ? null : (
        <EveryMetric
          model={model}
          query={query}
          room={ROOM - (model.loadCharts.length > 0 ? ROOM_OF_LOAD_CHART : 0)}
          {...(origin === undefined ? {} : { origin })}
        />
      )}
      <PercentilesSection model={model} query={query} />
      <LoadSection model={model} query={query} />
      <Section id="runs" title="Runs" notes={['Each line is one execution of one tool.']}>
        {runs.rows.length === 0 ? (
          <EmptySuite slug={slug} claims={claims.count} />
        ) : (
          <RunsTable
            table={{ ...runs, rows: shownRuns }}
            caption={runsCaption(model, shownRuns.length)}
            {...(shownRuns.length === runs.rows.length
              ? {}
              : {
                  more: {
                    href: `${withQuery(query, { runs: 'all' })}#runs`,
                    label: `Show all ${runs.rows.length.toLocaleString('en-US')} runs`,
                  },
                })}
            {...(marked === undefined ? {} : { marked })}
          />
        )}
      </Section>
      {environment.rows.length + environment.claimed.length === 0 ? null : (
        <Section
          id="environment"
          title="Environment"
          notes={['What is not stated is not known to be equal.']}
        >
          <EnvironmentTable table={environment} columns={view.columns} isWhole={query.rows === 'all'} />
        </Section>
      )}
      {claims.count === 0 ? null : (
        <Section
          id="claims"
          title="Every claim"
          notes={[
            'Figures that somebody published, as written, by the place where they stand. None was measured here.',
          ]}
        >
          <ClaimsList
            table={claims}
            slug={slug}
            query={query}
            {...(audit === undefined ? {} : { doubts: claimDoubts(audit.findings) })}
          />
        </Section>
      )}
      {model.references.length === 0 ? null : (
        <Section id="references" title="Sources">
          <References references={model.references} />
        </Section>
      )}
    </div>
  );
}

/** Elements for the table of metrics, and what a chart of loads takes of them: a page opens with 2,000 at most. */
const ROOM = 700;
const ROOM_OF_LOAD_CHART = 420;
/** More subjects than that are counted in the title. */
const MOST_IN_TITLE = 6;
/** Runs shown at first: beside little, beside many subjects, and beside a chart of loads. */
const [MANY_RUNS, SOME_RUNS, FEW_RUNS] = [15, 8, 5];

/** The runs that a page opens with, newest first, and the marked one wherever it stands. */
function firstRuns({ runs, loadCharts, view }: SuitePageModel, marked: string | undefined): RunsTableRow[] {
  const most = loadCharts.length > 0 ? FEW_RUNS : view.columns.length > MOST_IN_TITLE ? SOME_RUNS : MANY_RUNS;
  const newest = runs.rows.toSorted((a, b) => b.timeSort - a.timeSort);
  const first = newest.slice(0, most);
  const own = newest.find(({ id }) => id === marked);
  return own === undefined || first.includes(own) ? first : [own, ...first];
}

function factsOf({ view, runCount, claims }: SuitePageModel) {
  const more = view.columns.length - MOST_IN_TITLE;
  return [
    ...view.columns
      .slice(0, MOST_IN_TITLE)
      .map((head) => (
        <SubjectName
          key={head.slug}
          slot={slotOf(head.position)}
          name={head.name}
          {...(head.version === undefined ? {} : { version: head.version })}
        />
      )),
    ...(more > 0 ? [`and ${more.toLocaleString('en-US')} more`] : []),
    [
      runCount > 0 ? `${runCount.toLocaleString('en-US')} ${runCount === 1 ? 'run' : 'runs'}` : '',
      claims.count > 0
        ? `${claims.count.toLocaleString('en-US')} ${claims.count === 1 ? 'claim' : 'claims'}`
        : '',
      `updated ${formatDay(view.updatedAtMs)}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  ];
}

function stripNotes({ view }: SuitePageModel): string[] {
  const { has } = view.table;
  if (!has.measured) return ['Hollow: claimed, not measured.', 'Bold: the best claim.'];
  return [
    has.claimed ? 'Filled: measured. Hollow: claimed.' : 'From nothing to the largest value.',
    'Bold: best, or not distinguishable from it.',
  ];
}

function runsCaption({ runs, runCount }: SuitePageModel, shown: number): string {
  const compared = runs.rows.length;
  const all = compared.toLocaleString('en-US');
  const what =
    compared < runCount
      ? `The latest ${all} of ${runCount.toLocaleString('en-US')} runs; the comparison uses these.`
      : `${all} ${compared === 1 ? 'run' : 'runs'}. Times are UTC.`;
  return shown < compared ? `${what} The newest ${shown} are shown.` : what;
}
