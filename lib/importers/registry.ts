import { autocannon } from './autocannon';
import { benchlens } from './benchlens';
import { heyText } from './hey-text';
import { hyperfine } from './hyperfine';
import { hdrHgrm } from './hdr-hgrm';
import { hdrHlog } from './hdr-hlog';
import type { Importer } from './importer';
import { table } from './table';
import { wrk2 } from './wrk2';
import { wrk } from './wrk';
import { k6SummaryExport } from './k6-summary-export';
import { k6Summary } from './k6-summary';

/** Every importer, one line each. The order has no meaning: detection ranks by confidence. */
export const IMPORTERS: readonly Importer[] = [
  benchlens,
  autocannon,
  heyText,
  hyperfine,
  hdrHgrm,
  hdrHlog,
  k6Summary,
  k6SummaryExport,
  wrk,
  wrk2,
  table,
];

export function findImporter(id: string): Importer | undefined {
  return IMPORTERS.find((importer) => importer.id === id);
}
