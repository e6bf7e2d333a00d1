import { TrustLine, Verdict } from '@/components/suite/verdict';
import { SuiteHeading } from '@/components/suite/suite-heading';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
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
import { VerdictSprite } from './verdict-glyph';

/** The claims of a suite held against one another: what it comes to, every finding, the claims and rules behind them. */
export function AuditPage({ view, query }: { view: AuditView; query: Query }) {
  const { slug, title } = view.head;
  const address = addressOfSuite(slug);
  return (
    <div className="wrap">
      <VerdictSprite />
      <SuiteHeading
        slug={slug}
        title={title}
        page={{ tab: 'audit', label: 'Audit', spoken: 'audit of its claims' }}
        heads={view.subjects}
        contradicted={view.counts.contradicted}
        facts={factOf(view)}
        actions={
          <LinkButton kind="quiet" href={`/api/v1/suites/${slug}/audit`} download={`${slug}-audit.json`}>
            Export JSON
          </LinkButton>
        }
      />
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

/** “142 claims, updated 25 Nov 2026” */
function factOf({ claimCount, updatedAtMs }: AuditView): string {
  const claims = `${claimCount.toLocaleString('en-US')} ${claimCount === 1 ? 'claim' : 'claims'}, `;
  return `${claimCount > 0 ? claims : ''}updated ${formatDay(updatedAtMs)}`;
}
