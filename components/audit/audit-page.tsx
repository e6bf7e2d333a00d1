import { TrustLine, Verdict } from '@/components/suite/verdict';
import { SuiteTabs } from '@/components/suite/suite-tabs';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { CopyButton } from '@/components/ui/copy-button';
import { LinkButton } from '@/components/ui/link-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { Section } from '@/components/ui/section';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import { formatDay } from '@/lib/format/format-date';
import type { Query } from '@/lib/format/query-string';
import type { AuditView } from '@/lib/tables/audit-view';
import { AtAGlance } from './at-a-glance';
import { addressOfSuite } from './audit-address';
import { CopyPermalinks } from './copy-permalinks';
import { EmptyAudit } from './empty-audit';
import { FindingsSection } from './findings-section';
import { RulesList } from './rules-list';
import { TouchedClaims } from './touched-claims';
import { FreezeLink } from '@/components/report/freeze-link';
import { VerdictSprite } from './verdict-glyph';

/** The claims of a suite held against one another: what it comes to, every finding, the claims and rules behind them. */
export function AuditPage({ view, query }: { view: AuditView; query: Query }) {
  const { slug, title } = view.head;
  const address = addressOfSuite(slug);
  return (
    <div className="wrap">
      <VerdictSprite />
      <Breadcrumbs
        items={[
          { label: 'Suites', href: '/suites' },
          { label: slug, href: `/suites/${slug}` },
          { label: 'Audit' },
        ]}
      />
      <TitleBlock
        title={<TitleWithPage title={title} />}
        facts={factsOf(view)}
        actions={
          <>
            <CopyButton />
            <FreezeLink />
            <LinkButton kind="quiet" href={`/api/v1/suites/${slug}/audit`} download={`${slug}-audit.json`}>
              Export JSON
            </LinkButton>
          </>
        }
      />
      <SuiteTabs slug={slug} current="audit" contradicted={view.counts.contradicted} />
      <Section
        first
        notes={['Claims against one another and against what was measured, never against our opinion.']}
      >
        {view.total === 0 ? (
          <EmptyAudit slug={slug} claimCount={view.claimCount} />
        ) : (
          <>
            <Verdict verdict={view.verdict} />
            <TrustLine items={view.trust} />
          </>
        )}
      </Section>
      {view.total === 0 ? null : (
        <>
          <Section id="at-a-glance" title="At a glance">
            <AtAGlance view={view} address={address} />
          </Section>
          <FindingsSection view={view} query={query} address={address} />
          {view.touched.length === 0 ? null : (
            <Section
              id="touched"
              title="Claims touched"
              notes={[
                'How many findings lean on a claim. The more, the less the publication stands without it.',
              ]}
            >
              <TouchedClaims claims={view.touched} address={address} />
            </Section>
          )}
          <Section
            id="rules"
            title="Rules"
            notes={[
              'What is computed, and what follows. Where two readings are possible, the one that agrees counts.',
            ]}
          >
            <RulesList rules={view.rules} address={address} />
          </Section>
          <CopyPermalinks />
        </>
      )}
    </div>
  );
}

/** The tabs say which page it is; a screen reader hears it with the title. */
function TitleWithPage({ title }: { title: string }) {
  return (
    <>
      {title}
      <span className="vh">, audit of its claims</span>
    </>
  );
}

function factsOf({ subjects, claimCount, updatedAtMs }: AuditView) {
  return [
    ...subjects.map((head) => (
      <SubjectName
        key={head.slug}
        slot={slotOf(head.position)}
        name={head.name}
        {...(head.version === undefined ? {} : { version: head.version })}
      />
    )),
    [
      claimCount > 0 ? `${claimCount.toLocaleString('en-US')} ${claimCount === 1 ? 'claim' : 'claims'}` : '',
      `updated ${formatDay(updatedAtMs)}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  ];
}
