import { describe, expect, it } from 'vitest';
import { decodeText, MAX_DOCUMENT_BYTES, packingOf } from './decode';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be', mark: boolean) =>
  Uint8Array.from(
    [...(mark ? '\ufeff' : ''), ...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

describe('decodeText', () => {
  it('drops a byte order mark and turns all line ends into line feeds', () => {
    expect(decodeText(utf8('\ufeffa\r\nb\rc\n'), 'f')).toEqual({ ok: true, value: 'a\nb\nc\n' });
  });

  it.each([
    ['nothing', bytes(), 'empty-file'],
    ['white space', utf8(' \r\n\t '), 'empty-file'],
    ['a mark alone', utf8('\ufeff'), 'empty-file'],
    ['UTF-16 LE with a mark', utf16('{"a":1}', 'le', true), 'text-encoding'],
    ['UTF-16 BE with a mark', utf16('{"a":1}', 'be', true), 'text-encoding'],
    ['UTF-16 LE without', utf16('{"a":1}', 'le', false), 'text-encoding'],
    ['UTF-16 BE without', utf16('{"a":1}', 'be', false), 'text-encoding'],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 65, 0, 0, 0), 'text-encoding'],
    ['Latin-1', bytes(0x61, 0xb5, 0x73), 'text-encoding'],
    ['a cut character', utf8('54μ').subarray(0, 3), 'text-encoding'],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'binary-file'],
  ])('refuses %s', (_, input, code) => {
    expect(decodeText(input, 'f.bin')).toMatchObject({
      ok: false,
      problems: [{ code, where: { file: 'f.bin' } }],
    });
  });

  it('names the first byte that is not UTF-8', () => {
    expect(decodeText(bytes(0x61, 0x62, 0xb5, 0x73), 'f')).toMatchObject({
      problems: [{ found: 'bytes that are not UTF-8 at offset 2' }],
    });
  });

  it('refuses 200 MB of spaces without looking at them', () => {
    const spaces = new Uint8Array(200_000_000).fill(32);
    expect(decodeText(spaces, 'f')).toMatchObject({
      problems: [{ code: 'too-large', found: '200,000,000 bytes' }],
    });
  });

  it('refuses as much white space as fits', () => {
    expect(decodeText(new Uint8Array(MAX_DOCUMENT_BYTES).fill(32), 'f')).toMatchObject({
      problems: [{ code: 'empty-file' }],
    });
  });
});

describe('packingOf', () => {
  it('tells by the first bytes', () => {
    expect(packingOf(bytes(0x1f, 0x8b, 8))).toBe('gzip');
    expect(packingOf(bytes(0x28, 0xb5, 0x2f, 0xfd))).toBe('zstd');
    expect(packingOf(utf8('{}'))).toBe('plain');
    expect(packingOf(bytes())).toBe('plain');
  });
});
