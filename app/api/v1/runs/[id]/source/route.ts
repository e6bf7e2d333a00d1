import { answerRead } from '@/server/access/answer-read';
import { getSource } from '@/server/api/get-source';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

export const GET = answerRead(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  return getSource(request, id);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
