import { toNumber } from '@/lib/cost/decimal';
import type { PriceBook } from '@/lib/cost/price-book';

/** What the audit asks about a type of node. */
export interface NodeFacts {
  /** On demand. */
  readonly usdPerHour?: number;
  /** What the network carries at all times; more comes in bursts only. */
  readonly baselineBitsPerSecond?: number;
}

const BITS_PER_BYTE = 8;

/** The facts of a price book, by node type. */
export function nodeFactsOf(book: PriceBook | undefined): ReadonlyMap<string, NodeFacts> {
  const facts = new Map<string, NodeFacts>();
  for (const [name, type] of book?.nodeTypes ?? []) {
    const usd = type.usdPerHour.none?.usd;
    const baseline = type.baselineBytesPerSecond;
    facts.set(name, {
      ...(usd === undefined ? {} : { usdPerHour: toNumber(usd) }),
      ...(baseline === undefined ? {} : { baselineBitsPerSecond: baseline * BITS_PER_BYTE }),
    });
  }
  return facts;
}
