import { describe, expect, it } from 'vitest';
import { randomStream, xoshiro128 } from './random-stream';

describe('xoshiro128**', () => {
  /** What two words of the reference implementation make. */
  const numberOf = (first: number, second: number) =>
    ((first >>> 5) * 0x4000000 + (second >>> 6)) / 0x20000000000000;

  it('gives the words of the reference implementation', () => {
    const numbers = new Float64Array(1);
    // From the state 1, 2, 3, 4: rotl(2 × 5, 7) × 9 = 11520; then the second word of the state is 0.
    xoshiro128(Int32Array.of(1, 2, 3, 4))(numbers);
    expect([...numbers]).toEqual([numberOf(11520, 0)]);
    // https://github.com/edorfaus/xoshiro-6502, whose vectors were made with the reference implementation in C.
    const next = xoshiro128(Int32Array.of(0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0));
    next(numbers);
    expect([...numbers]).toEqual([numberOf(0xf1391922, 0x6fe53806)]);
    next(numbers);
    expect([...numbers]).toEqual([numberOf(0xa5be2840, 0xf510ee70)]);
  });
});

describe('a random stream', () => {
  const take = (count: number, seed: number, stream = 0) => {
    const numbers = new Float64Array(count);
    randomStream(seed, stream)(numbers);
    return [...numbers];
  };

  it('repeats for a seed, in any portions, and differs for others and for other streams', () => {
    expect(take(5, 1)).toEqual(take(5, 1));
    const stream = randomStream(1);
    const [two, three] = [new Float64Array(2), new Float64Array(3)];
    stream(two);
    stream(three);
    expect([...two, ...three]).toEqual(take(5, 1));
    const firsts = [take(1, 1), take(1, 2), take(1, 1, 1), take(1, 0), take(1, Number.MAX_SAFE_INTEGER)];
    expect(new Set(firsts.flat()).size).toBe(firsts.length);
  });

  it('is pinned, so that a result can be computed again anywhere', () => {
    expect(take(3, 1)).toMatchInlineSnapshot(`
      [
        0.7716097703456972,
        0.8735688935424666,
        0.6458983622998448,
      ]
    `);
  });

  it('fills 0 to 1 evenly, and neighbours have nothing to do with each other', () => {
    const numbers = take(100_000, 7);
    const bins = Array.from({ length: 20 }, () => 0);
    let product = 0;
    numbers.forEach((number, index) => {
      const bin = Math.floor(number * 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
      product += (number - 0.5) * ((numbers[index - 1] ?? 0.5) - 0.5);
    });
    expect(bins).toHaveLength(20);
    // Chi squared with 19 degrees of freedom: 43.8 is exceeded once in a thousand.
    expect(bins.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0)).toBeLessThan(43.8);
    // The correlation has a standard error of 0.003.
    expect(Math.abs(product / numbers.length) * 12).toBeLessThan(0.012);
  });
});
