import type { ChapterKind } from './report';

/** A view of a suite that can be frozen, as its address names it. */
export interface ViewAddress {
  readonly kind: ChapterKind;
  /** Slug. */
  readonly suite: string;
  readonly query: URLSearchParams;
  /** The address in one spelling: path and query, without host or fragment. */
  readonly text: string;
}

const KIND_OF_TAB: Readonly<Record<string, ChapterKind>> = {
  '': 'comparison',
  decide: 'decision',
  cost: 'cost',
  audit: 'audit',
};

/**
 * Reads the address of a view, absolute or from the root of the server.
 *
 * @returns undefined for an address of no view that can be frozen
 * @example parseViewAddress('/suites/chat-servers/decide?weight.latency.p99=3')?.kind // 'decision'
 */
export function parseViewAddress(address: string): ViewAddress | undefined {
  if (!URL.canParse(address, 'http://localhost')) return undefined;
  const url = new URL(address, 'http://localhost');
  const match = /^\/suites\/([^/]+)(?:\/([a-z]+))?\/?$/.exec(url.pathname);
  if (match === null) return undefined;
  const [, slug = '', tab = ''] = match;
  if (!Object.hasOwn(KIND_OF_TAB, tab)) return undefined;
  const kind = KIND_OF_TAB[tab];
  const suite = decoded(slug);
  if (kind === undefined || suite === undefined) return undefined;
  return { kind, suite, query: url.searchParams, text: `${url.pathname}${url.search}` };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
