import { answerRead } from '@/server/access/answer-read';
import { postCost } from '@/server/api/post-cost';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

// Computes and stores nothing, so it is open to whoever may read.
export const POST = answerRead(postCost);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
