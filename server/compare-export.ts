import 'server-only';
import type { Store } from '@/db/store';
import { bodyRowsOf } from '@/lib/comparison/comparison-body';
import { writeCompareQuery } from '@/lib/comparison/compare-query';
import { csvText } from '@/lib/charts/csv-text';
import { withQuery } from '@/lib/format/query-string';
import { buildComparisonReport } from '@/lib/tables/comparison-report';
import { compareSelection } from '@/lib/tables/compare-selection';
import { reportAsMarkdown } from '@/lib/tables/report-text';
import { getCompareInput, type CompareParams } from './compare-page';
import { invalid, json } from './respond';

/**
 * What the page of a comparison shows, to take away: Markdown for a pull request, CSV, or the body of the API.
 * Each says when the runs were compared although they did not measure the same thing.
 *
 * @param origin of this server, for the link back
 * @throws AppError INVALID for another format
 */
export async function exportComparison(
  store: Store,
  params: CompareParams,
  origin: string,
): Promise<Response> {
  const { format } = params;
  if (format !== 'markdown' && format !== 'csv' && format !== 'json') {
    throw invalid([
      {
        code: 'bad-parameter',
        where: { file: 'format' },
        expected: 'markdown, csv or json',
        found: format === undefined ? 'nothing' : `“${String(format)}”`,
      },
    ]);
  }
  const { query, entries, claims, problems } = await getCompareInput(store, params);
  if (problems.length > 0) throw invalid(problems);
  const { base, columns, comparability, isWithheld, narrowed, against, weighed } = compareSelection(
    entries,
    claims,
    query,
  );
  const rows = bodyRowsOf(narrowed.comparison, base);
  const anyway = query.anyway ? { anyway: true } : {};
  if (format === 'json') {
    const leftOut = weighed.marked.filter(({ reason }) => !query.include.includes(reason));
    return json({ comparability, ...anyway, rows, failed: [], cannotTell: [], leftOut });
  }
  if (format === 'csv') {
    const lines = rows.flatMap((row) =>
      row.cells.map((cell) => [
        row.case,
        row.metric,
        row.statistic,
        row.unit,
        row.better,
        ...CELL_KEYS.map((key) => cell[key] ?? ''),
        comparability.verdict,
        query.anyway ? 1 : '',
      ]),
    );
    return text(csvText([HEAD, ...lines]), 'text/csv');
  }
  const reference = base ?? columns[0];
  const link = `${origin}/compare${withQuery(writeCompareQuery(query), {})}`;
  const report =
    reference === undefined
      ? ''
      : reportAsMarkdown(
          buildComparisonReport(
            reference === base ? narrowed.comparison : against(reference),
            reference,
            comparability,
          ),
          { failed: [], cannotTell: [] },
        );
  const caution = query.anyway && comparability.verdict === 'not' ? `${ANYWAY}\n\n` : '';
  const withheld = isWithheld ? `${WITHHELD}\n\n` : '';
  return text(`${caution}${withheld}${report}\n[The whole comparison](${link})\n`, 'text/markdown');
}

const ANYWAY = '**Compared anyway**, although the runs did not measure the same thing.';
const WITHHELD = '**No verdicts**: the runs did not measure the same thing.';

const CELL_KEYS = [
  'column',
  'value',
  'low',
  'high',
  'runs',
  'n',
  'grade',
  'ratio',
  'ratioLow',
  'ratioHigh',
  'effect',
  'p',
  'pHolm',
  'verdict',
  'tieGroup',
] as const;

const HEAD = ['case', 'metric', 'statistic', 'unit', 'better', ...CELL_KEYS, 'comparability', 'anyway'];

function text(body: string, type: string): Response {
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
}
