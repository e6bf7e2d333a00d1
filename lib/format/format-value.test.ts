import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CanonicalUnit } from '@/lib/model/unit';
import { chooseScale, formatCount, formatRatio, formatScaled, formatValue } from './format-value';
import { parseQuantity } from './parse-quantity';

describe('chooseScale', () => {
  it.each<[number[], CanonicalUnit, string]>([
    [[54_000, 36_000, 18_000], 'ns', 'µs'],
    [[120e6, 450e6], 'ns', 'ms'],
    [[950_000, 40e6, 60e6], 'ns', 'ms'],
    [[5000, 2e9], 'ns', 'ms'],
    [[90e9], 'ns', 's'],
    [[600e9], 'ns', 'min'],
    [[8000, 12_000], 'bytes', 'kB'],
    [[1_120_000, 890_000, 940_000], 'count', 'k'],
    [[1000, 40], 'count', ''],
    [[1_200_000, 1_400_000], '1/s', 'M/s'],
    [[39_874], '1/s', 'k/s'],
    [[0.002], 'ratio', '%'],
    [[4200], 'USD', '$'],
    [[7], 'unknown', ''],
    [[], 'ns', 'ns'],
    [[0, 0, 54_000], 'ns', 'µs'],
  ])('prints %j %s in “%s”', (values, unit, label) => {
    expect(chooseScale(values, unit).label).toBe(label);
  });
});

describe('formatValue', () => {
  it.each<[number, CanonicalUnit, string]>([
    [35_218, 'ns', '35.2 µs'],
    [18_000, 'ns', '18 µs'],
    [34_960, 'ns', '35.0 µs'],
    [999_600, 'ns', '1,000 µs'],
    [54, 'ns', '54 ns'],
    [90e9, 'ns', '90 s'],
    [900e9, 'ns', '15 min'],
    [86_400e9, 'ns', '24 h'],
    [864_000e9, 'ns', '10 d'],
    [1.7e308, 'ns', '1.97e+294 d'],
    [1e18, 'bytes', '1,000 PB'],
    [1e-300, 'ns', '1.00e-300 ns'],
    [14_000, 'bytes', '14 kB'],
    [1024, 'bytes', '1.02 kB'],
    [17_179_869_184, 'bytes', '17.2 GB'],
    [15.3e6, 'bytes/s', '15.3 MB/s'],
    [39_874.2, '1/s', '39.9 k/s'],
    [1234.5, '1/s', '1,235 /s'],
    [1000, 'count', '1,000'],
    [24_013, 'count', '24,013'],
    [17_500_000, 'count', '17.5 M'],
    [0, 'count', '0'],
    [0, 'ns', '0 ns'],
    [0.0002, 'ratio', '0.02 %'],
    [0.000214, 'ratio', '0.021 %'],
    [0.997, 'ratio', '99.7 %'],
    [1, 'ratio', '100 %'],
    [0.5, 'ratio', '50 %'],
    [4200, 'USD', '$4,200'],
    [99.5, 'USD', '$99.50'],
    [0.29, 'USD', '$0.29'],
    [0.5, 'USD', '$0.50'],
    [0.0034, 'USD', '$0.0034'],
    [1058.5, 'USD', '$1,059'],
    [-5, 'unknown', '-5'],
  ])('%d %s is “%s”', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it('reads back as the same quantity, within what its digits can say', () => {
    const units = fc.constantFrom<CanonicalUnit>('ns', 'bytes', 'bytes/s', '1/s', 'count');
    const values = fc.double({ min: 1, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(units, values, (unit, value) => {
        const read = parseQuantity(formatValue(value, unit));
        expect(read?.unit).toBe(unit);
        expect(Math.abs((read?.value ?? Number.NaN) / value - 1)).toBeLessThanOrEqual(0.005);
      }),
    );
  });

  it('reads back money to the cent, and percentages to one decimal or two digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e6, noNaN: true }), (value) => {
        const money = parseQuantity(formatValue(value, 'USD'));
        expect(money?.unit).toBe('USD');
        expect(Math.abs((money?.value ?? Number.NaN) / value - 1)).toBeLessThanOrEqual(0.00501);
        const share = parseQuantity(formatValue(value, 'ratio'));
        expect(share?.unit).toBe('ratio');
        expect(Math.abs((share?.value ?? Number.NaN) / value - 1)).toBeLessThanOrEqual(0.05);
      }),
    );
  });
});

describe('formatScaled', () => {
  const microseconds = chooseScale([35_000], 'ns');

  it('has at most three significant digits below 1000', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 999.4, noNaN: true }), (value) => {
        const digits = formatScaled(value * 1000, microseconds)
          .replace('.', '')
          .replace(/^0+/, '');
        expect(digits.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('gives the digits that rounding the decimal number by the book gives', () => {
    // Halves, and numbers that binary floating point holds almost, are where a short cut goes wrong.
    const decimals = fc
      .tuple(fc.integer({ min: 0, max: 12_000_000 }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, places]) => digits / 10 ** places);
    const numbers = fc.oneof(decimals, fc.double({ min: 0, max: 1200, noNaN: true }));
    fc.assert(
      fc.property(numbers, fc.constantFrom(1, 1e3, 1e6, 1e9), (number, factor) => {
        const value = number * factor;
        const clean = Number((value / factor).toPrecision(15));
        const own = clean.toExponential().split('e')[0]?.replace('.', '').length ?? 0;
        fc.pre(clean < 999.5 && (clean === 0 || clean >= 1e-6));
        const expected = own <= 3 ? String(clean) : clean.toPrecision(3);
        expect(formatScaled(value, { unit: 'ns', factor, label: '' })).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it('copies the decimals of the value that a spread stands beside', () => {
    expect(formatScaled(1812, microseconds, '35.2')).toBe('1.8');
    expect(formatScaled(40_000_000, microseconds, '1,310,000')).toBe('40,000');
  });
});

describe('formatRatio', () => {
  it.each([
    [1.744, '×1.74'],
    [3, '×3.00'],
    [9.996, '×10.0'],
    [12.34, '×12.3'],
    [1234, '×1,234'],
    [0.08, '×0.08'],
    [0.0012, '×0.0012'],
  ])('%d is %s', (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });
});

it('formats whole numbers with all digits', () => {
  expect(formatCount(17_500_000)).toBe('17,500,000');
  expect(formatCount(12)).toBe('12');
});
