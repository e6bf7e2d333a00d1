import { answerRead } from '@/server/access/answer-read';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';
import { getStore } from '@/server/runtime';
import { getSuiteCell } from '@/server/suite-cell';
import { getSuitePage } from '@/server/suite-page';
import { readSuiteQuery } from '../search-params';

/** Where one number of the comparison table comes from. */
export const GET = answerRead(async (request: Request, { params }: { params: Promise<{ slug: string }> }) => {
  const { slug } = await params;
  const { query, run, view } = readSuiteQuery(new URL(request.url).searchParams);
  const store = await getStore();
  const model = await getSuitePage(store, slug, { view, run, nowMs: Date.now() });
  return json(await getSuiteCell(store, model, query.cell ?? ''));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
