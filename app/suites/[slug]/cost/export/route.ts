import { answerRead } from '@/server/access/answer-read';
import { exportCost, queryOfRequest } from '@/server/cost-export';
import { getSuiteCostContext } from '@/server/cost-page';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { getStore } from '@/server/runtime';

export const GET = answerRead(async (request: Request, { params }: { params: Promise<{ slug: string }> }) => {
  const { slug } = await params;
  const { context } = await getSuiteCostContext(await getStore(), slug, Date.now());
  return exportCost(queryOfRequest(request), context, `${slug}-cost`);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
