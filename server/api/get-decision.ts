import 'server-only';
import { getSuiteData } from '@/db/queries/suite-data';
import { json } from '../respond';
import { getStore } from '../runtime';
import { decisionQuery } from './decision-schemas';
import { decisionOf } from './post-decide';
import { readQuery } from './read-query';

/** All there are, within reason: the criteria of a suite may lie in different runs. */
const MOST_RUNS_PER_SUBJECT = 10_000;

/**
 * The decision over a stored suite: the digits that `benchlens decide` prints for its export.
 *
 * @throws AppError NOT_FOUND
 */
export async function getDecision(request: Request, slug: string): Promise<Response> {
  const query = readQuery(request, decisionQuery);
  const data = await getSuiteData(await getStore(), slug, { runsPerSubject: MOST_RUNS_PER_SUBJECT });
  return json(await decisionOf(data, query));
}
