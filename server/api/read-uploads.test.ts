import { describe, expect, it } from 'vitest';
import { readUploads } from './read-uploads';

/** A form that arrives in pieces of some bytes each. */
function formOf(files: readonly string[], pieceLength: number): { request: Request; taken: () => number } {
  const parts = files.map(
    (text, index) =>
      `--xyz\r\nContent-Disposition: form-data; name="file"; filename="${index}.txt"\r\n\r\n${text}\r\n`,
  );
  const bytes = new TextEncoder().encode(`${parts.join('')}--xyz--\r\n`);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + pieceLength));
      at += pieceLength;
    },
  });
  const request = new Request('http://localhost:3000/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=xyz' },
    duplex: 'half',
  } as RequestInit);
  return { request, taken: () => at };
}

describe('a form', () => {
  it('may hold a hundred files, whatever stands in them', async () => {
    const texts = Array.from({ length: 100 }, () => 'Content-Disposition: a\r\n'.repeat(5));
    const { files } = await readUploads(formOf(texts, 1000).request, undefined, 1e6);
    expect(files).toHaveLength(100);
  });

  it.each([7, 100_000])('of thousands of files is refused, in pieces of %i bytes', async (pieceLength) => {
    const form = formOf(
      Array.from({ length: 5000 }, () => ''),
      pieceLength,
    );
    await expect(readUploads(form.request, undefined, 1e6)).rejects.toMatchObject({
      problems: [{ code: 'bad-parameter', expected: 'at most 100 files in a form' }],
    });
    expect(form.taken()).toBeLessThan(300_000);
  });

  it('without a file is refused in a sentence', async () => {
    await expect(readUploads(formOf([], 100).request, undefined, 1e6)).rejects.toThrow(
      /^Expected at least one file, found none\.$/,
    );
  });
});
