import { describe, expect, test } from 'vitest';
import { agree } from './agreement';
import { intervalOf } from './interval';
import { showCount, showNumber, showShare } from './show';
import { readWrittenValue } from './written-value';

describe('readWrittenValue', () => {
  test.each([
    ['54μs', 54_000, '54 µs', 1000],
    ['2.4s', 2.4e9, '2.4 s', 1e8],
    ['1,120,000', 1_120_000, '1,120,000', 1],
    ['1.12M', 1_120_000, '1.12M', 10_000],
    ['14kb', 14_000, '14 kB', 1000],
    ['8 KiB', 8192, '8 KiB', 1024],
    ['$22k/month', 22_000, '$22k', 1000],
    ['0.2%', 0.002, '0.2 %', 0.001],
    ['12 metrics', 12, '12', 1],
    ['10Gbps', 1.25e9, '10 Gbit/s', 1.25e8],
    ['p99 of 36 ms on 8 vCPUs', 36e6, '36 ms', 1e6],
  ])('reads %s', (text, value, shown, lastDigit) => {
    const written = readWrittenValue(text, value);
    expect(written?.shown).toBe(shown);
    expect(written?.lastDigit).toBeCloseTo(lastDigit, 6);
    expect(written?.bound).toBeUndefined();
  });

  test('knows about, at least and at most', () => {
    expect(readWrittenValue('~30%', 0.3)?.lastDigit).toBeCloseTo(0.03, 12);
    expect(readWrittenValue('1M+', 1e6)?.bound).toBe('at-least');
    expect(readWrittenValue('more than 3x', 3)?.bound).toBe('at-least');
    expect(readWrittenValue('<20μs', 20_000)?.bound).toBe('at-most');
    expect(readWrittenValue('4% more than Rust', 0.04)?.bound).toBeUndefined();
  });

  test.each([
    [undefined, 5],
    ['', 5],
    ['zero in 6 months', 0],
    ['seven', 7],
    ['about 9', 7],
    ['9'.repeat(400), 7],
  ])('finds no number in %j', (text, value) => {
    expect(readWrittenValue(text, value)).toBeUndefined();
  });
});

describe('agree', () => {
  const stated = (value: number, lastDigit: number) => ({ value, lastDigit });
  const exactly = (value: number) => intervalOf(value, 0);

  test.each([
    [41, 1, 40.6, 'consistent'],
    [41, 1, 40.5, 'consistent'],
    [41, 1, 40.4, 'rounding'],
    [41, 1, 40, 'rounding'],
    [41, 1, 39.9, 'off'],
    // Halves are rounded upwards: 12.5 is 13.
    [12, 1, 12.5, 'rounding'],
    [13, 1, 12.5, 'consistent'],
    [2.6, 0.1, 320 / 120, 'rounding'],
    [2.7, 0.1, 320 / 120, 'consistent'],
  ])('%d to %d, computed %d: %s', (value, lastDigit, computed, expected) => {
    expect(agree(stated(value, lastDigit), exactly(computed))).toBe(expected);
  });

  test('lets the rounding of the inputs explain more', () => {
    expect(agree(stated(1.85, 0.01), exactly(1.6))).toBe('off');
    expect(agree(stated(1.85, 0.01), { value: 1.6, low: 1.36, high: 1.89 })).toBe('rounding');
  });

  test('takes a bound as kept by everything on its side', () => {
    expect(agree({ value: 3, lastDigit: 1, bound: 'at-least' }, exactly(9))).toBe('consistent');
    expect(agree({ value: 3, lastDigit: 1, bound: 'at-least' }, exactly(1))).toBe('off');
    expect(agree({ value: 3, lastDigit: 1, bound: 'at-most' }, exactly(1))).toBe('consistent');
  });
});

test('numbers in arithmetic keep enough digits to check them', () => {
  expect(showNumber(10.68e9, 'bytes')).toBe('10.68 GB');
  expect(showNumber(1_120_000, 'count')).toBe('1,120,000');
  expect(showNumber(13_200, 'USD')).toBe('$13,200');
  expect(showNumber(211.7, 'USD')).toBe('$211.70');
  expect(showNumber(0.404, 'ratio')).toBe('40.4 %');
  expect(showNumber(6667, 'ns', 3)).toBe('6.67 µs');
  expect(showCount(0.1 + 0.2)).toBe('0.3');
  expect(showShare(0.6675)).toBe('67 %');
  expect(showShare(1.004)).toBe('100.4 %');
  expect(showShare(0.038)).toBe('3.8 %');
});
