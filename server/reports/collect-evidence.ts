import 'server-only';
import { listRuns } from '@/db/queries/runs';
import { getSuiteData } from '@/db/queries/suite-data';
import { getSuiteFile } from '@/db/queries/suite-file';
import type { Store } from '@/db/store';
import { selectColumns } from '@/lib/comparison/select-columns';
import type { SuiteFile } from '@/lib/model/suite-file';
import { SUITE_FILE_FORMAT } from '@/lib/model/suite-file-schema';
import type { ViewAddress } from '@/lib/report/view-address';
import { RUNS_PER_SUBJECT } from '@/lib/tables/suite-page';

/**
 * The evidence behind a view: for a comparison the runs of its page with their measurements and distributions, for
 * everything else the whole suite. Series over time are in no chapter and stay out.
 *
 * @throws AppError NOT_FOUND
 */
export async function collectEvidence(store: Store, view: ViewAddress): Promise<SuiteFile> {
  if (view.kind !== 'comparison') return withoutSeries(await getSuiteFile(store, view.suite));
  const data = await getSuiteData(store, view.suite, { runsPerSubject: RUNS_PER_SUBJECT });
  const columns = selectColumns(data, view.query.get('subjects')?.split(','));
  const ids = data.runs.filter(({ subject }) => columns.includes(subject)).map(({ id }) => id);
  return withoutSeries({
    format: SUITE_FILE_FORMAT,
    suite: data.head,
    metrics: [...data.metrics],
    subjects: [...data.subjects],
    runs: await listRuns(store, ids),
    claims: [...data.claims],
  });
}

function withoutSeries(file: SuiteFile): SuiteFile {
  return { ...file, runs: (file.runs ?? []).map(({ series: _series, ...run }) => run) };
}
