import { answerRead } from '@/server/access/answer-read';
import { postDecide } from '@/server/api/post-decide';
import { refuseOtherMethods } from '@/server/refuse-other-methods';

/** A calculator: it stores nothing, so whoever may read may ask. */
export const POST = answerRead(postDecide);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
