import type { Metadata } from 'next';
import { ContradictionsLink } from '@/components/audit/contradictions-link';
import { FirstSuite } from '@/components/home/first-suite';
import { Hero } from '@/components/home/hero';
import { HowToRead } from '@/components/home/how-to-read';
import { SuiteResult } from '@/components/suite/suite-result';
import { NoSuites } from '@/components/suites/no-suites';
import { SuitesTable } from '@/components/suites/suites-table';
import { Section } from '@/components/ui/section';
import { getSuiteData } from '@/db/queries/suite-data';
import { listSuites } from '@/db/queries/suites';
import type { SuiteSummary } from '@/lib/model/suite-data';
import { buildSuiteView } from '@/lib/tables/suite-view';
import { getStore } from '@/server/runtime';
import { getSuiteAudit } from '@/server/suite-audit';

export const metadata: Metadata = { title: { absolute: 'Benchmark results, compared honestly · Benchlens' } };

const RUNS_PER_SUBJECT = 20;
const SUITES_SHOWN = 10;

export default async function HomePage() {
  const { suites } = await listSuites(await getStore(), { limit: SUITES_SHOWN });
  const [first] = suites;
  return (
    <div className="wrap">
      <Hero />
      {first === undefined ? null : <FirstResult suite={first} />}
      <Section id="suites" title="Suites" notes={suitesNotes(suites)}>
        {first === undefined ? <NoSuites /> : <SuitesTable suites={suites} />}
      </Section>
      <HowToRead />
    </div>
  );
}

async function FirstResult({ suite }: { suite: SuiteSummary }) {
  const data = await getSuiteData(await getStore(), suite.slug, { runsPerSubject: RUNS_PER_SUBJECT });
  return (
    <FirstSuite suite={suite}>
      <SuiteResult view={buildSuiteView(data)} />
      {suite.claimCount === 0 ? null : <FirstAudit slug={suite.slug} />}
      <a className="audited" href={`/suites/${suite.slug}/decide`}>
        Decide with your own weights
      </a>
    </FirstSuite>
  );
}

async function FirstAudit({ slug }: { slug: string }) {
  const { audit } = await getSuiteAudit(await getStore(), slug, { nowMs: Date.now() });
  const { counts, findings } = audit;
  return <ContradictionsLink slug={slug} contradicted={counts.contradicted} checks={findings.length} />;
}

function suitesNotes(suites: readonly SuiteSummary[]) {
  if (suites.length === 0) return ['One suite is one question.'];
  return [
    'One suite is one question.',
    <a key="all" href="/suites">
      All suites
    </a>,
  ];
}
