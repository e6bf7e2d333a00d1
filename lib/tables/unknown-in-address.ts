import type { Query } from '@/lib/format/query-string';
import { parseCellAddress } from './cell-address';
import type { SuitePageModel } from './suite-page';

/** Values that a parameter may have, where these are few. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  hide: ['spread', 'ratio', 'claimed'],
  show: ['proof'],
  orient: ['metrics', 'subjects'],
  rows: ['all'],
  runs: ['all'],
};

/**
 * What an address asks for that this suite does not have (any more), each as words: “subject “php””. A link that was
 * good once must not show something else in silence.
 */
export function unknownInAddress(query: Query, model: SuitePageModel): string[] {
  const { columns, others, table } = model.view;
  const shown = new Set(columns.map(({ slug }) => slug));
  const subjects = new Set([...shown, ...others.map(({ slug }) => slug)]);
  const keys = new Set(table.rows.map(({ key }) => key));
  const unknown: string[] = [];
  const hold = (kind: string, value: string | undefined, isKnown: (value: string) => boolean) => {
    if (value !== undefined && value !== '' && !isKnown(value)) {
      unknown.push(`${kind} “${value.slice(0, 80)}”`);
    }
  };
  for (const slug of query.subjects?.split(',') ?? []) hold('subject', slug, (value) => subjects.has(value));
  hold('base', query.base, (value) => shown.has(value));
  hold('order by', query.sort, (value) => keys.has(value) || shown.has(value));
  hold('run', query.run, (value) => model.runs.rows.some(({ id }) => id === value));
  hold('number', query.cell, (value) => {
    const cell = parseCellAddress(value);
    return cell !== undefined && keys.has(cell.row) && shown.has(cell.column);
  });
  hold(
    'case',
    query.case,
    (value) => table.rows.some((row) => row.key.startsWith(`${value}:`)) || value === 'all',
  );
  for (const [name, choices] of Object.entries(CHOICES)) {
    for (const part of query[name]?.split(',') ?? []) hold(name, part, (value) => choices.includes(value));
  }
  return unknown;
}
