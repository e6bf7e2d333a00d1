import { signIn } from '@/server/access/sign-in';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';

export const POST = answer(signIn);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
