import { cleanDecimal } from '@/lib/model/durations';

/**
 * A duration as wrk prints it, in nanoseconds: `us`, `ms`, `s`, `m`, `h`, each value with its own unit. Undefined
 * for anything else, `-nan` included.
 *
 * @example parseWrkTime('0.88ms') === 880000
 */
export function parseWrkTime(text: string): number | undefined {
  return scaled(text, /^(\d+(?:\.\d+)?)(us|ms|s|m|h)$/, { us: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 });
}

/**
 * A number of bytes as wrk prints it; `K`, `M`, `G`, `T`, `P` are powers of 1024.
 *
 * @example parseWrkBytes('1.50KB') === 1536
 */
export function parseWrkBytes(text: string): number | undefined {
  return scaled(text, /^(\d+(?:\.\d+)?)([KMGTP]?)B$/, {
    '': 1,
    K: 1024,
    M: 1024 ** 2,
    G: 1024 ** 3,
    T: 1024 ** 4,
    P: 1024 ** 5,
  });
}

/**
 * A plain number as wrk prints it or takes it as an option; `k`, `M`, `G`, `T`, `P` are powers of 1000.
 *
 * @example parseWrkNumber('17.28k') === 17280
 */
export function parseWrkNumber(text: string): number | undefined {
  return scaled(text, /^(\d+(?:\.\d+)?)([kKMGTP]?)$/, {
    '': 1,
    k: 1e3,
    K: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
  });
}

function scaled(
  text: string,
  pattern: RegExp,
  factors: Readonly<Record<string, number>>,
): number | undefined {
  const match = pattern.exec(text);
  const factor = factors[match?.[2] ?? ''];
  return match === null || factor === undefined ? undefined : cleanDecimal(Number(match[1]) * factor);
}
