import type { Finding } from '@/lib/audit/finding';
import { conditionEntries } from '@/lib/comparison/claim-groups';
import { describeCondition } from '@/lib/comparison/labels';
import type { Claim, Statement } from '@/lib/model/suite-file';
import { inWords, lowerFirst } from './audit-view-prose';
import { RULE_WORDS } from './audit-view-words';
import type { ClaimLine } from './claims-table';
import { printable } from './printable';
import type { ColumnHead } from './suite-view';

/** A finding as it is read. */
export interface FindingLine extends Pick<
  Finding,
  'verdict' | 'severity' | 'rule' | 'arithmetic' | 'because' | 'sources'
> {
  /** Stable as long as its rule, claims and statements are; an anchor. */
  readonly id: string;
  /** What is checked: the words of the publication, or the quantities in question. */
  readonly title: string;
  readonly isQuote: boolean;
  readonly subjects: readonly ColumnHead[];
  /** Where its statements and claims stand, each place once; `claim` leads to one of them. */
  readonly places: readonly { readonly place: string; readonly claim?: string }[];
  readonly statements: readonly { readonly id: string; readonly text: string; readonly place?: string }[];
  readonly claims: readonly FindingClaim[];
  /** Claims beyond those listed. */
  readonly moreClaims: number;
  /** Conditions that all its claims state alike. */
  readonly conditions: readonly string[];
}

/** A claim beside a finding, with what it states beyond the conditions that all claims of the finding share. */
export interface FindingClaim extends Pick<ClaimLine, 'id' | 'subject' | 'quantity' | 'text'> {
  readonly place?: string;
  readonly conditions: readonly string[];
}

/** What findings refer to. */
export interface FindingSources {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly lines: ReadonlyMap<string, ClaimLine>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly subjects: ReadonlyMap<string, ColumnHead>;
}

/** So many claims beside one finding; the list of claims has them all. */
const MOST_CLAIMS = 40;
const MOST_QUANTITIES = 3;
const MOST_TEXTS = 4;

export function findingLine(finding: Finding, id: string, sources: FindingSources): FindingLine {
  const claims = finding.claims.flatMap((claim) => sources.claims.get(claim) ?? []);
  const lines = finding.claims.flatMap((claim) => sources.lines.get(claim) ?? []);
  const statements = finding.statements.flatMap((statement) => sources.statements.get(statement) ?? []);
  const [quoted] = statements;
  const shared = claims.length < 2 ? new Set<string>() : sharedConditions(claims);
  return {
    id,
    verdict: finding.verdict,
    severity: finding.severity,
    rule: finding.rule,
    arithmetic: finding.arithmetic,
    because: finding.because,
    ...(finding.sources === undefined ? {} : { sources: finding.sources }),
    title: quoted?.text === undefined ? titleOf(finding, lines) : printable(quoted.text),
    isQuote: quoted?.text !== undefined,
    subjects: finding.subjects.flatMap((slug) => sources.subjects.get(slug) ?? []),
    places: placesOf(statements, claims),
    statements: statements.map((statement) => ({
      id: statement.id,
      text: printable(statement.text ?? statement.id),
      ...(statement.place === undefined ? {} : { place: statement.place }),
    })),
    claims: claims.slice(0, MOST_CLAIMS).flatMap((claim) => {
      const line = sources.lines.get(claim.id);
      return line === undefined ? [] : [findingClaim(claim, line, shared)];
    }),
    moreClaims: Math.max(0, claims.length - MOST_CLAIMS),
    conditions: [...shared],
  };
}

/**
 * An anchor for a finding: its rule, and a short hash of what it is about. It does not depend on the numbers, so that
 * a link still leads there when one of them is corrected.
 *
 * @example findingId({ rule: 'ratio', claims: ['a', 'b'], statements: ['s1'] }) // 'ratio-1m5k2xq'
 */
export function findingId({
  rule,
  claims,
  statements,
}: Pick<Finding, 'rule' | 'claims' | 'statements'>): string {
  const about = JSON.stringify([statements, claims.toSorted()]);
  // FNV-1a over UTF-16 code units, 32 bits: enough to tell the findings of one rule apart.
  let hash = 0x811c9dc5;
  for (let index = 0; index < about.length; index += 1) {
    hash = Math.imul(hash ^ about.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `${rule}-${hash.toString(36)}`;
}

/** “Connections 890,000 and 980k” of one subject; of several, or of many quantities, only the quantities. */
function titleOf(finding: Finding, lines: readonly ClaimLine[]): string {
  if (lines.length === 0) return RULE_WORDS[finding.rule].label;
  const quantities = new Map<string, Set<string>>();
  for (const { quantity, text } of lines) {
    quantities.set(quantity, (quantities.get(quantity) ?? new Set()).add(printable(text)));
  }
  const isBrief =
    finding.subjects.length <= 1 &&
    quantities.size <= MOST_QUANTITIES &&
    [...quantities.values()].every((texts) => texts.size <= MOST_TEXTS);
  const names = [...quantities].map(([quantity, texts], index) => {
    const name = index === 0 ? quantity : lowerFirst(quantity);
    return isBrief ? `${name} ${inWords([...texts])}` : name;
  });
  if (isBrief) return names.join('; ');
  const more = names.length - MOST_TEXTS;
  return inWords(more > 1 ? [...names.slice(0, MOST_TEXTS), `${more} more quantities`] : names);
}

function placesOf(statements: readonly Statement[], claims: readonly Claim[]): FindingLine['places'] {
  const places = new Map<string, string | undefined>();
  for (const { place } of statements) if (place !== undefined) places.set(place, undefined);
  for (const { place, id } of claims) {
    if (place !== undefined && places.get(place) === undefined) places.set(place, id);
  }
  return [...places].map(([place, claim]) => ({ place, ...(claim === undefined ? {} : { claim }) }));
}

function sharedConditions(claims: readonly Claim[]): Set<string> {
  const [first = [], ...rest] = claims.map(conditionsOf);
  return new Set(first.filter((condition) => rest.every((others) => others.includes(condition))));
}

function findingClaim(claim: Claim, line: ClaimLine, shared: ReadonlySet<string>): FindingClaim {
  const conditions = conditionsOf(claim);
  return {
    id: claim.id,
    subject: line.subject,
    quantity: line.quantity,
    text: printable(line.text),
    ...(claim.place === undefined ? {} : { place: claim.place }),
    conditions: conditions.filter((condition) => !shared.has(condition)),
  };
}

function conditionsOf(claim: Claim): string[] {
  return conditionEntries(claim.conditions ?? {}).map(([field, value]) => describeCondition(field, value));
}
