import { answerRead } from '@/server/access/answer-read';
import { getAudit } from '@/server/api/get-audit';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

export const GET = answerRead(
  async (_request: Request, { params }: { params: Promise<{ slug: string }> }) => {
    const { slug } = await params;
    return getAudit(slug);
  },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
