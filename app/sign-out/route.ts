import { signOut } from '@/server/access/sign-in';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';

export const POST = answer(signOut);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
