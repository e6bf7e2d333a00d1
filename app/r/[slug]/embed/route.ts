import { answerRead } from '@/server/access/answer-read';
import { getEmbeddedReport } from '@/server/api/get-report-file';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

export const GET = answerRead(async (request: Request, { params }: { params: Promise<{ slug: string }> }) =>
  getEmbeddedReport(request, (await params).slug),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
