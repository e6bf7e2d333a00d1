import { loadPriceBook } from '@/lib/cost/load-price-book';
import { nodeFactsOf, type NodeFacts } from './node-facts';

/** A claim names no region; this is the one that publications mostly mean. */
const REGION = 'us-east-1';

/** Prices and limits of node types from the price book, for `auditSuite`. */
export async function loadNodeFacts(): Promise<ReadonlyMap<string, NodeFacts>> {
  return nodeFactsOf(await loadPriceBook(REGION));
}
