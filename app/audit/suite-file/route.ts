import { answerRead } from '@/server/access/answer-read';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { suiteFileOf } from '@/server/save-pasted-audit';

/** The suite file of a pasted table as a download. */
export const GET = answerRead(async (request: Request) => {
  const { fileName, bytes } = await suiteFileOf(new URL(request.url).searchParams.get('draft'));
  return new Response(bytes, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
