import { answerRead } from '@/server/access/answer-read';
import { getComparison } from '@/server/api/get-compare';
import { readQuery } from '@/server/api/read-query';
import { compareQuery } from '@/server/api/schemas';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';
import { getStore } from '@/server/runtime';

export const GET = answerRead(async (request: Request) =>
  json(await getComparison(await getStore(), readQuery(request, compareQuery))),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
