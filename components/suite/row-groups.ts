import type { TableRow } from '@/lib/tables/comparison-table';

/** Rows that stand under one heading: a kind of metric, or a case. */
export interface RowGroup {
  readonly title: string;
  readonly rows: readonly TableRow[];
}

/** So many groups are read in one go; of more, only the first few stand open and the others are folded by tens. */
export const MOST_OPEN_GROUPS = 12;
const FIRST_OPEN_GROUPS = 8;
const GROUPS_PER_FOLD = 10;

/** Rows by their headings, in their order. */
export function groupRows(rows: readonly TableRow[]): RowGroup[] {
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const known = groups.get(row.group);
    if (known === undefined) groups.set(row.group, [row]);
    else known.push(row);
  }
  return [...groups].map(([title, members]) => ({ title, rows: members }));
}

/** Which groups stand open in one table, and which are one press away, several together. */
export function foldGroups(groups: readonly RowGroup[]): {
  readonly open: readonly RowGroup[];
  readonly folds: readonly (readonly RowGroup[])[];
} {
  if (groups.length <= MOST_OPEN_GROUPS) return { open: groups, folds: [] };
  const folds: (readonly RowGroup[])[] = [];
  for (let at = FIRST_OPEN_GROUPS; at < groups.length; at += GROUPS_PER_FOLD) {
    folds.push(groups.slice(at, at + GROUPS_PER_FOLD));
  }
  return { open: groups.slice(0, FIRST_OPEN_GROUPS), folds };
}

/**
 * The groups whose heading holds a text, in any case of letters; all of them for a blank text.
 *
 * @example findGroups([{ title: 'GET /login', rows: [] }], 'login').length === 1
 */
export function findGroups(groups: readonly RowGroup[], text: string): readonly RowGroup[] {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? groups : groups.filter(({ title }) => title.toLowerCase().includes(wanted));
}
