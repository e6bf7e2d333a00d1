import 'server-only';
import { findReport } from '@/db/queries/reports';
import { escapeHtml } from '@/lib/format/escape-html';
import { STANDALONE_STYLES } from '@/lib/report/report-styles';
import { getStore } from '../runtime';
import { withdrawnText } from './get-report';

/**
 * The answer 410 to the address of a page of a withdrawn report, which a page of the framework cannot give; undefined
 * lets the request pass.
 */
export async function refuseWithdrawn(pathname: string): Promise<Response | undefined> {
  const slug = /^\/r\/([a-z0-9]+)(?:\/embed)?$/.exec(pathname)?.[1];
  if (slug === undefined) return undefined;
  const report = await findReport(await getStore(), slug);
  if (report?.withdrawnAtMs === undefined) return undefined;
  return new Response(pageOf(report.title, withdrawnText(report)), {
    status: 410,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}

function pageOf(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>Withdrawn: ${escapeHtml(title)} · Benchlens</title><style>${STANDALONE_STYLES}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p><a href="/">Benchlens</a></p></main></body>
</html>
`;
}
