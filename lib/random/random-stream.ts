/** Fills an array with the next numbers of a stream, uniform in 0 ≤ x < 1, each a multiple of 2^−53. */
export type RandomStream = (target: Float64Array) => void;

/**
 * A stream of numbers that depends on nothing but its seed: the same on every machine, in the browser and on the
 * server, since it is made of whole-number operations alone. Streams of one seed with other numbers have nothing in
 * common, so that what one part of a computation draws does not shift what another draws. Not for secrets.
 *
 * It fills arrays because single numbers would each be allocated.
 *
 * @param seed a whole number from 0 to 2^53 − 1
 * @param stream which of the streams of this seed
 * Source: xoshiro128** below, its state filled by SplitMix64, as its authors advise.
 * @example randomStream(1)(numbers)
 */
export function randomStream(seed: number, stream = 0): RandomStream {
  let counter = splitMix64(BigInt(seed)) ^ BigInt(stream);
  const state = new Int32Array(4);
  for (let word = 0; word < 4; word += 2) {
    const mixed = splitMix64(counter);
    counter = BigInt.asUintN(64, counter + GOLDEN);
    state[word] = Number(BigInt.asIntN(32, mixed));
    state[word + 1] = Number(BigInt.asIntN(32, mixed >> 32n));
  }
  return xoshiro128(state);
}

/**
 * The generator xoshiro128**, period 2^128 − 1. Two of its 32-bit words make a number: the upper 27 bits of the first,
 * then the upper 26 of the second.
 *
 * @param state four words, not all 0; it is carried on in place
 * Source: Blackman and Vigna, Scrambled linear pseudorandom number generators (2021), ACM TOMS 47(4);
 * https://prng.di.unimi.it/xoshiro128starstar.c
 */
export function xoshiro128(state: Int32Array): RandomStream {
  return (target) => {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let index = 0; index < target.length; index += 1) {
      const first = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
      let shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotateLeft(d, 11);
      const second = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
      shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotateLeft(d, 11);
      target[index] = ((first >>> 5) * 0x4000000 + (second >>> 6)) / 0x20000000000000;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

const GOLDEN = 0x9e3779b97f4a7c15n;

/** The output function of SplitMix64 (Steele, Lea and Flood 2014), a bijection of 64-bit words. */
function splitMix64(word: bigint): bigint {
  let z = BigInt.asUintN(64, word + GOLDEN);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}
