import 'server-only';
import { computeCost } from '@/lib/cost/compute-cost';
import { readCostQuery } from '@/lib/cost/cost-address';
import type { CostContext } from '@/lib/cost/scenario';
import type { Query } from '@/lib/format/query-string';
import { costBillCsv, costMarkdown } from '@/lib/tables/cost-export';
import { invalid } from './respond';

/** The parameters of the page, as the page reads them. */
export function queryOfRequest(request: Request): Query {
  return readCostQuery(Object.fromEntries(new URL(request.url).searchParams));
}

/**
 * What a page of costs shows as a file: `format=csv`, every line of the bills, or else Markdown.
 *
 * @param name of the file, without its ending
 * @throws AppError INVALID where nothing can be computed
 */
export async function exportCost(query: Query, context: CostContext, name: string): Promise<Response> {
  const model = await computeCost(query, context);
  if (!model.ok) throw invalid(model.problems);
  const isCsv = query['format'] === 'csv';
  const text = isCsv ? costBillCsv(model.value) : costMarkdown(model.value);
  return new Response(text, {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8' : 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.${isCsv ? 'csv' : 'md'}"`,
      'cache-control': 'no-store',
    },
  });
}
