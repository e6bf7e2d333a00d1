import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';
import { savePastedAudit } from '@/server/save-pasted-audit';

export const POST = answer(savePastedAudit);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
