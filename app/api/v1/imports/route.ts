import { postImports } from '@/server/api/post-imports';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';

export const POST = answer(postImports);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
