import { answerRead } from '@/server/access/answer-read';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';
import { getStore } from '@/server/runtime';
import { getSuitePage } from '@/server/suite-page';
import { readSuiteQuery } from '../search-params';

/** All rows of the comparison table, as the page would hold them. */
export const GET = answerRead(async (request: Request, { params }: { params: Promise<{ slug: string }> }) => {
  const { slug } = await params;
  const { run, view } = readSuiteQuery(new URL(request.url).searchParams);
  const model = await getSuitePage(await getStore(), slug, { view, run, nowMs: Date.now() });
  return json({ rows: model.view.table.rows });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
