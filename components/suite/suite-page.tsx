import { ContradictionsLink } from '@/components/audit/contradictions-link';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { CopyButton } from '@/components/ui/copy-button';
import { LinkButton } from '@/components/ui/link-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { Section } from '@/components/ui/section';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import { formatDay } from '@/lib/format/format-date';
import type { Query } from '@/lib/format/query-string';
import type { AuditedSuite } from '@/lib/tables/audit-view';
import { claimDoubts } from '@/lib/tables/audit-view-touched';
import type { SuitePageModel } from '@/lib/tables/suite-page';
import { ClaimsList } from './claims-list';
import { ComparisonTable } from './comparison-table';
import { EmptySuite } from './empty-suite';
import { EnvironmentTable } from './environment-table';
import { HeadlineStrips } from './headline-strips';
import { LoadSection } from './load-section';
import { PercentilesSection } from './percentiles-section';
import { References } from './references';
import { RunsTable } from './runs-table';
import { SubjectChooser } from './subject-chooser';
import { SuiteTabs } from './suite-tabs';
import { TableKey } from './table-key';
import { TrustLine, Verdict } from './verdict';

/** A suite: what may be concluded, on what it rests, every number, the runs and their environment. */
export function SuitePage({
  model,
  query,
  marked,
  audit,
}: {
  model: SuitePageModel;
  query: Query;
  marked?: string;
  /** Of a suite with claims. */
  audit?: AuditedSuite['audit'];
}) {
  const { view, runs, environment, claims } = model;
  const { slug, title } = view.head;
  const isEmpty = view.table.rows.length === 0;
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Suites', href: '/suites' }, { label: slug }]} />
      <TitleBlock
        title={title}
        facts={factsOf(model)}
        ruled={audit === undefined}
        actions={
          <>
            <CopyButton />
            <LinkButton kind="quiet" href={`/api/v1/suites/${slug}`} download={`${slug}.json`}>
              Export JSON
            </LinkButton>
            <LinkButton href={`/upload?suite=${slug}`}>Add results</LinkButton>
          </>
        }
      />
      {audit === undefined ? null : (
        <SuiteTabs slug={slug} current="comparison" contradicted={audit.counts.contradicted} />
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
        <Section
          id="every-metric"
          title="Every metric"
          wide
          notes={view.columns.length > 1 ? ['Press the name of a metric to sort the subjects by it.'] : []}
        >
          <SubjectChooser view={view} query={query} />
          <ComparisonTable
            label={`Every metric of ${title}`}
            columns={view.columns}
            table={view.table}
            query={query}
            initialOrder={view.columns.length > 1 ? 'Subjects in the order of the suite.' : ''}
          />
          <TableKey hasRatios={view.columns.length > 1} />
        </Section>
      )}
      <PercentilesSection model={model} query={query} />
      <LoadSection model={model} />
      <Section id="runs" title="Runs" notes={['Each line is one execution of one tool.']}>
        {runs.rows.length === 0 ? (
          <EmptySuite slug={slug} claims={claims.count} />
        ) : (
          <RunsTable
            table={runs}
            caption={runsCaption(model)}
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
          <EnvironmentTable table={environment} columns={view.columns} />
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

function factsOf({ view, runCount, claims }: SuitePageModel) {
  return [
    ...view.columns.map((head) => (
      <SubjectName
        key={head.slug}
        slot={slotOf(head.position)}
        name={head.name}
        {...(head.version === undefined ? {} : { version: head.version })}
      />
    )),
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

function runsCaption({ runs, runCount }: SuitePageModel): string {
  const shown = runs.rows.length;
  if (shown < runCount) {
    return `The latest ${shown.toLocaleString('en-US')} of ${runCount.toLocaleString('en-US')} runs; the comparison uses these.`;
  }
  return `${shown.toLocaleString('en-US')} ${shown === 1 ? 'run' : 'runs'}. Times are UTC.`;
}
