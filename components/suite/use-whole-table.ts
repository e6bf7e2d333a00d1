'use client';

import { useCallback, useRef, useState } from 'react';
import type { ComparisonTable, TableRow } from '@/lib/tables/comparison-table';

/** The rows of a table of which the page brought the first, and the way to the rest. */
export interface WholeTable {
  readonly rows: readonly TableRow[];
  readonly isWhole: boolean;
  readonly hasFailed: boolean;
  /** Fetches the rest once; resolves with all rows. */
  readonly load: () => Promise<readonly TableRow[]>;
}

/**
 * @param href where all rows are given out, in the order of the same columns
 * @param total how many there are
 */
export function useWholeTable(table: ComparisonTable, total: number, href: string | undefined): WholeTable {
  const [whole, setWhole] = useState<readonly TableRow[]>();
  const [hasFailed, setHasFailed] = useState(false);
  const loading = useRef<Promise<readonly TableRow[]>>(undefined);
  const { rows: first } = table;
  const isWhole = whole !== undefined || first.length >= total || href === undefined;
  const load = useCallback(() => {
    if (isWhole || href === undefined) return Promise.resolve(whole ?? first);
    loading.current ??= fetchRows(href).then(
      (rows) => {
        setWhole(rows);
        setHasFailed(false);
        return rows;
      },
      () => {
        loading.current = undefined;
        setHasFailed(true);
        return first;
      },
    );
    return loading.current;
  }, [first, href, isWhole, whole]);
  return { rows: whole ?? first, isWhole, hasFailed, load };
}

async function fetchRows(href: string): Promise<TableRow[]> {
  const response = await fetch(href, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${href} answered ${response.status}`);
  // Our own server sends the rows that it would otherwise have put into the page; JSON has null for what is missing.
  const { rows } = (await response.json()) as { rows: (TableRow & { values: (number | null)[] })[] };
  return rows.map((row) => ({
    ...row,
    values: row.values.map((value) => value ?? undefined),
    ranks: row.ranks.map((rank) => rank ?? undefined),
  }));
}
