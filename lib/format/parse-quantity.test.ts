import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanDecimal } from '@/lib/model/durations';
import { parseNumber, parseQuantity } from './parse-quantity';

describe('parseQuantity', () => {
  it.each([
    ['54μs', 54_000, 'ns'],
    ['54µs', 54_000, 'ns'],
    ['54 us', 54_000, 'ns'],
    ['0.88ms', 880_000, 'ns'],
    ['2.4s', 2.4e9, 'ns'],
    ['1.5 min', 90e9, 'ns'],
    ['2 hours', 7200e9, 'ns'],
    ['3 Seconds', 3e9, 'ns'],
    ['5 MS', 5e6, 'ns'],
    ['8 KiB', 8192, 'bytes'],
    ['14kB', 14_000, 'bytes'],
    ['1.5 GB', 1.5e9, 'bytes'],
    ['16 GiB', 17_179_869_184, 'bytes'],
    ['512 B', 512, 'bytes'],
    ['$4,200', 4200, 'USD'],
    ['US$ 12.50', 12.5, 'USD'],
    ['USD 12', 12, 'USD'],
    ['12 USD', 12, 'USD'],
    ['$22k/month', 22_000, 'USD'],
    ['$3.1M per mo', 3_100_000, 'USD'],
    ['0.2%', 0.002, 'ratio'],
    ['40 percent', 0.4, 'ratio'],
    ['2/min', 2 / 60, '1/s'],
    ['120 req/s', 120, '1/s'],
    ['12k req/s', 12_000, '1/s'],
    ['12kreq/sec', 12_000, '1/s'],
    ['1,200 messages per second', 1200, '1/s'],
    ['76762.3 msg/sec', 76_762.3, '1/s'],
    ['3 krps', 3000, '1/s'],
    ['50 Hz', 50, '1/s'],
    ['15.3 MB/s', 15_300_000, 'bytes/s'],
    ['-5 ms', -5e6, 'ns'],
  ])('reads %s with its unit', (text, value, unit) => {
    const quantity = parseQuantity(text);
    expect(quantity).toMatchObject({ unit, hasUnit: true });
    expect(quantity?.value).toBeCloseTo(value, 10);
    expect(quantity?.assumed).toBeUndefined();
  });

  it.each([
    ['1,120,000', 1_120_000],
    ['1.2M', 1_200_000],
    ['500k', 500_000],
    ['1e6', 1_000_000],
    ['.5', 0.5],
    ['1 120', 1120],
    ["1'120'000.5", 1_120_000.5],
    ['0', 0],
  ])('reads the bare number %s', (text, value) => {
    expect(parseQuantity(text)).toEqual({ value, unit: 'count', hasUnit: false });
  });

  it.each([
    ['14kb', 14_000, 'kb read as 1,000 bytes'],
    ['14 KB', 14_000, 'KB read as 1,000 bytes'],
    ['2mb', 2e6, 'mb read as 1,000,000 bytes'],
  ])('reads %s as a power of 1,000 and says so', (text, value, assumed) => {
    expect(parseQuantity(text)).toEqual({ value, unit: 'bytes', hasUnit: true, assumed });
  });

  it('says the same of a rate', () => {
    expect(parseQuantity('3 KB/s')).toEqual({
      value: 3000,
      unit: 'bytes/s',
      hasUnit: true,
      assumed: 'KB read as 1,000 bytes',
    });
  });

  it.each([
    '',
    '-',
    'n/a',
    'NaN',
    'Infinity',
    '-inf',
    '1e999',
    '$-5',
    '-$5',
    'US5',
    '5 m',
    '5 Mb',
    '5 Gb/s',
    '12 apples',
    '12 apples/s',
    '1,2,3',
    "1,120'000",
    '1,1200',
    '12 ms (p99)',
    '5 ms 3 s',
    '10/day',
    '=1+1',
    `1${' '.repeat(200)}ms`,
  ])('refuses %j', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  const FACTORS = {
    ns: 1,
    us: 1e3,
    μs: 1e3,
    ms: 1e6,
    s: 1e9,
    B: 1,
    kB: 1e3,
    MB: 1e6,
    KiB: 1024,
    MiB: 1024 ** 2,
    '%': 0.01,
    'req/s': 1,
    k: 1e3,
    '': 1,
  };

  it('reads back every number that is written with thousands commas and a unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom(...(Object.keys(FACTORS) as (keyof typeof FACTORS)[])),
        fc.constantFrom('', ' ', '\u00a0'),
        (whole, thousandths, unit, space) => {
          const number = whole + thousandths / 1000;
          const text = number.toLocaleString('en', { maximumFractionDigits: 3 });
          const quantity = parseQuantity(`${text}${space}${unit}`);
          expect(quantity?.value).toBe(cleanDecimal(number * FACTORS[unit]));
        },
      ),
    );
  });

  it('never throws, and gives finite numbers alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const quantity = parseQuantity(text);
        if (quantity !== undefined) expect(Number.isFinite(quantity.value)).toBe(true);
      }),
    );
  });
});

describe('parseNumber', () => {
  it('refuses words that Number would turn into numbers', () => {
    for (const text of ['', ' ', '0x10', '1_0', 'Infinity', '1,2']) expect(parseNumber(text)).toBeUndefined();
  });
});
