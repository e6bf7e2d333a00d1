import { fail, succeed, type Result } from '@/lib/result';
import type { Document, DocumentImporter, ParsedDocument } from './importer';
import { readCell } from './table/cell-value';
import { draftRuns, finishDraft, mergeDrafts, sharesSubjects, type DraftRuns } from './table/draft-runs';
import { layoutOf } from './table/layout';
import { readGrids } from './table/read-grids';
import { placeOf, type Findings } from './table/resolve-column';

/** Any table with a header: subjects as rows or as columns, units in the header or in the cells. */
export const table: DocumentImporter = {
  kind: 'document',
  id: 'table',
  label: 'table (CSV, TSV, Markdown or HTML)',
  extensions: ['csv', 'tsv', 'md', 'html', 'txt'],
  docsUrl: 'docs/formats/table.md',
  howTo: 'a header with metrics and units, a row for each subject: name,p99 (ms),Requests/sec',
  version: 2,
  fallback: true,
  detect: (head) => {
    const text = head.complete ? head.text : head.text.slice(0, head.text.lastIndexOf('\n') + 1);
    const grids = readGrids(text, '');
    const [grid] = grids.ok ? grids.value : [];
    if (grid !== undefined) {
      const article = grid.kind === 'HTML' ? 'an' : 'a';
      const size = `${grid.header.length} columns and ${grid.rows.length}${head.complete ? '' : ' or more'} rows`;
      return { confidence: 0.6, reason: `${article} ${grid.kind} table with ${size}` };
    }
    // A table with a fault in it is better explained than not recognised.
    return !grids.ok && grids.problems.some(({ code }) => code !== 'nothing-measured') && looksRegular(text)
      ? { confidence: 0.55, reason: 'lines with the same delimiters, one of them at fault' }
      : undefined;
  },
  parse: readTables,
};

/** Most of the first lines have at most as many delimiters as the first one; prose does not. */
function looksRegular(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .split('\n', 20)
    .filter((line) => line.trim() !== '');
  return ['\t', ';', ','].some((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [first = 0] = counts;
    return first > 0 && counts.filter((count) => count > 0 && count <= first).length >= 0.8 * counts.length;
  });
}

/** At most so many faults are listed. */
const MAX_PROBLEMS = 20;

/** The first table, and every further one about the same subjects. */
function readTables({ text, fileName: file, unit }: Document): Result<ParsedDocument> {
  const grids = readGrids(text, file);
  if (!grids.ok) return grids;
  const findings: Findings = { file, problems: [], warnings: [] };
  let merged: DraftRuns | undefined;
  for (const grid of grids.value) {
    const layout = layoutOf(grid);
    const told = { unit, hasSemicolons: grid.hasSemicolons === true };
    if (merged === undefined) merged = draftRuns(layout, told, findings);
    else if (sharesSubjects(merged.runs, layout)) {
      merged = mergeDrafts(merged, draftRuns(layout, told, findings));
    } else {
      findings.warnings.push({
        code: 'value-skipped',
        where: placeOf(grid.header[0] ?? { text: '', line: 1, column: 1 }, file),
        message: 'This table was left out: it is about other subjects than the first one.',
      });
    }
  }
  const last = grids.value.at(-1)?.lastCell;
  if (last !== undefined && readCell(last.text).kind === 'number') {
    findings.warnings.push({
      code: 'truncated-output',
      where: placeOf(last, file),
      message: `The file ends right after “${last.text}”, without a line feed; if it was cut off, that number is too short.`,
    });
  }
  if (findings.problems.length > 0) return fail(...findings.problems.slice(0, MAX_PROBLEMS));
  const metrics = [...new Map((merged?.metrics ?? []).map((metric) => [metric.id, metric])).values()];
  const undirected = metrics.filter(({ better }) => better === undefined).map(({ id }) => id);
  if (undirected.length > 0) {
    findings.warnings.push({
      code: 'direction-unknown',
      where: { file },
      message: `The table does not say whether more or less is better for ${undirected.join(', ')}; shown, not ranked.`,
    });
  }
  findings.warnings.push({
    code: 'load-unknown',
    where: { file },
    message: 'A table does not say how the load was made; compare with care.',
  });
  return succeed({
    kind: 'runs',
    runs: (merged?.runs ?? []).map(finishDraft).filter(({ measurements }) => measurements.length > 0),
    metrics,
    warnings: findings.warnings,
  });
}
