import 'server-only';
import type { SuiteFile } from '@/lib/model/suite-file';
import { AppError } from '@/lib/errors';
import { isDuplicateError } from '../duplicate-error';
import { checkedSuiteFile } from '../import/checked-suite-file';
import { planMerge } from '../import/plan-merge';
import { sourceWrite, writesOfMerge } from '../import/writes-of-merge';
import { findSource, listImportedRunIds, listRunsOfSource } from '../queries/sources';
import type { Store } from '../store';
import { ulid } from '../ulid';
import { isChangedRowsError } from '../write';

/** The file that an import came from. */
export interface ImportedSource {
  /** Of the bytes as received, in hexadecimal. */
  readonly sha256: string;
  readonly fileName: string;
  /** Id of the importer. */
  readonly format: string;
  readonly importerVersion: number;
  readonly sizeBytes: number;
  readonly tokenName?: string;
}

export interface ImportResult {
  /** A ULID. */
  readonly importId: string;
  /** Slug. */
  readonly suite: string;
  /** Of the runs in the file, in its order, also of those that were there already. */
  readonly runIds: string[];
  /** The suite received the same bytes before; the ids are those of that import, and nothing was stored. */
  readonly duplicate: boolean;
}

const ATTEMPTS = 5;

/**
 * Merges a suite file into the database, wholly or not at all: a new slug makes a suite; in an existing one, subjects
 * are told apart by slug, criteria by metric, statistic and case, references by title and address, everything else by
 * id. Equal content is left as it is. The bytes of `source` have to be in the blob store before.
 *
 * Bytes that the suite's runs name as their source already, because they came with a suite file that adds what the
 * tool does not print, become the original of those runs; the runs stay as they are.
 *
 * What was decided may be outdated when the list is run. The database's keys notice that, and everything is decided
 * again: of two equal imports at once one wins and the other is answered as a duplicate.
 *
 * Cost: about 15 µs a measurement, synchronously.
 *
 * @throws AppError CONFLICT with a Problem for each entry that is there with other content, INVALID for a file that
 *   breaks the format, STORAGE_FULL
 * @example (await importSuite(store, { file, nowMs })).runIds // ['r_…']
 */
export async function importSuite(
  store: Store,
  input: { readonly file: SuiteFile; readonly source?: ImportedSource; readonly nowMs: number },
): Promise<ImportResult> {
  const { source, nowMs } = input;
  const fileName = source?.fileName ?? 'suite file';
  const file = checkedSuiteFile(input.file, fileName);
  const runIds = (file.runs ?? []).map((run) => run.id);
  const suite = file.suite.slug;

  for (let attempt = 1; ; attempt += 1) {
    const earlier =
      source === undefined ? undefined : await findSource(store, { suite, sha256: source.sha256 });
    if (earlier !== undefined) {
      const stored = await listImportedRunIds(store, earlier, runIds);
      return { importId: earlier.importId, suite, runIds: stored, duplicate: true };
    }
    const importId = ulid(nowMs);
    const originalOf =
      source === undefined ? [] : await listRunsOfSource(store, { suite, sha256: source.sha256 });
    const isOriginal = originalOf.length > 0 && originalOf.length >= runIds.length;
    const received = { nowMs, ...(source === undefined ? {} : { source, importId }) };
    const writes = isOriginal
      ? sourceWrite(store, suite, received)
      : writesOfMerge(store, await planMerge(store, file, fileName), received);
    try {
      await store.writeAtomically(writes);
      return { importId, suite, runIds: isOriginal ? originalOf : runIds, duplicate: false };
    } catch (error) {
      const isOutdated = isDuplicateError(error) || isChangedRowsError(error);
      if (!isOutdated) throw error;
      if (attempt === ATTEMPTS) {
        throw new AppError('UNAVAILABLE', 'The suite is being changed by others; try again.', {
          cause: error,
        });
      }
    }
  }
}
