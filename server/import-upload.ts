import 'server-only';
import type { BlobStore, ReceivedBlob } from '@/db/blobs/blob-store';
import { importSuite } from '@/db/commands/import-suite';
import { findSource } from '@/db/queries/sources';
import { listSubjects } from '@/db/queries/subjects';
import { listMetrics } from '@/db/queries/suite-parts';
import { findSuiteHead } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import { AppError } from '@/lib/errors';
import type { ReadDocument } from '@/lib/importers/parse-document';
import { readableName } from '@/lib/model/readable-name';
import type { DurationUnit } from '@/lib/model/durations';
import type { SuiteFile } from '@/lib/model/suite-file';
import type { Problem, Warning } from '@/lib/problem';
import { MAX_DOCUMENT_BYTES, packingOf } from '@/lib/importers/decode';
import { chooseSampleImporter } from '@/lib/importers/detect';
import type { LatencyLogGuess, LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import { planImports, type KnownSuite, type PlannedImport, type PlanOptions } from './plan-imports';
import { readFile } from './read-file';
import { HEAD_BYTES, headOfBytes } from './read-head';
import { invalid } from './respond';
import { documentTooLarge } from './unpack-document';

/** Where an import goes. */
export interface ImportTarget {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly maxUploadBytes: number;
}

/** The bytes of one file as they arrive. */
export interface Upload {
  /** As messages name it; what is recorded is its last part, without folders. */
  readonly fileName: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface UploadOptions extends PlanOptions {
  readonly format?: string;
  readonly unit?: DurationUnit;
  /** What the columns of a generic log mean. */
  readonly mapping?: LatencyLogMapping;
  /** Once aborted, nothing more is read and nothing is stored. An import that has begun to be stored is not stopped. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** How far an import is; counts are those of the file at hand. */
export interface ImportProgress {
  readonly phase: 'receiving' | 'reading' | 'storing';
  readonly fileName: string;
  readonly bytesReceived?: number;
  readonly rowsRead?: number;
}

export interface ImportOutcome {
  readonly importId: string;
  /** Slug. */
  readonly suite: string;
  readonly runIds: readonly string[];
  readonly format: string;
  readonly duplicate: boolean;
  readonly warnings: readonly Warning[];
}

/** What an import would store. */
export interface ImportPreview {
  readonly dryRun: true;
  readonly format: string;
  readonly confidence: number;
  readonly reason: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly suite: { readonly slug: string; readonly title: string; readonly exists: boolean };
  readonly subjects: readonly {
    readonly slug: string;
    readonly name: string;
    readonly version?: string;
    readonly exists: boolean;
  }[];
  readonly duplicate: boolean;
  readonly file: SuiteFile;
  /** How the columns of a generic log were understood. */
  readonly columns?: LatencyLogGuess['columns'];
  readonly mapping?: LatencyLogMapping;
  readonly warnings: readonly Warning[];
}

/**
 * Stores files: received to disk and hashed on the way, all of them read and checked, then each kept as a blob and
 * imported, in order. Nothing is stored when one of them cannot be read; each import is one transaction, and its
 * bytes are on disk before it commits.
 *
 * @throws AppError INVALID or TOO_LARGE with the Problems of all files, CONFLICT from the import itself
 */
export async function importUploads(
  target: ImportTarget,
  uploads: readonly Upload[],
  options: UploadOptions & { readonly nowMs: number; readonly tokenName?: string },
): Promise<ImportOutcome[]> {
  return withPlanned(target, uploads, options, async (planned) => {
    const outcomes: ImportOutcome[] = [];
    for (const { received, read, fileName, plan } of planned) {
      const { importer } = read.detected;
      options.onProgress?.({ phase: 'storing', fileName });
      await target.blobs.keep(received);
      const stored = await importSuite(target.store, {
        file: plan.file,
        source: {
          sha256: received.sha256,
          fileName,
          format: importer.id,
          importerVersion: importer.version,
          sizeBytes: received.sizeBytes,
          ...(options.tokenName === undefined ? {} : { tokenName: options.tokenName }),
        },
        nowMs: options.nowMs,
      });
      outcomes.push({
        importId: stored.importId,
        suite: stored.suite,
        runIds: stored.runIds,
        format: importer.id,
        duplicate: stored.duplicate,
        warnings: plan.warnings,
      });
    }
    return outcomes;
  });
}

/** The same flow without its last step: what would be stored, and whether it is there already. */
export async function previewUploads(
  target: ImportTarget,
  uploads: readonly Upload[],
  options: UploadOptions,
): Promise<ImportPreview[]> {
  return withPlanned(target, uploads, options, async (planned) =>
    Promise.all(
      planned.map(async ({ received, read, fileName, plan }) => {
        const { slug, title } = plan.file.suite;
        const known = await findKnownSuite(target.store, slug);
        const source = await findSource(target.store, { suite: slug, sha256: received.sha256 });
        return {
          dryRun: true as const,
          format: read.detected.importer.id,
          confidence: read.detected.confidence,
          reason: read.detected.reason,
          fileName,
          sizeBytes: received.sizeBytes,
          sha256: received.sha256,
          suite: { slug, title: known?.head.title ?? title, exists: known !== undefined },
          subjects: (plan.file.subjects ?? []).map((subject) => ({
            slug: subject.slug,
            name: subject.name,
            ...(subject.version === undefined ? {} : { version: subject.version }),
            exists: known?.subjects.some((other) => other.slug === subject.slug) ?? false,
          })),
          duplicate: source !== undefined,
          file: plan.file,
          ...read.guess,
          warnings: plan.warnings,
        };
      }),
    ),
  );
}

interface PlannedUpload {
  readonly fileName: string;
  readonly received: ReceivedBlob;
  readonly read: ReadDocument;
  readonly plan: PlannedImport;
}

/** Receives, reads and plans; whatever happens, no temporary file is left behind. */
async function withPlanned<T>(
  target: ImportTarget,
  uploads: readonly Upload[],
  options: UploadOptions,
  use: (planned: readonly PlannedUpload[]) => Promise<T>,
): Promise<T> {
  const files: ReceivedBlob[] = [];
  try {
    const documents: Omit<PlannedUpload, 'plan'>[] = [];
    const problems: Problem[] = [];
    for (const { fileName, chunks } of uploads) {
      options.signal?.throwIfAborted();
      const received = await receive(target, fileName, chunks, options);
      files.push(received);
      const read = await readReceived(received, fileName, options);
      if (read.ok) documents.push({ fileName: lastPart(fileName), received, read: read.value });
      else problems.push(...read.problems);
    }
    if (problems.length > 0) throw invalid(problems);
    const plans = await planImports(
      documents.map(({ fileName, received, read }) => ({ fileName, sha256: received.sha256, read })),
      options,
      (slug) => findKnownSuite(target.store, slug),
    );
    if (!plans.ok) throw invalid(plans.problems);
    options.signal?.throwIfAborted();
    return await use(
      documents.flatMap((document, index) => {
        const plan = plans.value[index];
        return plan === undefined ? [] : [{ ...document, plan }];
      }),
    );
  } finally {
    await Promise.all(files.map((file) => file.discard()));
  }
}

async function readReceived(received: ReceivedBlob, fileName: string, options: UploadOptions) {
  const { format, unit, mapping, signal, onProgress } = options;
  onProgress?.({ phase: 'reading', fileName });
  return readFile(received.path, {
    fileName,
    ...(format === undefined ? {} : { format }),
    ...(unit === undefined ? {} : { unit }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined
      ? {}
      : { onRows: (rowsRead: number) => onProgress({ phase: 'reading', fileName, rowsRead }) }),
  });
}

async function receive(
  target: ImportTarget,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  options: UploadOptions,
): Promise<ReceivedBlob> {
  try {
    return await target.blobs.receive(stopAtDocumentLimit(observed(chunks, file, options), file, options), {
      maxBytes: target.maxUploadBytes,
    });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    // The blob store knows bytes only; which of several files it was must be said.
    const problems = cause.problems.map((problem) => Object.assign({}, problem, { where: { file } }));
    throw new AppError(cause.code, cause.message, { problems, cause });
  }
}

async function* observed(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
  { signal, onProgress }: UploadOptions,
): AsyncGenerator<Uint8Array> {
  let bytesReceived = 0;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    bytesReceived += chunk.byteLength;
    onProgress?.({ phase: 'receiving', fileName, bytesReceived });
    yield chunk;
  }
}

/**
 * Documents are read whole, so an unpacked one beyond their limit is refused while it arrives, not after gigabytes
 * were written to disk; raw samples, which the head tells, have no such limit. A packed file may be large and still
 * unpack to little; reading it finds out.
 */
async function* stopAtDocumentLimit(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  options: UploadOptions,
): AsyncGenerator<Uint8Array> {
  const first: Uint8Array[] = [];
  let received = 0;
  let isLimited: boolean | undefined;
  for await (const chunk of chunks) {
    if (received < HEAD_BYTES) first.push(chunk);
    received += chunk.byteLength;
    if (received > MAX_DOCUMENT_BYTES) {
      isLimited ??= isDocument(Buffer.concat(first), file, options);
      if (isLimited) throw invalid([documentTooLarge(file)]);
    }
    yield chunk;
  }
}

function isDocument(bytes: Uint8Array, file: string, { format, mapping }: UploadOptions): boolean {
  if (packingOf(bytes) !== 'plain') return false;
  const head = headOfBytes(bytes.subarray(0, HEAD_BYTES));
  return head === undefined || chooseSampleImporter(head, file, format, mapping !== undefined) === undefined;
}

function lastPart(fileName: string): string {
  const last = fileName.split(/[/\\]/).findLast((part) => part !== '') ?? fileName;
  return readableName(last) ?? 'unnamed';
}

async function findKnownSuite(store: Store, slug: string): Promise<KnownSuite | undefined> {
  const head = await findSuiteHead(store, slug);
  if (head === undefined) return undefined;
  return { head, subjects: await listSubjects(store, slug), metrics: await listMetrics(store, slug) };
}
