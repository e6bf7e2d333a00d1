import { findMetric } from '@/lib/metrics/registry';
import type { ClaimConditions } from '@/lib/model/suite-file';

/**
 * How the conditions of two claims stand to each other, as far as they matter for a metric:
 * - `same`: what both state is equal, and neither leaves out what decides the metric
 * - `unstated`: nothing differs, but one of them, or both, do not say enough
 * - `differing`: they are about different situations
 */
export type Relation = 'same' | 'unstated' | 'differing';

type Field = keyof ClaimConditions;

/** Fields that say one thing in several ways. */
const GROUPS = {
  node: ['nodeType', 'nodeMemoryBytes', 'vcpus', 'nodes'],
  load: [
    'connections',
    'users',
    'loadGenerators',
    'connectionsPerGenerator',
    'messagesPerSecondPerConnection',
  ],
  payload: ['payloadBytes'],
} as const satisfies Record<string, readonly Field[]>;
type Group = keyof typeof GROUPS;

/** Whoever names a fault or a variant speaks of another situation than whoever names none. */
const ALWAYS_DECISIVE: readonly Field[] = ['variant', 'fault'];

const DECISIVE: Readonly<Record<string, readonly Group[]>> = {
  'max-connections': ['node'],
  'memory-per-connection': [],
  'monthly-cost': ['load', 'node'],
};
const DECISIVE_FOR_MOST: readonly Group[] = ['payload', 'load', 'node'];

/** @param metric the id of the metric of both claims, or that of the one that depends on more */
export function relateConditions(
  a: ClaimConditions | undefined = {},
  b: ClaimConditions | undefined = {},
  metric: string,
): Relation {
  const common = commonFields(a, b);
  if (common.some((field) => a[field] !== b[field])) return 'differing';
  if (ALWAYS_DECISIVE.some((field) => (a[field] === undefined) !== (b[field] === undefined)))
    return 'differing';
  let isUnstated = common.length === 0;
  for (const group of DECISIVE[metric] ?? DECISIVE_FOR_MOST) {
    const fields: readonly Field[] = GROUPS[group];
    const [inA, inB] = [a, b].map((conditions) => fields.some((field) => conditions[field] !== undefined));
    if (inA !== inB) isUnstated = true;
    // A node of two vCPUs and a node of 16 GB are described in ways that cannot be held against each other.
    if (inA === true && inB === true && !fields.some((field) => common.includes(field))) return 'differing';
  }
  return isUnstated ? 'unstated' : 'same';
}

/** The same without what one connection does not depend on: node and load. For memory per connection. */
export function relateApartFromNode(
  a: ClaimConditions | undefined,
  b: ClaimConditions | undefined,
): Relation {
  return relateConditions(withoutNode(a), withoutNode(b), 'memory-per-connection');
}

/** Conditions as text, equal for equal conditions. */
export function conditionsKey(conditions: ClaimConditions | undefined = {}): string {
  return JSON.stringify(Object.entries(conditions).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a metric is a duration that load generators time. */
export function isTimedMetric(metric: string): boolean {
  const info = findMetric(metric);
  return info?.unit === 'ns' && info.group === 'latency' && metric !== 'time-per-operation';
}

function commonFields(a: ClaimConditions, b: ClaimConditions): Field[] {
  return (Object.keys(a) as Field[]).filter((field) => a[field] !== undefined && b[field] !== undefined);
}

function withoutNode(conditions: ClaimConditions | undefined = {}): ClaimConditions {
  const left = new Set<string>([...GROUPS.node, ...GROUPS.load, 'linkBitsPerSecond', 'repetitions']);
  return Object.fromEntries(Object.entries(conditions).filter(([field]) => !left.has(field)));
}
