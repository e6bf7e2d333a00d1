import { postReports } from '@/server/api/post-reports';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';

export const POST = answer(postReports);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
