import { getRun } from '@/db/queries/runs';
import { percentilesOfRun } from '@/lib/stats/percentiles-of-run';
import { answerRead } from '@/server/access/answer-read';
import { readQuery } from '@/server/api/read-query';
import { percentilesQuery } from '@/server/api/schemas';
import { inflate } from '@/server/inflate';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';
import { getStore } from '@/server/runtime';

export const GET = answerRead(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  const query = readQuery(request, percentilesQuery);
  const { run } = await getRun(await getStore(), id);
  return json(
    percentilesOfRun(
      run,
      { metric: query.metric, case: query.case ?? 'all', percents: query.q.split(',').map(Number) },
      inflate,
    ),
  );
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
