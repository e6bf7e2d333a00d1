import { getSource } from '@/server/api/get-source';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';

export const GET = answer(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  return getSource(request, id);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
