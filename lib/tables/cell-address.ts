/** One number of a comparison: the key of its row and the slug of its column. */
export interface CellAddress {
  readonly row: string;
  readonly column: string;
}

/**
 * A cell as it stands in an address.
 *
 * @example formatCellAddress({ row: 'latency.p99', column: 'go-1.24' }) === 'latency.p99@go-1.24'
 */
export function formatCellAddress({ row, column }: CellAddress): string {
  return `${row}@${column}`;
}

/** A slug holds no `@`, while the name of a case may. */
export function parseCellAddress(text: string): CellAddress | undefined {
  const at = text.lastIndexOf('@');
  return at < 1 || at === text.length - 1
    ? undefined
    : { row: text.slice(0, at), column: text.slice(at + 1) };
}
