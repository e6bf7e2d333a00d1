import { answerRead } from '@/server/access/answer-read';
import { getDecision } from '@/server/api/get-decision';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

export const GET = answerRead(async (request: Request, { params }: { params: Promise<{ slug: string }> }) => {
  const { slug } = await params;
  return getDecision(request, slug);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
