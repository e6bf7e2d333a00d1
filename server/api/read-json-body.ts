import 'server-only';
import { decodeText } from '@/lib/importers/decode';
import { readJson } from '@/lib/importers/read/json';
import type { Result } from '@/lib/result';
import { invalid } from '../respond';
import { unpackDocument } from '../unpack-document';
import { chunksOf } from './chunks-of';

const BODY = 'body';

/**
 * The JSON in a request's body, which may be packed with gzip. As strict as with files: no key twice, no endless nesting,
 * at most as many bytes as a document may have.
 *
 * @throws AppError INVALID or TOO_LARGE, with the place of the fault
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const unpacked = await unpackDocument(chunksOf(request.body), BODY);
  const text = unpacked.ok ? decodeText(unpacked.value, BODY) : unpacked;
  const json: Result<unknown> = text.ok ? readJson(text.value, BODY) : text;
  if (!json.ok) throw invalid(json.problems);
  return json.value;
}
