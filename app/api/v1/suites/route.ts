import { listSuites } from '@/db/queries/suites';
import { answerRead } from '@/server/access/answer-read';
import { readQuery } from '@/server/api/read-query';
import { suitesQuery } from '@/server/api/schemas';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';
import { getStore } from '@/server/runtime';

const DEFAULT_LIMIT = 50;

export const GET = answerRead(async (request: Request) => {
  const { limit, cursor } = readQuery(request, suitesQuery);
  const { suites, nextCursor } = await listSuites(await getStore(), {
    limit: limit === undefined ? DEFAULT_LIMIT : Number(limit),
    ...(cursor === undefined ? {} : { cursor }),
  });
  return json({ items: suites, ...(nextCursor === undefined ? {} : { nextCursor }) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
