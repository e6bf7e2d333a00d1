import 'server-only';
import type { Store } from '@/db/store';
import { AppError } from '@/lib/errors';
import type { SuiteFile } from '@/lib/model/suite-file';
import type { JsonValue } from '@/lib/report/canonical-json';
import { differencesOf, type JsonDifference } from '@/lib/report/differences';
import { reportSchema } from '@/lib/report/report-schema';
import { parseViewAddress } from '@/lib/report/view-address';
import { canonicalSuiteFile } from '@/lib/suite/serialise-suite-file';
import { collectEvidence } from './collect-evidence';
import { readReportText } from './report-blobs';

/** What is other today than when a report was frozen. */
export interface ChangesSince {
  /** Suites that are gone. */
  readonly missing: readonly string[];
  /** Value by value; at most so many are listed. */
  readonly changes: readonly (JsonDifference & { readonly suite: string })[];
  readonly total: number;
}

const MOST_LISTED = 200;

/** Compares the frozen evidence of a report with what the database holds now, value by value. */
export async function changesSince(store: Store, sha256: string): Promise<ChangesSince> {
  const report = reportSchema.parse(JSON.parse(await readReportText(sha256)));
  const missing: string[] = [];
  const changes: (JsonDifference & { suite: string })[] = [];
  for (const { view: address, evidence } of report.chapters) {
    const view = parseViewAddress(address);
    if (view === undefined || evidence === undefined) continue;
    const live = await liveEvidence(store, view);
    if (live === undefined) missing.push(view.suite);
    else {
      const found = differencesOf(keyed(evidence), keyed(canonicalSuiteFile(live)));
      changes.push(...found.map((one) => ({ ...one, suite: view.suite })));
    }
  }
  return { missing, changes: changes.slice(0, MOST_LISTED), total: changes.length };
}

async function liveEvidence(store: Store, view: Parameters<typeof collectEvidence>[1]) {
  try {
    return await collectEvidence(store, view);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** Lists by id, so that a new run is one difference and not a shift of all that follow. */
function keyed(file: SuiteFile): JsonValue {
  const byKey = <T extends object>(list: readonly T[] | undefined, keyOf: (entry: T) => string) =>
    Object.fromEntries((list ?? []).map((entry) => [keyOf(entry), entry]));
  const measured = ({ case: name, metric, statistic }: { case: string; metric: string; statistic: string }) =>
    `${name}:${metric}.${statistic}`;
  return JSON.parse(
    JSON.stringify({
      suite: file.suite,
      metrics: byKey(file.metrics, ({ id }) => id),
      subjects: byKey(file.subjects, ({ slug }) => slug),
      runs: byKey(
        file.runs?.map(({ measurements, ...run }) => ({
          ...run,
          measurements: byKey(measurements, measured),
        })),
        ({ id }) => id,
      ),
      claims: byKey(file.claims, ({ id }) => id),
      statements: byKey(file.statements, ({ id }) => id),
      criteria: byKey(file.criteria, measured),
      guidance: byKey(file.guidance, ({ id }) => id),
    }),
  ) as JsonValue;
}
