import { answerRead } from '@/server/access/answer-read';
import { postAudit } from '@/server/api/post-audit';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

// Computes and stores nothing, so it is open to whoever may read.
export const POST = answerRead(postAudit);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
