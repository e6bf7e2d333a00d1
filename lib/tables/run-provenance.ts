import { formatDate } from '@/lib/format/format-date';
import { formatValue } from '@/lib/format/format-value';
import type { RunDetail } from '@/lib/model/run-detail';
import type { StoredSource } from '@/lib/model/stored-source';

/** How a run came here. */
export interface RunProvenance {
  readonly fileName?: string;
  /** Readable; only where this instance received the file. */
  readonly size?: string;
  readonly sha256?: string;
  readonly format?: string;
  readonly imported: string;
  readonly command?: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly hasOriginal: boolean;
}

/**
 * @param source the import that brought the file, undefined where this instance never received it
 * @param hasOriginal whether its bytes are still here
 */
export function buildRunProvenance(
  { run, importedAtMs }: RunDetail,
  source: StoredSource | undefined,
  hasOriginal: boolean,
): RunProvenance {
  const fileName = source?.fileName ?? run.source?.fileName;
  const sha256 = source?.sha256 ?? run.source?.sha256;
  const format =
    source === undefined
      ? run.source?.format
      : `${source.format}, importer version ${source.importerVersion}`;
  return {
    ...(fileName === undefined ? {} : { fileName }),
    ...(source === undefined ? {} : { size: formatValue(source.sizeBytes, 'bytes') }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(format === undefined ? {} : { format }),
    imported: [
      `${formatDate(source?.receivedAtMs ?? importedAtMs)} UTC`,
      ...(source?.tokenName === undefined ? [] : [`with token “${source.tokenName}”`]),
    ].join(', '),
    ...(run.tool?.command === undefined ? {} : { command: run.tool.command }),
    labels: Object.entries(run.labels ?? {}).map(([name, value]) => ({ name, value })),
    hasOriginal,
  };
}
