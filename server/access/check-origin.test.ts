import { describe, expect, it } from 'vitest';
import { checkLocalHost, checkOrigin } from './check-origin';
import { safeNext } from './sign-in';
import { sessionCookie, sessionTokenOf } from './session-cookie';
import { allows, createTokenSecret, hashToken, TOKEN_PATTERN } from './token-secret';

describe('checkOrigin', () => {
  const host = 'localhost:3000';
  it.each<[string, Record<string, string>]>([
    ['curl, which says nothing', { host }],
    ['our own page', { host, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
    ['an address typed in', { host, 'sec-fetch-site': 'none' }],
    ['our public name', { host, origin: 'https://bench.example.org', 'sec-fetch-site': 'same-origin' }],
  ])('lets %s pass', (_name, headers) => {
    expect(() => {
      checkOrigin(new Headers(headers), 'https://bench.example.org');
    }).not.toThrow();
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { host, 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { host, 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { host, origin: 'https://evil.example' }],
    ['another port', { host, origin: 'http://localhost:8080' }],
    ['a sandboxed frame', { host, origin: 'null' }],
    ['no address at all', { host, origin: '%%%' }],
  ])('refuses %s', (_name, headers) => {
    expect(() => {
      checkOrigin(new Headers(headers), 'https://bench.example.org');
    }).toThrow(/another site/);
  });
});

describe('checkLocalHost', () => {
  it.each(['localhost:3000', '127.0.0.1', '[::1]:3000', 'bench.example.org'])('takes %s', (host) => {
    expect(() => {
      checkLocalHost(new Headers({ host }), 'https://bench.example.org');
    }).not.toThrow();
  });

  it.each(['evil.example:3000', '127.0.0.1.evil.example', '192.168.0.7:3000', ''])('refuses %s', (host) => {
    expect(() => {
      checkLocalHost(new Headers(host === '' ? {} : { host }), undefined);
    }).toThrow(/loopback name/);
  });
});

describe('tokens', () => {
  it('are random, recognisable and stored as a hash', () => {
    const secret = createTokenSecret();
    expect(secret).toMatch(TOKEN_PATTERN);
    expect(createTokenSecret()).not.toBe(secret);
    expect(hashToken('bl_x')).toBe('1bfed5977754201f65cd3790c5ff213c929d66393dc122af39bc50612cbe779e');
  });

  it('have scopes that include the ones before', () => {
    expect(allows('admin', 'write')).toBe(true);
    expect(allows('write', 'write')).toBe(true);
    expect(allows('read', 'write')).toBe(false);
  });
});

describe('the session cookie', () => {
  const token = `bl_${'a'.repeat(43)}`;

  it('is HttpOnly, same-site, and Secure on https', () => {
    expect(sessionCookie(token, true)).toMatch(/HttpOnly; SameSite=Lax; .*; Secure$/);
    expect(sessionCookie(token, false)).not.toContain('Secure');
  });

  it('is found among others, and only when it looks like a token', () => {
    expect(sessionTokenOf(`a=b; benchlens_session=${token}; c=d`)).toBe(token);
    expect(sessionTokenOf('benchlens_session=')).toBeUndefined();
    expect(sessionTokenOf(null)).toBeUndefined();
  });
});

describe('safeNext', () => {
  it.each([
    ['/upload?suite=x', '/upload?suite=x'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/.//localhost//evil.example/', '/'],
    ['/..//evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [undefined, '/'],
  ])('%s leads to %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
});
