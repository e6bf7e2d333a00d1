'use client';

import { useEffect, type RefObject } from 'react';

/**
 * Makes the tables within an element one stop of the tab key each: arrows, Home, End and the page keys move between
 * cells, Enter and a press anywhere in a cell follow its link, or that of the number that it belongs to. They stay
 * tables to a screen reader; without script every link is a stop of its own.
 */
export function useGridKeys(place: RefObject<HTMLElement | null>): void {
  // After every render, since rows come and go.
  useEffect(() => {
    for (const table of place.current?.querySelectorAll('table') ?? []) keepOneStop(table);
  });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    element.addEventListener('keydown', onKeyDown);
    element.addEventListener('click', onClick);
    return () => {
      element.removeEventListener('keydown', onKeyDown);
      element.removeEventListener('click', onClick);
    };
  }, [place]);
}

const STOPS = 'a[href], button';
const PAGE = 10;

function keepOneStop(table: HTMLTableElement, wanted?: HTMLElement): void {
  const stops = [...table.querySelectorAll<HTMLElement>(`:is(th, td) :is(${STOPS})`)];
  const current =
    wanted ?? stops.find((stop) => stop.tabIndex === 0 && stop.dataset.stop === '1') ?? stops[0];
  for (const stop of stops) {
    stop.tabIndex = stop === current ? 0 : -1;
    if (stop === current) stop.dataset.stop = '1';
    else delete stop.dataset.stop;
  }
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.altKey || event.metaKey || !(event.target instanceof Element)) return;
  const cell = event.target.closest<HTMLTableCellElement>('th, td');
  const table = cell?.closest('table');
  if (cell === null || table === null || table === undefined) return;
  if (event.key === 'Enter') {
    if (event.target === cell) linkOf(cell)?.click();
    return;
  }
  const next = nextCell(cell, table, event.key, event.ctrlKey);
  if (next === undefined) return;
  event.preventDefault();
  focusCell(next, table);
}

function onClick(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.target.closest(STOPS) !== null) return;
  const cell = event.target.closest<HTMLTableCellElement>('td');
  // Somebody who marks text to copy it does not ask for anything.
  if (cell === null || getSelection()?.isCollapsed === false) return;
  linkOf(cell)?.click();
}

/** The link in a cell, or the one of the subject's number that it says something about. */
function linkOf(cell: HTMLTableCellElement): HTMLElement | undefined {
  const own = cell.querySelector<HTMLElement>(STOPS);
  if (own !== null || cell.tagName === 'TH') return own ?? undefined;
  const cells = [...(cell.parentElement?.children ?? [])];
  const at = cells.indexOf(cell);
  const start = cells.findLastIndex((other, index) => index <= at && other.classList.contains('gs'));
  const after = cells.findIndex((other, index) => index > at && other.classList.contains('gs'));
  for (const other of cells.slice(Math.max(start, 0), after === -1 ? undefined : after)) {
    const link = other.querySelector<HTMLElement>('a.origin');
    if (link !== null) return link;
  }
  return undefined;
}

function focusCell(cell: HTMLTableCellElement, table: HTMLTableElement): void {
  const stop = cell.querySelector<HTMLElement>(STOPS);
  if (stop === null) cell.tabIndex = -1;
  else keepOneStop(table, stop);
  (stop ?? cell).focus();
}

function nextCell(
  cell: HTMLTableCellElement,
  table: HTMLTableElement,
  key: string,
  isWide: boolean,
): HTMLTableCellElement | undefined {
  const row = cell.closest('tr');
  if (row === null) return undefined;
  // Headings of groups hold nothing to stop at.
  const rows = [...table.rows].filter((other) => !other.classList.contains('grp'));
  const at = rows.indexOf(row);
  const inRow = (index: number) => below(cell, rows[Math.min(Math.max(index, 0), rows.length - 1)]);
  switch (key) {
    case 'ArrowLeft':
      return row.cells[cell.cellIndex - 1];
    case 'ArrowRight':
      return row.cells[cell.cellIndex + 1];
    case 'ArrowUp':
      return at > 0 ? inRow(at - 1) : undefined;
    case 'ArrowDown':
      return at < rows.length - 1 ? inRow(at + 1) : undefined;
    case 'PageUp':
      return inRow(at - PAGE);
    case 'PageDown':
      return inRow(at + PAGE);
    case 'Home':
      return (isWide ? rows[0] : row)?.cells[0];
    case 'End':
      return [...((isWide ? rows.at(-1) : row)?.cells ?? [])].at(-1);
    default:
      return undefined;
  }
}

/** The cell of another row that stands above or below; heads span several columns, so that positions decide. */
function below(
  cell: HTMLTableCellElement,
  row: HTMLTableRowElement | undefined,
): HTMLTableCellElement | undefined {
  if (row === undefined) return undefined;
  if (cell.cellIndex === 0 && cell.tagName === 'TH' && cell.scope !== 'colgroup') return row.cells[0];
  const { left, width } = cell.getBoundingClientRect();
  const middle = left + width / 2;
  return [...row.cells].findLast((other) => other.getBoundingClientRect().left <= middle) ?? row.cells[0];
}
