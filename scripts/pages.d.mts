export interface Page {
  readonly name: string;
  readonly path: string;
  readonly status: number;
}
export const PAGES: readonly { name: string; path: string; status?: number }[];
export function resolvePages(baseUrl: string): Promise<Page[]>;
