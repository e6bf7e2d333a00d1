import { chaptersHtml } from '@/lib/report/chapters-html';
import type { ShownReport } from '@/lib/report/shown-report';

/** The chapters as the file has them, so that page and file cannot differ; the builder escapes every text. */
export function Chapters({ report }: { report: ShownReport }) {
  return <div dangerouslySetInnerHTML={{ __html: chaptersHtml(report) }} />;
}
