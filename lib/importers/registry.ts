import { abTsv } from './ab-tsv';
import { autocannon } from './autocannon';
import { benchlens } from './benchlens';
import { heyCsv } from './hey-csv';
import { heyText } from './hey-text';
import { hyperfine } from './hyperfine';
import { hdrHgrm } from './hdr-hgrm';
import { hdrHlog } from './hdr-hlog';
import type { Importer } from './importer';
import { jmeterJtl } from './jmeter-jtl';
import { k6Csv } from './k6-csv';
import { k6Ndjson } from './k6-ndjson';
import { latencyLog } from './latency-log';
import { locustHistory } from './locust-history';
import { table } from './table';
import { wrk2 } from './wrk2';
import { wrk } from './wrk';
import { k6SummaryExport } from './k6-summary-export';
import { k6Summary } from './k6-summary';

/** Every importer, one line each. The order has no meaning: detection ranks by confidence. */
export const IMPORTERS: readonly Importer[] = [
  benchlens,
  abTsv,
  autocannon,
  heyCsv,
  heyText,
  hyperfine,
  hdrHgrm,
  hdrHlog,
  jmeterJtl,
  k6Csv,
  k6Ndjson,
  k6Summary,
  k6SummaryExport,
  latencyLog,
  locustHistory,
  wrk,
  wrk2,
  table,
];

export function findImporter(id: string): Importer | undefined {
  return IMPORTERS.find((importer) => importer.id === id);
}
