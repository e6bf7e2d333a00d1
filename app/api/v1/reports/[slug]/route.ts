import { answerRead } from '@/server/access/answer-read';
import { deleteReport } from '@/server/api/delete-report';
import { getFrozenReport } from '@/server/api/get-report';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';

type Context = { params: Promise<{ slug: string }> };

export const GET = answerRead(async (_request: Request, { params }: Context) =>
  getFrozenReport((await params).slug),
);

export const DELETE = answer(async (request: Request, { params }: Context) =>
  deleteReport(request, (await params).slug),
);

export const { POST, PUT, PATCH, OPTIONS } = refuseOtherMethods('GET', 'HEAD', 'DELETE');
