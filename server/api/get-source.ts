import 'server-only';
import { Readable } from 'node:stream';
import { findSourceOfRun } from '@/db/queries/sources';
import { getRun } from '@/db/queries/runs';
import { AppError } from '@/lib/errors';
import { getBlobs, getStore } from '../runtime';

/**
 * The original bytes of a run as a download. They come from anybody, so the browser must neither show nor sniff them.
 *
 * @throws AppError NOT_FOUND for an unknown run and for one whose original this instance does not hold
 */
export async function getSource(request: Request, runId: string): Promise<Response> {
  const store = await getStore();
  const source = await findSourceOfRun(store, runId);
  if (source === undefined) {
    await getRun(store, runId);
    throw missing(runId);
  }
  const etag = `"${source.sha256}"`;
  const headers = {
    etag,
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const stream = await getBlobs().open(source.sha256);
  if (stream === undefined) throw missing(runId);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...headers,
      'content-type': 'application/octet-stream',
      'content-length': String(source.sizeBytes),
      'content-disposition': attachment(source.fileName),
    },
  });
}

/**
 * `Content-Disposition` with a plain name for old clients and the exact one (RFC 6266, RFC 8187).
 *
 * @example attachment('größe.txt') === `attachment; filename="gr__e.txt"; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt`
 */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w .()+-]/g, '_');
  const exact = encodeURIComponent(fileName.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function missing(runId: string): AppError {
  return new AppError(
    'NOT_FOUND',
    `This instance does not hold the original of run “${runId}”; its measurements came with a suite file.`,
  );
}
