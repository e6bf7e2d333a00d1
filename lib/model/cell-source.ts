/** What one run gave to a cell of a comparison, with the place in its file. */
export interface CellSource {
  readonly runId: string;
  /** In the canonical unit. */
  readonly value: number;
  /** As written in the file. */
  readonly text?: string;
  /** JSON pointer, or line and column. */
  readonly pointer?: string;
  readonly fileName?: string;
}
