import 'server-only';
import * as z from 'zod';
import { reportHtml } from '@/lib/report/report-html';
import { reportMarkdown } from '@/lib/report/report-markdown';
import { tableCsv, tablesOf } from '@/lib/report/report-csv';
import { slugify } from '@/lib/model/slug';
import { getReport } from '../reports/get-report';
import { readShownReport } from '../reports/report-blobs';
import { getConfig, getStore } from '../runtime';
import { attachment } from './get-source';
import { getFrozenReport } from './get-report';
import { badParameter, badParameters, readQuery } from './read-query';

const fileQuery = z.strictObject({
  type: z.enum(['html', 'md', 'json', 'csv']),
  table: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .exactOptional(),
});

/**
 * A report as a file: HTML that stands alone, Markdown, the JSON that can be verified, or one table as CSV.
 *
 * @throws AppError NOT_FOUND, GONE, INVALID for an unknown type or table
 */
export async function getReportFile(request: Request, slug: string): Promise<Response> {
  const { type, table = '1' } = readQuery(request, fileQuery);
  const { sha256, createdAtMs, title } = await getReport(await getStore(), slug);
  const name = slugify(title) || slug;
  if (type === 'json')
    return asFile(await (await getFrozenReport(slug)).text(), `${name}.json`, 'application/json');
  const report = await readShownReport(sha256);
  const from = { sha256, createdAtMs, url: addressOf(request, slug) };
  if (type === 'html') return asFile(reportHtml(report, from), `${name}.html`, 'text/html');
  if (type === 'md') return asFile(reportMarkdown(report, from), `${name}.md`, 'text/markdown');
  const tables = tablesOf(report);
  const wanted = tables[Number(table) - 1];
  if (wanted === undefined) {
    throw badParameters([badParameter('table', `a number from 1 to ${tables.length}`, table)]);
  }
  return asFile(tableCsv(wanted), `${name}-${slugify(wanted.title)}.csv`, 'text/csv');
}

/**
 * The HTML of a report for a frame on another page: no script, and whoever may show it says the configuration.
 *
 * @throws AppError NOT_FOUND, GONE
 */
export async function getEmbeddedReport(request: Request, slug: string): Promise<Response> {
  const { sha256, createdAtMs } = await getReport(await getStore(), slug);
  const html = reportHtml(await readShownReport(sha256), {
    sha256,
    createdAtMs,
    url: addressOf(request, slug),
  });
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function addressOf(request: Request, slug: string): string {
  return `${getConfig().publicUrl ?? new URL(request.url).origin}/r/${slug}`;
}

function asFile(content: string, fileName: string, contentType: string): Response {
  return new Response(content, {
    headers: {
      'content-type': `${contentType}; charset=utf-8`,
      'content-disposition': attachment(fileName),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
