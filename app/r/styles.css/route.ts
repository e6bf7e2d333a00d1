import { REPORT_STYLES } from '@/lib/report/report-styles';

/** The look of chapters; the downloaded file has the same in itself. */
export function GET(): Response {
  return new Response(REPORT_STYLES, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
