import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Menu } from '@/components/ui/menu';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import { formatDate } from '@/lib/format/format-date';
import type { StoredReport } from '@/lib/model/stored-report';
import { tablesOf } from '@/lib/report/report-csv';
import type { Verification } from '@/lib/report/verify-report';
import type { ShownReport } from '@/lib/report/shown-report';
import { Chapters } from './chapters';
import { ChangesList, type Changes } from './changes-list';
import { VerificationResult } from './verification-result';

const FILES = [
  { type: 'html', label: 'HTML, one file' },
  { type: 'md', label: 'Markdown' },
  { type: 'json', label: 'JSON, verifiable' },
] as const;

function filesOf(slug: string, report: ShownReport): { href: string; label: string }[] {
  return [
    ...FILES.map(({ type, label }) => ({ href: `/r/${slug}/file?type=${type}`, label })),
    ...tablesOf(report).map(({ title }, index) => ({
      href: `/r/${slug}/file?type=csv&table=${index + 1}`,
      label: `CSV: ${title}`,
    })),
  ];
}

/** A frozen report: as of when, whether it still holds, then its chapters. */
export function ReportPage({
  stored,
  report,
  changes,
  previous,
  next,
  verification,
}: {
  stored: StoredReport;
  report: ShownReport;
  changes: Changes | undefined;
  previous: StoredReport | undefined;
  next: StoredReport | undefined;
  verification: Verification | undefined;
}) {
  const grades = [...new Set(report.chapters.flatMap((chapter) => chapter.grades))];
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'Report' }]} />
      <TitleBlock
        title={report.title}
        facts={[
          `Frozen ${formatDate(stored.createdAtMs)}`,
          `evidence: ${grades.length === 0 ? 'none' : grades.join(', ')}`,
          `Benchlens ${report.product.version}`,
        ]}
        actions={
          <>
            <CopyButton />
            <Menu label="Download">
              {filesOf(stored.slug, report).map(({ href, label }) => (
                <a key={href} href={href} download>
                  {label}
                </a>
              ))}
            </Menu>
          </>
        }
        ruled
      />
      <Section
        first
        plain
        title="Does it still hold?"
        notes={[
          'A report is frozen with its evidence: nothing that is imported later changes a number in it.',
        ]}
      >
        <div className="list">
          {changes === undefined ? (
            <p>
              <b>Unchanged:</b> what it rests on is today as it was.
            </p>
          ) : (
            <ChangesList changes={changes} />
          )}
          <p className="rmeta">
            SHA-256 <code>{stored.sha256}</code>
          </p>
          {previous === undefined ? null : (
            <p>
              An earlier version: <a href={`/r/${previous.slug}`}>{previous.title}</a>,{' '}
              {formatDate(previous.createdAtMs)}
            </p>
          )}
          {next === undefined ? null : (
            <p>
              A newer version: <a href={`/r/${next.slug}`}>{next.title}</a>, {formatDate(next.createdAtMs)}
            </p>
          )}
          {verification === undefined ? (
            <form method="get" action={`/r/${stored.slug}`}>
              <input type="hidden" name="verify" value="1" />
              <Button type="submit">Compute every number again</Button>
            </form>
          ) : (
            <VerificationResult verification={verification} />
          )}
        </div>
      </Section>
      <Chapters report={report} />
    </div>
  );
}
