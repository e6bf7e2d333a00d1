import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';

/** Larger documents are raw data, for which there are other ways than reading them into memory. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** How the bytes of a file are packed, told by their first bytes. */
export type Packing = 'gzip' | 'zstd' | 'plain';

export function packingOf(bytes: Uint8Array): Packing {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return 'zstd';
  return 'plain';
}

/**
 * Text from the unpacked bytes of a document: UTF-8, a byte order mark dropped, `\r\n` and `\r` turned into `\n`.
 * Refused with a Problem: nothing, blank text, UTF-16 and UTF-32, NUL bytes and other binary data, invalid UTF-8.
 */
export function decodeText(bytes: Uint8Array, fileName: string): Result<string> {
  const refuse = (code: Problem['code'], expected: string, found: string, hint?: string): Result<never> =>
    fail({ code, where: { file: fileName }, expected, found, ...(hint === undefined ? {} : { hint }) });

  if (bytes.length === 0) return refuse('empty-file', 'a result file', 'an empty file');
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    return refuse(
      'too-large',
      `at most ${MAX_DOCUMENT_BYTES / 1024 ** 2} MiB of text`,
      `${bytes.length.toLocaleString('en')} bytes`,
      'import the summary of the run instead of its raw data',
    );
  }
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) {
    return refuse(
      'text-encoding',
      'UTF-8 text',
      wide,
      'save the file as UTF-8; in PowerShell: Out-File -Encoding utf8',
    );
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuse('binary-file', 'text', `a NUL byte at offset ${nul}: this is a binary file`);

  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(
      'text-encoding',
      'UTF-8 text',
      `bytes that are not UTF-8 at offset ${firstInvalidUtf8(bytes)}`,
    );
  }
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines.trim() === '') return refuse('empty-file', 'a result file', 'only white space');
  return succeed(lines);
}

function wideEncodingOf(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32 text' : 'UTF-16 text';
  if (a === 0xfe && b === 0xff) return 'UTF-16 text';
  // ASCII in UTF-16 without a mark: every other byte is NUL.
  if (bytes.length >= 4 && a !== 0 && b === 0 && c !== 0 && d === 0) return 'UTF-16 text';
  if (bytes.length >= 4 && a === 0 && b !== 0 && c === 0 && d !== 0) return 'UTF-16 text';
  return undefined;
}

function firstInvalidUtf8(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (decodesAsStream(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function decodesAsStream(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
