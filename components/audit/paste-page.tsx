import { TrustLine, Verdict } from '@/components/suite/verdict';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Button } from '@/components/ui/button';
import { FaultList } from '@/components/ui/fault-list';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import type { PastedClaims } from '@/lib/audit/pasted/claims-of-draft';
import type { PastedDraft } from '@/lib/audit/pasted/pasted-draft';
import type { Query } from '@/lib/format/query-string';
import type { Problem } from '@/lib/problem';
import type { AuditView } from '@/lib/tables/audit-view';
import { AtAGlance } from './at-a-glance';
import type { AuditAddress } from './audit-address';
import { FindingsSection } from './findings-section';
import { PasteForm } from './paste-form';
import { PastedClaimsTable } from './pasted-claims-table';
import { RulesList } from './rules-list';
import { VerdictSprite } from './verdict-glyph';

/** The audit of a table that is pasted: nothing of it is stored. */
export interface PasteResult {
  /** The draft as the address holds it. */
  readonly packed: string;
  readonly claims: PastedClaims;
  readonly view: AuditView;
  readonly query: Query;
  readonly canSave: boolean;
}

const NO_PROBLEMS: readonly Problem[] = [];

/** Paste a table of published figures, complete what it leaves open, and see whether it adds up. */
export function PastePage({
  draft,
  problems = NO_PROBLEMS,
  isTooLarge = false,
  result,
}: {
  draft?: PastedDraft;
  problems?: readonly Problem[];
  isTooLarge?: boolean;
  result?: PasteResult;
}) {
  return (
    <div className="wrap">
      <VerdictSprite />
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'Audit a table' }]} />
      <TitleBlock title="Audit a table" />
      {result === undefined ? null : <Result result={result} />}
      <Section
        first={result === undefined}
        plain
        id="table"
        title={result === undefined ? undefined : 'The table'}
        notes={[
          'A table from a README or a post, in Markdown, HTML, CSV or TSV: metrics down and subjects across, or the other way round.',
          'Nothing is stored: the table travels in the address, so a link leads to the same audit.',
        ]}
      >
        {isTooLarge ? (
          <p className="fault">
            The table is too long for an address. Write it as a suite file and run{' '}
            <code>benchlens audit FILE</code>, or post it to <code>/api/v1/audit</code>.
          </p>
        ) : null}
        {problems.length === 0 ? null : (
          <FaultList title="The table cannot be audited yet." problems={problems} />
        )}
        <PasteForm
          {...(draft === undefined ? {} : { draft })}
          {...(result === undefined ? {} : { claims: result.claims })}
        />
      </Section>
    </div>
  );
}

function Result({ result: { packed, claims, view, query, canSave } }: { result: PasteResult }) {
  const address: AuditAddress = { claims: '', audit: '/audit', kept: { draft: packed } };
  return (
    <>
      <Section first id="result" notes={['Claims against one another, never against our opinion.']}>
        {view.total === 0 ? (
          <p>
            {`${view.claimCount} ${view.claimCount === 1 ? 'claim' : 'claims'}, and no two of them can be held against each other. State conditions, or what the publication says about its figures, below.`}
          </p>
        ) : (
          <>
            <Verdict verdict={view.verdict} />
            <TrustLine items={view.trust} />
          </>
        )}
        <div className="bar">
          <LinkButton href={`/audit/suite-file?draft=${packed}`} download={`${claims.file.suite.slug}.json`}>
            Download the suite file
          </LinkButton>
          {canSave ? (
            <form method="post" action="/audit/save">
              <input type="hidden" name="draft" value={packed} />
              <Button type="submit" kind="quiet">
                Save as suite
              </Button>
            </form>
          ) : (
            <a className="small" href="/sign-in?next=/audit">
              Sign in to save it as a suite
            </a>
          )}
        </div>
      </Section>
      {view.total === 0 ? null : (
        <>
          <Section id="at-a-glance" title="At a glance">
            <AtAGlance view={view} address={address} />
          </Section>
          <FindingsSection view={view} query={query} address={address} />
        </>
      )}
      <Section id="claims" title="Claims" notes={['As written, and as they were read.']}>
        <PastedClaimsTable suite={claims.file} view={view} address={address} />
      </Section>
      {view.rules.length === 0 ? null : (
        <Section id="rules" title="Rules">
          <RulesList rules={view.rules} address={address} />
        </Section>
      )}
    </>
  );
}
