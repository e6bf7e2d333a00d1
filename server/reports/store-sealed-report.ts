import 'server-only';
import { createHash } from 'node:crypto';
import { createReport } from '@/db/commands/create-report';
import type { Store } from '@/db/store';
import { reportText } from '@/lib/report/freeze-report';
import { readReport } from '@/lib/report/read-report';
import { invalid } from '../respond';
import type { CreatedReport } from './freeze-views';
import { keepReport } from './report-blobs';

/**
 * Takes a report that another instance froze. Its hash stays the same, and so does its date.
 *
 * @param text a sealed report as it was downloaded
 * @throws AppError INVALID for what is no report, and where the content is not what its hash says
 */
export async function storeSealedReport(
  store: Store,
  text: string,
  options: { readonly tokenName?: string } = {},
): Promise<CreatedReport> {
  const read = readReport(text, 'body');
  if (!read.ok) throw invalid(read.problems);
  const { report, sha256, createdAt } = read.value;
  const content = reportText(report);
  const computed = createHash('sha256').update(content).digest('hex');
  if (computed !== sha256) {
    throw invalid([
      {
        code: 'conflict',
        where: { file: 'body', pointer: '/sha256' },
        expected: `the SHA-256 of the report, ${computed}`,
        found: sha256,
        hint: 'The report was changed after it was frozen.',
      },
    ]);
  }
  await keepReport(content);
  const { slug } = await createReport(store, {
    sha256,
    title: report.title,
    suites: report.chapters.flatMap(({ evidence }) => evidence?.suite.slug ?? []),
    createdAtMs: createdAt,
    ...options,
  });
  return { slug, url: `/r/${slug}`, sha256 };
}
