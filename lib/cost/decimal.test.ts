import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  decimalOf,
  divideDown,
  divideHalfUp,
  divideToNumber,
  divideUp,
  formatDecimal,
  minus,
  plus,
  roundHalfUp,
  times,
  toNumber,
} from './decimal';

const text = (value: Parameters<typeof formatDecimal>[0], least?: number) => formatDecimal(value, least);

describe('decimalOf', () => {
  it.each([
    [0.29, { units: 29n, places: 2 }],
    ['0.290', { units: 290n, places: 3 }],
    [0, { units: 0n, places: 0 }],
    [-1.5, { units: -15n, places: 1 }],
    [1e21, { units: 10n ** 21n, places: 0 }],
    [1.5e-7, { units: 15n, places: 8 }],
    [17_179_869_184, { units: 17_179_869_184n, places: 0 }],
  ])('takes %s as it is written', (value, expected) => {
    expect(decimalOf(value)).toEqual(expected);
  });

  it.each([Number.NaN, Infinity, '', '1,000', '0x10', '.5'])('refuses %s', (value) => {
    expect(() => decimalOf(value)).toThrow(RangeError);
  });

  it('gives back every double that it took', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(toNumber(decimalOf(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('adds, subtracts and multiplies without dust', () => {
    expect(text(plus(decimalOf(0.1), decimalOf(0.2)))).toBe('0.3');
    expect(text(minus(decimalOf(1), decimalOf(0.9)))).toBe('0.1');
    expect(text(times(decimalOf(17_179_869_184), decimalOf(0.7)))).toBe('12,025,908,428.8');
    expect(text(times(decimalOf(1.1), decimalOf(1.1), decimalOf(1.1)))).toBe('1.331');
  });

  it('compares across places', () => {
    expect(compareDecimals(decimalOf('1.10'), decimalOf('1.1'))).toBe(0);
    expect(compareDecimals(decimalOf('1.09'), decimalOf('1.1'))).toBe(-1);
    expect(compareDecimals(decimalOf(2), decimalOf('1.999'))).toBe(1);
  });

  it.each([
    ['0.125', 2, '0.13'],
    ['0.124999', 2, '0.12'],
    ['469.025', 2, '469.03'],
    ['1.005', 2, '1.01'],
    ['0.0000005', 6, '0.000001'],
    ['0.00000049', 6, '0'],
    ['7', 2, '7'],
  ])('rounds %s to %i places half up: %s', (value, places, expected) => {
    expect(text(roundHalfUp(decimalOf(value), places))).toBe(expected);
  });

  it('divides with the rounding that is asked for', () => {
    expect(text(divideHalfUp(decimalOf(1), decimalOf(3), 6))).toBe('0.333333');
    expect(text(divideHalfUp(decimalOf(2), decimalOf(3), 6))).toBe('0.666667');
    // In binary floating point 12,025,908,428.8 ÷ 14,000 is computed from a product that is not exact.
    expect(divideDown(decimalOf('12025908428.8'), decimalOf(14_000))).toBe(858_993n);
    expect(divideUp(decimalOf(500_000), decimalOf(500_000))).toBe(1n);
    expect(divideUp(decimalOf(500_001), decimalOf(500_000))).toBe(2n);
    expect(divideUp(decimalOf(0), decimalOf(5))).toBe(0n);
    expect(divideToNumber(decimalOf(5_280_000), decimalOf(13.2))).toBe(400_000);
    expect(divideToNumber(decimalOf(1), decimalOf(3))).toBe(1 / 3);
  });

  it('agrees with whole numbers', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 18n });
    const positive = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(amount, positive, fc.nat(6), fc.nat(6), (units, divisor, a, b) => {
        const dividend = { units, places: a };
        const by = { units: divisor, places: b };
        const down = divideDown(dividend, by);
        const up = divideUp(dividend, by);
        expect(up - down === 0n || up - down === 1n).toBe(true);
        const product = times(by, { units: down, places: 0 });
        expect(compareDecimals(product, dividend)).toBeLessThanOrEqual(0);
        expect(up === down).toBe(compareDecimals(product, dividend) === 0);
      }),
    );
  });
});

describe('formatDecimal', () => {
  it.each([
    ['0', 0, '0'],
    ['635.1', 2, '635.10'],
    ['1234567.5', 0, '1,234,567.5'],
    ['0.05', 0, '0.05'],
    ['-1234.50', 0, '-1,234.5'],
    ['1000', 2, '1,000.00'],
  ])('prints %s', (value, least, expected) => {
    expect(text(decimalOf(value), least)).toBe(expected);
  });
});
