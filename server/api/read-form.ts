import 'server-only';
import { AppError } from '@/lib/errors';
import { chunksOf } from './chunks-of';

/**
 * The fields of a form as a browser sends it without script (`application/x-www-form-urlencoded`).
 *
 * @throws AppError TOO_LARGE
 */
export async function readForm(request: Request, maxBytes: number): Promise<URLSearchParams> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  // Counted while reading: the announced length may lie or be missing.
  for await (const chunk of chunksOf(request.body)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError('TOO_LARGE', `A form may have ${maxBytes} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return new URLSearchParams(text);
}
