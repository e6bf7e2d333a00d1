import { getSuiteFile } from '@/db/queries/suite-file';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import { answerRead } from '@/server/access/answer-read';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { getStore } from '@/server/runtime';

/** The suite file, byte for byte what `benchlens export` prints. */
export const GET = answerRead(
  async (_request: Request, { params }: { params: Promise<{ slug: string }> }) => {
    const { slug } = await params;
    const file = await getSuiteFile(await getStore(), slug);
    return new Response(serialiseSuiteFile(file), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'content-disposition': `inline; filename="${file.suite.slug}.json"`,
      },
    });
  },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
