import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { slotOf } from '@/components/ui/marker-shapes';
import { Select } from '@/components/ui/select';
import { SubjectName } from '@/components/ui/subject-name';
import { FINDING_VERDICTS } from '@/lib/audit/finding';
import { formatCount } from '@/lib/format/format-value';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { AuditView } from '@/lib/tables/audit-view';
import { RULE_WORDS, VERDICT_WORDS } from '@/lib/tables/audit-view-words';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { VerdictGlyph } from './verdict-glyph';

/** With more subjects than this, they are chosen from a list. */
const MOST_CHIPS = 8;

/** Verdict, subject and rule: links and a form, so that the address always says what is shown. */
export function FindingFilters({
  view,
  query,
  action,
}: {
  view: AuditView;
  query: Query;
  /** Where the form leads. */
  action: string;
}) {
  const { subjects } = view;
  return (
    <>
      <VerdictChips view={view} query={query} />
      <div className="bar">
        {subjects.length > 1 && subjects.length <= MOST_CHIPS ? (
          <SubjectChips view={view} query={query} />
        ) : null}
        <ListForm view={view} query={query} action={action} />
      </div>
    </>
  );
}

function VerdictChips({ view, query }: { view: AuditView; query: Query }) {
  const { filter, filterCounts } = view;
  return (
    <div className="bar chips" role="group" aria-label="Verdicts">
      <Chip
        href={to(query, { verdict: undefined })}
        isCurrent={filter.verdict === undefined}
        count={filterCounts.anyVerdict}
      >
        All verdicts
      </Chip>
      {FINDING_VERDICTS.filter((verdict) => view.counts[verdict] > 0).map((verdict) => (
        <Chip
          key={verdict}
          href={to(query, { verdict })}
          isCurrent={filter.verdict === verdict}
          count={filterCounts.verdicts.get(verdict)}
        >
          <VerdictGlyph verdict={verdict} />
          {VERDICT_WORDS[verdict].label}
        </Chip>
      ))}
    </div>
  );
}

function SubjectChips({ view, query }: { view: AuditView; query: Query }) {
  const { filter, filterCounts } = view;
  return (
    <div className="chips" role="group" aria-label="Subjects">
      <Chip
        href={to(query, { subject: undefined })}
        isCurrent={filter.subject === undefined}
        count={filterCounts.anySubject}
      >
        All subjects
      </Chip>
      {view.subjects.map((head) => (
        <Chip
          key={head.slug}
          href={to(query, { subject: head.slug })}
          isCurrent={filter.subject === head.slug}
          count={filterCounts.subjects.get(head.slug)}
        >
          <Subject head={head} />
        </Chip>
      ))}
    </div>
  );
}

/** Rules, and subjects where there are many: lists of a form that is sent by its button. */
function ListForm({ view, query, action }: { view: AuditView; query: Query; action: string }) {
  const { filter, filterCounts, subjects, rules } = view;
  const hasSubjects = subjects.length > MOST_CHIPS;
  const kept = Object.entries(query).filter(([key]) => key !== 'rule' && !(hasSubjects && key === 'subject'));
  return (
    <form className="rulepick sp" method="get" action={action}>
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {hasSubjects ? (
        <>
          <label className="small muted" htmlFor="audit-subject">
            Subject
          </label>
          <Select
            id="audit-subject"
            name="subject"
            defaultValue={filter.subject ?? ''}
            options={[
              { value: '', label: `all ${subjects.length} subjects` },
              ...subjects.map(({ slug, name, version }) => ({
                value: slug,
                label: withCount([name, version].filter(Boolean).join(' '), filterCounts.subjects.get(slug)),
              })),
            ]}
          />
        </>
      ) : null}
      <label className="small muted" htmlFor="audit-rule">
        Rule
      </label>
      <Select
        id="audit-rule"
        name="rule"
        defaultValue={filter.rule ?? ''}
        options={[
          { value: '', label: `all ${rules.length} rules` },
          ...rules.map(({ id }) => ({
            value: id,
            label: withCount(RULE_WORDS[id].label, filterCounts.rules.get(id)),
          })),
        ]}
      />
      <Button type="submit">Show</Button>
    </form>
  );
}

function Chip({
  href,
  isCurrent,
  count,
  children,
}: {
  href: string;
  isCurrent: boolean;
  count: number | undefined;
  children: ReactNode;
}) {
  const number = (
    <span className="n">{count === undefined || count === 0 ? 'none' : formatCount(count)}</span>
  );
  if (count === undefined && !isCurrent) {
    return (
      <span className="chip">
        {children} {number}
      </span>
    );
  }
  return (
    <a className="chip" href={href} {...(isCurrent ? { 'aria-current': 'true' as const } : {})}>
      {children} {number}
    </a>
  );
}

function Subject({ head }: { head: ColumnHead }) {
  return (
    <SubjectName
      slot={slotOf(head.position)}
      name={head.name}
      {...(head.version === undefined ? {} : { version: head.version })}
    />
  );
}

function withCount(label: string, count: number | undefined): string {
  return `${label} (${count === undefined ? 'none' : formatCount(count)})`;
}

function to(query: Query, changes: Readonly<Record<string, string | undefined>>): string {
  return `${withQuery(query, changes)}#findings`;
}
