import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeNext, signIn } from './sign-in';

it('leads to a path of this server that stays the same when it is read again', () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '.',
    '..',
    '\\',
    '\t',
    '%2f',
    '%5c',
    '?',
    '#',
    '@',
    ':',
    'evil.example',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 }), (pieces) => {
      const next = safeNext(`/${pieces.join('')}`);
      expect(next).toMatch(/^\/(?![/\\])/);
      expect(safeNext(next)).toBe(next);
      expect(new URL(next, 'http://localhost').origin).toBe('http://localhost');
    }),
  );
});

it('stops reading a form that is too large, whatever its announced length', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      if (sent > 1000) controller.close();
      else controller.enqueue(new Uint8Array(1024).fill(97));
    },
  });
  const request = new Request('http://localhost:3000/sign-in/submit', {
    method: 'POST',
    body,
    headers: { host: 'localhost:3000' },
    duplex: 'half',
  } as RequestInit);
  await expect(signIn(request)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(sent).toBeLessThan(30);
});
