import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { formatCount } from '@/lib/format/format-value';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { AuditView, FindingGroup } from '@/lib/tables/audit-view';
import { RULE_WORDS, VERDICT_WORDS } from '@/lib/tables/audit-view-words';
import { FindingFilters } from './finding-filters';
import { FindingItem } from './finding-item';

/** All findings, or those that a filter lets through, by verdict and severity. */
export function FindingsSection({ view, query }: { view: AuditView; query: Query }) {
  const { slug } = view.head;
  return (
    <Section
      id="findings"
      title="Findings"
      wide
      notes={['One line of arithmetic each. Check it by hand.', 'What adds up is listed too.']}
    >
      <FindingFilters view={view} query={query} />
      {Object.keys(query).length === 0 ? null : (
        <p className="small shown">
          {shownSentence(view)} <a href={`/suites/${slug}/audit#findings`}>Show all</a>
        </p>
      )}
      {view.found === 0 ? (
        <div className="empty">
          <h3>No finding matches.</h3>
          <p>{`The audit has ${formatCount(view.total)}, none with all of what the filter asks for.`}</p>
          <LinkButton href={`/suites/${slug}/audit#findings`}>Show all findings</LinkButton>
        </div>
      ) : (
        <>
          <div className="fh" aria-hidden="true">
            <span />
            <span>What is checked</span>
            <span>Arithmetic</span>
            <span>Stated in</span>
          </div>
          {view.groups.map((group) => (
            <Group key={group.verdict} group={group} slug={slug} query={query} />
          ))}
        </>
      )}
    </Section>
  );
}

function Group({ group, slug, query }: { group: FindingGroup; slug: string; query: Query }) {
  const { verdict, count, findings } = group;
  return (
    <section className="fg" id={verdict} aria-labelledby={`${verdict}-title`}>
      <h3 className="gh" id={`${verdict}-title`}>
        {VERDICT_WORDS[verdict].label} <span className="muted">{formatCount(count)}</span>
      </h3>
      <ol>
        {findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} slug={slug} />
        ))}
      </ol>
      {findings.length === count ? null : (
        <p className="note">
          {`${formatCount(count - findings.length)} more are not listed here. `}
          <a href={`${withQuery(query, { verdict })}#findings`}>Choose a subject or a rule</a>
          {', or '}
          <a href={`/api/v1/suites/${slug}/audit`}>read all as JSON</a>.
        </p>
      )}
    </section>
  );
}

function shownSentence({ filter, found, total, subjects }: AuditView): string {
  const subject = subjects.find(({ slug }) => slug === filter.subject);
  const parts = [
    filter.verdict === undefined ? '' : VERDICT_WORDS[filter.verdict].label.toLowerCase(),
    subject === undefined ? '' : [subject.name, subject.version].filter(Boolean).join(' '),
    filter.rule === undefined ? '' : `rule “${RULE_WORDS[filter.rule].label}”`,
    filter.claim === undefined ? '' : `claim ${filter.claim}`,
  ].filter((part) => part !== '');
  return `${formatCount(found)} of ${formatCount(total)} findings: ${parts.join(', ')}.`;
}
