import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { formatCount } from '@/lib/format/format-value';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { AuditView, FindingGroup } from '@/lib/tables/audit-view';
import { RULE_WORDS, VERDICT_WORDS } from '@/lib/tables/audit-view-words';
import { findingsAddress, type AuditAddress } from './audit-address';
import { FindingFilters } from './finding-filters';
import { FindingItem } from './finding-item';

/** All findings, or those that a filter lets through, by verdict and severity. */
export function FindingsSection({
  view,
  query,
  address,
}: {
  view: AuditView;
  query: Query;
  address: AuditAddress;
}) {
  return (
    <Section
      id="findings"
      title="Findings"
      wide
      notes={['One line of arithmetic each. Check it by hand.', 'What adds up is listed too.']}
    >
      <FindingFilters view={view} query={query} action={findingsAddress({ ...address, kept: {} })} />
      {Object.keys(view.filter).length === 0 ? null : (
        <p className="small shown">
          {shownSentence(view)} <a href={findingsAddress(address)}>Show all</a>
        </p>
      )}
      {view.found === 0 ? (
        <div className="empty">
          <h3>No finding matches.</h3>
          <p>{`The audit has ${formatCount(view.total)}, none with all of what the filter asks for.`}</p>
          <LinkButton href={findingsAddress(address)}>Show all findings</LinkButton>
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
            <Group key={group.verdict} group={group} query={query} address={address} />
          ))}
        </>
      )}
    </Section>
  );
}

function Group({ group, query, address }: { group: FindingGroup; query: Query; address: AuditAddress }) {
  const { verdict, count, findings } = group;
  return (
    <section className="fg" id={verdict} aria-labelledby={`${verdict}-title`}>
      <h3 className="gh" id={`${verdict}-title`}>
        {VERDICT_WORDS[verdict].label} <span className="muted">{formatCount(count)}</span>
      </h3>
      <ol>
        {findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} address={address} />
        ))}
      </ol>
      {findings.length === count ? null : (
        <p className="note">
          {query['all'] === '1' ? (
            <>
              {`${formatCount(count - findings.length)} more are not listed: choose a subject or a rule`}
              {address.json === undefined ? null : (
                <>
                  {', or '}
                  <a href={address.json}>read all as JSON</a>
                </>
              )}
              .
            </>
          ) : (
            <a href={`${withQuery(query, { all: '1' })}#${verdict}`}>
              {`Show ${formatCount(count - findings.length)} more`}
              <span className="vh">{`: ${VERDICT_WORDS[verdict].label.toLowerCase()}`}</span>
            </a>
          )}
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
