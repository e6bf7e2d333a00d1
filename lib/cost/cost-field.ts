/** How the value of a field is written and checked. Bounds are in the canonical unit. */
export type CostField = {
  /** The option of the command line: `--memory-per-connection`. */
  readonly flag: string;
  readonly about: string;
  /** As a person would write it; absent where nothing is assumed. */
  readonly fallback?: string;
} & (
  | {
      readonly kind: 'count' | 'bytes' | 'rate' | 'ratio' | 'duration';
      readonly min: number;
      readonly max: number;
      /** The value must be above `min`, below `max`, a whole number. */
      readonly above?: true;
      readonly below?: true;
      readonly whole?: true;
      /** In USD, which may stand before the number. */
      readonly money?: true;
    }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'name' }
);
