import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanDecimal, toNanoseconds } from './durations';

describe('toNanoseconds', () => {
  it('has no dust of binary floating point', () => {
    expect(toNanoseconds(0.88, 'ms')).toBe(880_000);
    expect(toNanoseconds(1.1, 's')).toBe(1_100_000_000);
    expect(toNanoseconds(0.07, 'us')).toBe(70);
    expect(toNanoseconds(3, 'ns')).toBe(3);
  });

  it('turns any number of microseconds with three decimals into whole nanoseconds', () => {
    fc.assert(
      fc.property(fc.nat(1e9), (ns) => {
        expect(toNanoseconds(ns / 1000, 'us')).toBe(ns);
      }),
    );
  });
});

describe('cleanDecimal', () => {
  it('keeps 15 digits', () => {
    expect(cleanDecimal(0.1 * 3)).toBe(0.3);
    expect(cleanDecimal(0)).toBe(0);
    expect(cleanDecimal(123_456_789_012_345)).toBe(123_456_789_012_345);
  });
});
