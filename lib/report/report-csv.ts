import { csvText } from '@/lib/charts/csv-text';
import type { TableBlock } from './report';
import type { ShownReport } from './shown-report';

/** The tables of a report in the order of its pages. */
export function tablesOf(report: ShownReport): readonly TableBlock[] {
  return report.chapters.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
}

/** One table as CSV (RFC 4180). */
export function tableCsv({ head, rows }: TableBlock): string {
  return csvText([head, ...rows]);
}
