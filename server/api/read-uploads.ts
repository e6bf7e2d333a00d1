import 'server-only';
import { AppError } from '@/lib/errors';
import type { Upload } from '../import-upload';
import { chunksOf } from './chunks-of';
import { inflated } from './inflated';
import { badParameters } from './read-query';

/** Forms are read into memory whole, so they are kept small; a raw body streams. */
const MAX_FORM_BYTES = 32 * 1024 * 1024;

/** More files are sent as bodies of their own; each costs an import. */
const MOST_FILES = 100;

/** One before each file, and the last one. */
const MOST_BOUNDARIES = MOST_FILES + 1;

/** Where a raw body has no name, the record needs one. */
const UNNAMED = 'upload';

/**
 * The files of a request: its body, or the files of a multipart form. The gzip of a `Content-Encoding` is taken off; a
 * file that is packed itself is kept as it is and unpacked when it is read.
 *
 * @throws AppError UNSUPPORTED_ENCODING, TOO_LARGE (before reading, where the length is announced), INVALID
 */
export async function readUploads(
  request: Request,
  fileName: string | undefined,
  maxUploadBytes: number,
): Promise<{ readonly isMultipart: boolean; readonly files: readonly Upload[] }> {
  const isMultipart = /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
  const isPacked = checkEncoding(request.headers.get('content-encoding'), isMultipart);
  const announced = Number(request.headers.get('content-length') ?? 'NaN');
  const limit = isMultipart ? MAX_FORM_BYTES : maxUploadBytes;
  if (announced > limit) throw isMultipart ? formTooLarge() : tooLarge(fileName, limit);
  if (isMultipart) return { isMultipart, files: await readForm(request) };
  const name = fileName ?? UNNAMED;
  const chunks = chunksOf(request.body);
  return { isMultipart, files: [{ fileName: name, chunks: isPacked ? inflated(chunks, name) : chunks }] };
}

/** Whether the body is packed on its way. */
function checkEncoding(header: string | null, isMultipart: boolean): boolean {
  const encoding = (header ?? 'identity').trim().toLowerCase();
  const isSupported = encoding === 'identity' || (!isMultipart && /^(?:x-)?gzip$/.test(encoding));
  if (isSupported) return encoding !== 'identity';
  throw new AppError(
    'UNSUPPORTED_ENCODING',
    isMultipart
      ? 'A form cannot be sent with a Content-Encoding; send each file as a body of its own.'
      : `The Content-Encoding “${encoding}” is not supported; send the file as it is, or with gzip.`,
  );
}

async function readForm(request: Request): Promise<Upload[]> {
  let size = 0;
  let parts = 0;
  const countParts = partCounter(request.headers.get('content-type') ?? '');
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        size += chunk.byteLength;
        // Parsing takes time for every part, also for empty ones, so they are counted on the way.
        parts += countParts(chunk);
        if (size > MAX_FORM_BYTES) controller.error(formTooLarge());
        else if (parts > MOST_BOUNDARIES) controller.error(tooManyFiles());
        else controller.enqueue(chunk);
      },
    }),
  );
  const contentType = request.headers.get('content-type') ?? '';
  let form: FormData;
  try {
    form = await new Response(counted ?? null, { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    if (size > MAX_FORM_BYTES) throw formTooLarge();
    if (parts > MOST_BOUNDARIES) throw tooManyFiles();
    throw new AppError('INVALID', 'The body is not a valid multipart form.', {
      problems: [
        {
          code: 'bad-parameter',
          where: { file: 'body' },
          expected: 'a multipart form with files',
          found: 'a body that is not one, or is cut off',
        },
      ],
      cause,
    });
  }
  const files: Upload[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      throw badParameters([
        {
          code: 'bad-parameter',
          where: { file: 'body', pointer: `/${name}` },
          expected: 'files alone in the form',
          found: `a text field “${name}”`,
          hint: 'options go into the query string',
        },
      ]);
    }
    files.push({ fileName: value.name === '' ? UNNAMED : value.name, chunks: chunksOf(value.stream()) });
  }
  if (files.length === 0) {
    throw badParameters([
      { code: 'bad-parameter', where: { file: 'body' }, expected: 'at least one file', found: 'none' },
    ]);
  }
  return files;
}

function formTooLarge(): AppError {
  return new AppError('TOO_LARGE', 'A form may hold 32 MiB; send larger files one by one as raw bodies.', {
    problems: [
      {
        code: 'too-large',
        where: { file: 'body' },
        expected: 'a form of at most 32 MiB',
        found: 'a larger one',
        hint: 'send one raw body per file: curl --data-binary @FILE',
      },
    ],
  });
}

function tooLarge(file: string | undefined, limit: number): AppError {
  return new AppError('TOO_LARGE', `The file is larger than ${limit.toLocaleString('en')} bytes.`, {
    problems: [
      {
        code: 'too-large',
        where: { file: file ?? UNNAMED },
        expected: `at most ${limit.toLocaleString('en')} bytes`,
        found: 'a larger file',
        hint: 'the operator of this server sets the limit with MAX_UPLOAD_BYTES',
      },
    ],
  });
}

/** Counts the boundaries of a form piece by piece, also those that are torn between two pieces. */
function partCounter(contentType: string): (chunk: Uint8Array) => number {
  const [, quoted, plain] = /\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = Buffer.from(`--${quoted ?? plain ?? ''}`);
  let tail = Buffer.alloc(0);
  return (chunk) => {
    const piece = Buffer.concat([tail, chunk]);
    let count = 0;
    let end = 0;
    for (let at = piece.indexOf(boundary); at !== -1; at = piece.indexOf(boundary, end)) {
      count += 1;
      end = at + boundary.length;
    }
    tail = piece.subarray(Math.max(end, piece.length - boundary.length + 1));
    return count;
  };
}

function tooManyFiles(): AppError {
  return badParameters([
    {
      code: 'bad-parameter',
      where: { file: 'body' },
      expected: `at most ${MOST_FILES} files in a form`,
      found: 'more',
      hint: 'send each file as a body of its own',
    },
  ]);
}
