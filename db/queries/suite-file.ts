import 'server-only';
import type { SuiteFile } from '@/lib/model/suite-file';
import { SUITE_FILE_FORMAT } from '@/lib/model/suite-file-schema';
import type { Store } from '../store';
import { listRunIds, listRuns } from './runs';
import { listSubjects } from './subjects';
import {
  listClaims,
  listCriteria,
  listGuidance,
  listMetrics,
  listReferences,
  listStatements,
} from './suite-parts';
import { getSuite } from './suites';

/**
 * A whole suite as a suite file, everything in the order in which it came; `serialiseSuiteFile` makes it text.
 * Reads all runs with their measurements: for export, not for pages.
 *
 * @throws AppError NOT_FOUND
 */
export async function getSuiteFile(store: Store, slug: string): Promise<SuiteFile> {
  return {
    format: SUITE_FILE_FORMAT,
    suite: (await getSuite(store, slug)).head,
    metrics: await listMetrics(store, slug),
    subjects: await listSubjects(store, slug),
    runs: await listRuns(store, await listRunIds(store, slug)),
    claims: await listClaims(store, slug),
    statements: await listStatements(store, slug),
    criteria: await listCriteria(store, slug),
    guidance: await listGuidance(store, slug),
    references: await listReferences(store, slug),
  };
}
