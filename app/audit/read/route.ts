import { requireReadAccess } from '@/server/access/access';
import { checkOrigin } from '@/server/access/check-origin';
import { packAuditDraft } from '@/server/audit-draft';
import { draftOfForm, readSmallForm } from '@/server/read-audit-form';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { answer } from '@/server/respond';
import { getConfig } from '@/server/runtime';

/** Takes a pasted table and leads to its audit; the table travels in the address, and nothing is stored. */
export const POST = answer(async (request: Request) => {
  checkOrigin(request.headers, getConfig().publicUrl);
  await requireReadAccess(request);
  const packed = packAuditDraft(draftOfForm(await readSmallForm(request)));
  const location = packed.ok ? `/audit?draft=${packed.value}#result` : '/audit?fault=too-large';
  return new Response(null, { status: 303, headers: { location } });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('POST');
