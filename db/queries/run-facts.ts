import 'server-only';
import { environmentSchema, labelsSchema, loadSchema, toolSchema } from '@/lib/model/suite-file-schema';
import type { RunFacts } from '@/lib/model/suite-data';
import type { Store } from '../store';

type RunRow = Store['tables']['run']['$inferSelect'];

/** A row of `run` as the model sees it; JSON is checked as it is read. */
export function runFactsOf(row: RunRow): RunFacts {
  return {
    id: row.id,
    subject: row.subject,
    importedAtMs: row.importedAt,
    ...(row.startedAt === null ? {} : { startedAt: row.startedAt }),
    ...(row.durationNs === null ? {} : { durationNs: row.durationNs }),
    ...(row.sourceSha256 === null
      ? {}
      : {
          source: {
            sha256: row.sourceSha256,
            ...(row.sourceFileName === null ? {} : { fileName: row.sourceFileName }),
            ...(row.sourceFormat === null ? {} : { format: row.sourceFormat }),
          },
        }),
    ...(row.tool === null ? {} : { tool: toolSchema.parse(row.tool) }),
    ...(row.load === null ? {} : { load: loadSchema.parse(row.load) }),
    ...(row.environment === null ? {} : { environment: environmentSchema.parse(row.environment) }),
    ...(row.labels === null ? {} : { labels: labelsSchema.parse(row.labels) }),
  };
}
