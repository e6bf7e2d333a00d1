'use client';

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { TableRow } from '@/lib/tables/comparison-table';
import { distanceFromBest } from '@/lib/tables/distance-from-best';
import type { ColumnHead } from '@/lib/tables/suite-view';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});
const helper = createColumnHelper<typeof features, TableRow>();

/**
 * The rows of a comparison by how far one column is behind the best of each, furthest first; rows without a distance
 * come last. In their own order for no column (-1).
 */
export function useSortedRows(
  rows: readonly TableRow[],
  columns: readonly ColumnHead[],
  column: number,
): readonly TableRow[] {
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map(({ slug }, index) =>
          helper.accessor((row) => distanceFromBest(row, index), {
            id: slug,
            sortFn: 'basic',
            sortUndefined: 'last',
          }),
        ),
      ),
    [columns],
  );
  const id = columns[column]?.slug;
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    state: { sorting: id === undefined ? [] : [{ id, desc: true }] },
  });
  return id === undefined ? rows : table.getRowModel().rows.map((row) => row.original);
}
