import { submitReport } from '@/server/reports/submit-report';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';

export const POST = answer(submitReport);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
