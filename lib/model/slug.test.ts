import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricIdFrom, SLUG_PATTERN, slugify } from './slug';

describe('slugify', () => {
  it.each([
    ['Go 1.24 (stock)', 'go-1.24-stock'],
    ['  Ünïcode  ', 'unicode'],
    ['C++ Crow', 'c-plus-plus-crow'],
    ['F#', 'f-sharp'],
    ['日本語', 'unnamed-o5yqv3'],
    ['中文', 'unnamed-ojzg3c'],
    ['💥', 'unnamed-b6w5ft'],
    ['---', 'unnamed-zm7zdv'],
    ['Go 日本語版', 'go-rwwpa2'],
    ['Straße', 'stra-e'],
    ['', 'unnamed'],
  ])('%s is %s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it('gives a slug for any text, and the same for a slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(SLUG_PATTERN);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});

describe('metricIdFrom', () => {
  it('keeps letters and digits', () => {
    expect(metricIdFrom('Queue depth (µ)')).toBe('queue-depth');
    expect(metricIdFrom('p99.9')).toBe('p99-9');
    expect(metricIdFrom('延迟')).toBe('unnamed');
  });
});
