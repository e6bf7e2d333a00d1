import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import { formatDate } from '@/lib/format/format-date';
import type { StoredReport } from '@/lib/model/stored-report';

/** Freezes the view that the reader came from. */
export function FreezePage({
  view,
  title,
  error,
  reports,
}: {
  /** Address with its whole state; undefined where the reader came from nowhere that can be frozen. */
  view: string | undefined;
  title: string;
  error: string | undefined;
  /** Those of the same suite, newest first. */
  reports: readonly StoredReport[];
}) {
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'New report' }]} />
      <TitleBlock title="Freeze a view" ruled />
      <Section
        first
        plain
        title="A link that stays true"
        notes={[
          'The numbers, the runs and claims behind them, weights, prices and methods are stored together under a link that is hard to guess.',
          'Whatever is imported later, the report shows what you froze, says what has changed since, and can be verified by anyone.',
        ]}
      >
        {view === undefined ? (
          <div className="list">
            <p>
              Open a comparison, decision, cost or audit of a suite and press “Freeze”. What you see there is
              what the report will show.
            </p>
            <div>
              <LinkButton href="/suites">All suites</LinkButton>
            </div>
          </div>
        ) : (
          <form className="list" method="post" action="/r/new/submit">
            <input type="hidden" name="view" value={view} />
            <p>
              The view <a href={view}>{view}</a>
            </p>
            {error === undefined ? null : (
              <p className="err" role="alert">
                {error}
              </p>
            )}
            <Field id="title" label="Title">
              <input className="inp" id="title" name="title" defaultValue={title} maxLength={200} required />
            </Field>
            <Field id="notes" label="Notes" hint="Markdown. Tags are shown as text.">
              <textarea className="inp" id="notes" name="notes" rows={6} maxLength={20_000} />
            </Field>
            <div>
              <Button kind="primary" type="submit">
                Freeze
              </Button>
            </div>
          </form>
        )}
      </Section>
      {reports.length === 0 ? null : (
        <Section id="reports" title="Reports of this suite" plain>
          <ul className="list">
            {reports.map((report) => (
              <li key={report.slug}>
                <a href={`/r/${report.slug}`}>{report.title}</a>, {formatDate(report.createdAtMs)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
