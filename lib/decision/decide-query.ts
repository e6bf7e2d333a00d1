import { parseNumber } from '@/lib/format/parse-quantity';
import type { Query } from '@/lib/format/query-string';
import { describeMetric } from '@/lib/metrics/describe';
import type { Problem } from '@/lib/problem';
import { criterionName } from './criterion-name';
import type { DecisionEvidence } from './evidence';
import { quantitiesIn, readChoices, type ChoiceTexts } from './read-choices';

/** What an address says of a decision, entry by entry. */
export interface DecideQueryReading {
  /** The entries that can be read. */
  readonly texts: ChoiceTexts;
  /** What is wrong with an entry, by its key. */
  readonly faults: Map<string, string>;
  /** Names in the address that the suite does not know, or no longer. */
  readonly stale: readonly string[];
  /** Units that were taken for granted. */
  readonly warnings: readonly string[];
}

/**
 * The reader's choices from an address: `weight.latency.p99=3`, `max.latency.p99=20ms`, `min.request-rate.mean=5k/s`,
 * `off.learning-curve.value=yes`, `claimTolerance=10%`, `seed=2`, and answers such as `users=500k`. One entry at fault
 * leaves the others as they are.
 *
 * @param evidence with the reader's own rated criteria, which are named like the others
 */
export function readDecideQuery(query: Query, evidence: DecisionEvidence): DecideQueryReading {
  const known = quantitiesIn(evidence);
  const faults = new Map<string, string>();
  const stale: string[] = [];
  const warnings: string[] = [];
  const texts = {
    weight: [] as string[],
    limit: [] as string[],
    without: [] as string[],
    situation: [] as string[],
    claimTolerance: undefined as string | undefined,
    seed: undefined as string | undefined,
  };
  const accepts = (key: string, one: ChoiceTexts): boolean => {
    const read = readChoices(one, evidence);
    if (read.ok) warnings.push(...read.value.warnings.map(({ message }) => message));
    else faults.set(key, inWords(read.problems));
    return read.ok;
  };
  for (const [key, value] of Object.entries(query)) {
    const entry = criterionEntry(key);
    if (entry !== undefined && !known.has(entry.name)) stale.push(entry.name);
    else if (entry !== undefined) {
      const text = entryText(entry, value);
      if (entry.kind === 'off') texts.without.push(entry.name);
      else if (entry.kind === 'weight') {
        if (accepts(key, { weight: [text] })) texts.weight.push(text);
      } else if (accepts(key, { limit: [text] })) texts.limit.push(text);
    } else if (key === 'claimTolerance' || key === 'seed') {
      if (accepts(key, { [key]: value })) texts[key] = value;
    } else if (isSituationField(key)) {
      const text = `${key}=${value}`;
      if (accepts(key, { situation: [text] })) texts.situation.push(text);
    }
  }
  return { texts, faults, stale: [...new Set(stale)], warnings };
}

/**
 * The same choices in as few entries as possible: nothing that is empty, and no weight that is the suite's own.
 *
 * @example plainQuery({ 'weight.latency.p99': '1', users: '' }, evidence) → {}
 */
export function plainQuery(query: Query, evidence: DecisionEvidence): Query {
  const own = new Map(evidence.criteria.map((one) => [criterionName(one), one.weight ?? 1]));
  const entries = Object.entries(query).flatMap(([key, raw]): [string, string][] => {
    const value = raw.trim();
    const entry = criterionEntry(key);
    if (value === '') return [];
    if (entry?.kind === 'weight' && own.get(entry.name) === parseNumber(value)) return [];
    return [[key, value]];
  });
  return Object.fromEntries(entries);
}

/** The key of a criterion's entry. */
export function entryKey(kind: EntryKind, name: string): string {
  return `${kind}.${name}`;
}

/** Whether an entry is an answer about the reader's own situation. */
export function isSituationField(key: string): boolean {
  return SITUATION_FIELDS.has(key) || /^(?:needs|experience):[\w.-]+$/.test(key);
}

/** The name of a quantity in words, such as “Latency p99”. */
export function labelIn(evidence: DecisionEvidence, name: string): string {
  const key = quantitiesIn(evidence).get(name);
  if (key === undefined) return name;
  const { label } = describeMetric(key.metric, evidence.metrics);
  const statistic = key.statistic === 'value' ? '' : ` ${key.statistic}`;
  return `${label}${statistic}${key.case === 'all' ? '' : `, ${key.case}`}`;
}

type EntryKind = 'weight' | 'min' | 'max' | 'off';

interface Entry {
  readonly kind: EntryKind;
  readonly name: string;
}

const SITUATION_FIELDS: ReadonlySet<string> = new Set([
  'users',
  'latencyP99Ns',
  'teamSize',
  'monthsToLaunch',
  'monthlyUsd',
]);

function criterionEntry(key: string): Entry | undefined {
  const groups = /^(?<kind>weight|min|max|off)\.(?<name>.+)$/su.exec(key)?.groups;
  const { kind, name } = groups ?? {};
  return name !== undefined && (kind === 'weight' || kind === 'min' || kind === 'max' || kind === 'off')
    ? { kind, name }
    : undefined;
}

function entryText({ kind, name }: Entry, value: string): string {
  if (kind === 'weight') return `${name}=${value}`;
  return `${name}${kind === 'max' ? '<=' : '>='}${value}`;
}

function inWords(problems: readonly Problem[]): string {
  return problems.map(({ expected, found }) => `Expected ${expected}, found ${found}.`).join(' ');
}
