import { chaptersHtml } from './chapters-html';
import { escapeHtml } from '@/lib/format/escape-html';
import { REPORT_STYLES, STANDALONE_STYLES } from './report-styles';
import type { ShownReport } from './shown-report';

/**
 * A report as one HTML file: no script, no request to anybody, both themes, fit for paper.
 *
 * @param parts.url where the report was published
 */
export function reportHtml(
  report: ShownReport,
  {
    sha256,
    createdAtMs,
    url,
  }: { readonly sha256: string; readonly createdAtMs: number; readonly url: string },
): string {
  const when = new Date(createdAtMs).toISOString();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(report.title)} · Benchlens report</title>
<style>${STANDALONE_STYLES}${REPORT_STYLES}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(report.title)}</h1>
<p class="rmeta">Frozen <time datetime="${when}">${escapeHtml(dayOf(when))}</time> by Benchlens ${escapeHtml(report.product.version)} · <a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>
<p class="rmeta">SHA-256 <code>${escapeHtml(sha256)}</code></p>
</header>
${chaptersHtml(report)}
</main>
</body>
</html>
`;
}

/** “2026-11-25, 09:30 UTC” */
function dayOf(iso: string): string {
  return `${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`;
}
