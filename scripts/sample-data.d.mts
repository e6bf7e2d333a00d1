export interface ImportAnswer {
  readonly importId: string;
  readonly suite: string;
  readonly runIds: readonly string[];
  readonly format: string;
  readonly duplicate: boolean;
}
export const MEASURED_SUITE: string;
export function loadSampleData(url: string): Promise<void>;
export function importFile(url: string, file: string, query?: Record<string, string>): Promise<ImportAnswer>;
