import 'server-only';
import { listCellSources } from '@/db/queries/cell-sources';
import type { Store } from '@/db/store';
import { AppError } from '@/lib/errors';
import { parseCellAddress } from '@/lib/tables/cell-address';
import { buildCellProvenance, type CellProvenance } from '@/lib/tables/cell-provenance';
import type { SuitePageModel } from '@/lib/tables/suite-page';

/**
 * Where a number of a suite page comes from.
 *
 * @param model of the page that shows it
 * @param address of the cell, as it stands in the page's address
 * @returns undefined for a cell that the page does not have
 */
export async function findSuiteCell(
  store: Store,
  model: SuitePageModel,
  address: string,
): Promise<CellProvenance | undefined> {
  const cell = parseCellAddress(address);
  const { comparison, columns } = model.view;
  const row = comparison.rows.find(({ key }) => key === cell?.row);
  const index = comparison.columns.indexOf(cell?.column ?? '');
  const head = columns.find(({ slug }) => slug === cell?.column);
  if (row === undefined || index === -1 || head === undefined) return undefined;
  // The page compares exactly these runs.
  const ids = model.runs.rows.flatMap((run) => (run.subject === head.position ? [run.id] : []));
  const sources = row.cells[index] === undefined ? [] : await listCellSources(store, ids, quantityOf(row));
  return buildCellProvenance(row, index, [head.name, head.version].filter(Boolean).join(' '), sources);
}

/** @throws AppError NOT_FOUND */
export async function getSuiteCell(
  store: Store,
  model: SuitePageModel,
  address: string,
): Promise<CellProvenance> {
  const found = await findSuiteCell(store, model, address);
  if (found === undefined) throw new AppError('NOT_FOUND', 'The comparison has no such number.');
  return found;
}

function quantityOf(row: SuitePageModel['view']['comparison']['rows'][number]) {
  return { case: row.case, metric: row.metric.id, statistic: row.statistic };
}
