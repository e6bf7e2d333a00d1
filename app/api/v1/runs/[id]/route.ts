import { getRun } from '@/db/queries/runs';
import { answerRead } from '@/server/access/answer-read';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';
import { getBlobs, getStore } from '@/server/runtime';

export const GET = answerRead(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  const { run, suite, subject, metrics, importedAtMs, originalSha256, siblings } = await getRun(
    await getStore(),
    id,
  );
  const hasOriginal = originalSha256 !== undefined && (await getBlobs().has(originalSha256));
  return json({ run, suite, subject, metrics, importedAtMs, hasOriginal, siblings });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
