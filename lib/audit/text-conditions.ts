import type { ClaimConditions } from '@/lib/model/suite-file';
import type { Relation } from './conditions';

/** A condition that the words of a statement name: “at 1M+ users”. */
interface TextCondition {
  readonly field: 'users' | 'connections' | 'nodes' | 'vcpus';
  readonly op: '<' | '>=' | '=';
  readonly value: number;
}

const PATTERN =
  /(?<word>under|below|fewer than|less than|up to|at most|<|≤|over|above|more than|at least|>|≥)?\s?(?<![\w.,])(?<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?<scale>[kKM])?(?<more>\+)?(?:\s|-)?(?:concurrent\s)?(?<noun>users?|connections?|clients?|nodes?|vcpus?|cores?)\b/giu;
const FIELDS = {
  user: 'users',
  connection: 'connections',
  client: 'connections',
  node: 'nodes',
  vcpu: 'vcpus',
  core: 'vcpus',
} as const;
const MOST_CHARACTERS = 300;

/**
 * How the conditions in the words of a statement stand to those of a claim that it refers to: a statement about
 * “under 10k users” is not about a claim for 500,000, and perhaps not about one that names no users.
 */
export function relateToText(text: string | undefined, conditions: ClaimConditions): Relation {
  let relation: Relation = 'same';
  for (const { field, op, value } of conditionsIn(text)) {
    const stated = conditions[field];
    if (stated === undefined) relation = relation === 'differing' ? relation : 'unstated';
    else if (!holds(stated, op, value)) relation = 'differing';
  }
  return relation;
}

function conditionsIn(text: string | undefined): TextCondition[] {
  if (text === undefined || text.length > MOST_CHARACTERS) return [];
  return [...text.matchAll(PATTERN)].flatMap(({ groups = {} }) => {
    const noun = (groups['noun'] ?? '').toLowerCase().replace(/s$/, '');
    const field = isNoun(noun) ? FIELDS[noun] : undefined;
    if (field === undefined) return [];
    const scale = { k: 1e3, K: 1e3, M: 1e6 }[groups['scale'] ?? ''] ?? 1;
    const value = Number((groups['digits'] ?? '').replaceAll(',', '')) * scale;
    return { field, op: opOf(groups['word']?.toLowerCase() ?? '', groups['more']), value };
  });
}

function opOf(word: string, more: string | undefined): TextCondition['op'] {
  if (more !== undefined || /over|above|more|least|>|≥/.test(word)) return '>=';
  return word === '' ? '=' : '<';
}

function holds(stated: number, op: TextCondition['op'], value: number): boolean {
  if (op === '=') return stated === value;
  return op === '<' ? stated <= value : stated >= value;
}

function isNoun(noun: string): noun is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, noun);
}
