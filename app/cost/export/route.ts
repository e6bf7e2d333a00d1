import { ownContext } from '@/lib/cost/page-context';
import { answerRead } from '@/server/access/answer-read';
import { exportCost, queryOfRequest } from '@/server/cost-export';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

export const GET = answerRead(async (request: Request) => {
  const query = queryOfRequest(request);
  return exportCost(query, ownContext(query), 'cost');
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
