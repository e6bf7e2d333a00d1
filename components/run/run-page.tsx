import { Verdict } from '@/components/suite/verdict';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { slotOf } from '@/components/ui/marker-shapes';
import { Section } from '@/components/ui/section';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import type { Query } from '@/lib/format/query-string';
import type { RunView } from '@/lib/tables/run-view';
import { ChartSections } from './chart-sections';
import { FactList } from './fact-list';
import { MeasurementsTable } from './measurements-table';
import { RawValuesTable } from './raw-values-table';
import { RunActions } from './run-actions';
import { RunProvenance } from './run-provenance';
import { RunTrust } from './run-trust';

/** A run: how it stands among its siblings, everything it measured, under what, and where the numbers come from. */
export function RunPage({ view, query }: { view: RunView; query: Query }) {
  const { suite, measurements, environment } = view;
  return (
    <div className="wrap">
      <Breadcrumbs
        items={[
          { label: 'Suites', href: '/suites' },
          { label: suite.title, href: `/suites/${suite.slug}` },
          { label: 'Runs', href: `/suites/${suite.slug}#runs` },
          { label: view.id },
        ]}
      />
      <TitleBlock title={view.title} facts={factsOf(view)} ruled actions={<RunActions view={view} />} />
      <Section first notes={['How this run stands among its siblings.']}>
        <Verdict verdict={view.verdict} />
        <RunTrust items={view.trust} />
      </Section>
      <ChartSections view={view} query={query} />
      {view.load === undefined ? null : (
        <Section id="load" title="Load" notes={view.loadNote === undefined ? [] : [view.loadNote]}>
          <FactList list={view.load} />
        </Section>
      )}
      <Section
        id="measurements"
        title="Measurements"
        wide
        notes={['Every number taken from the file, with the text it had there and its place.']}
      >
        {measurements.count === 0 ? (
          <p className="note">This run holds no measurements.</p>
        ) : (
          <MeasurementsTable table={measurements} query={query} />
        )}
      </Section>
      {view.rawValues.length === 0 ? null : (
        <Section
          id="raw-values"
          title="Kept values"
          notes={['Kept as received, so that percentiles can be read again and runs be merged.']}
        >
          <RawValuesTable lines={view.rawValues} />
        </Section>
      )}
      <Section id="environment" title="Environment" notes={['What is not stated is not known to be equal.']}>
        <div className="two">
          <FactList list={environment.machine} />
          <FactList list={{ lines: environment.software, missing: [] }} />
        </div>
      </Section>
      <Section id="provenance" title="Provenance" notes={['What we hold, and how it came here.']}>
        <RunProvenance view={view} />
      </Section>
    </div>
  );
}

function factsOf({ subject, id, time }: RunView) {
  return [
    <SubjectName
      key="subject"
      slot={slotOf(subject.position)}
      name={subject.name}
      {...(subject.version === undefined ? {} : { version: subject.version })}
    />,
    <code key="id" className="code">
      {id}
    </code>,
    time,
  ];
}
