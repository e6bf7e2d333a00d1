import type { Audit } from '@/lib/audit/finding';
import type { VerdictSentence } from '@/lib/comparison/verdict';
import { inWords, lowerFirst } from './audit-view-prose';

const MOST_NAMED = 4;

/**
 * What an audit comes to, in two or three sentences: contradictions and what they are about, then the rest.
 *
 * @param labelOf what the claim of an id measures, in words
 */
export function auditSentence(
  { counts, findings }: Audit,
  labelOf: (claim: string) => string | undefined,
): VerdictSentence {
  const total = findings.length;
  if (total === 0) return { lead: 'There is nothing to check yet.', rest: '', isRefusal: true };
  if (counts.unchecked === total) {
    return {
      lead: `${checks(total)}, and none could be made.`,
      rest: 'Each finding says which input is missing.',
      isRefusal: true,
    };
  }
  return { lead: leadOf(counts.contradicted, total), rest: sentences(counts, concernsOf(findings, labelOf)) };
}

function leadOf(contradicted: number, total: number): string {
  if (contradicted === 0) return `No contradiction in ${checks(total)}.`;
  return `${number(contradicted)} of ${checks(total)} ${contradicted === 1 ? 'finds' : 'find'} a contradiction.`;
}

function sentences(counts: Audit['counts'], concerns: readonly string[]): string {
  const { contradicted, mismatch, rounding, consistent, unchecked } = counts;
  const fine = consistent + rounding;
  const rest = [
    mismatch === 0
      ? ''
      : `${number(mismatch)} ${contradicted > 0 ? 'more ' : ''}${mismatch === 1 ? 'does' : 'do'} not match, which conditions could explain`,
    fine === 0
      ? ''
      : `${number(fine)} ${fine === 1 ? 'adds' : 'add'} up${rounding === 0 ? '' : `, ${number(rounding)} of them but for the last digit`}`,
    unchecked === 0 ? '' : `${number(unchecked)} ${unchecked === 1 ? 'lacks' : 'lack'} an input`,
  ].filter((part) => part !== '');
  return [
    concerns.length === 0
      ? ''
      : `${contradicted === 1 ? 'The contradiction concerns' : 'The contradictions concern'} ${inWords(concerns)}.`,
    rest.length === 0 ? '' : `${rest.join('; ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What the contradictions are about, the most frequent first. */
function concernsOf(findings: Audit['findings'], labelOf: (claim: string) => string | undefined): string[] {
  const times = new Map<string, number>();
  for (const finding of findings) {
    if (finding.verdict !== 'contradicted') continue;
    const labels = new Set(finding.claims.flatMap((claim) => labelOf(claim) ?? []));
    for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
  }
  const names = [...times].toSorted(([, a], [, b]) => b - a).map(([label]) => lowerFirst(label));
  return names.length > MOST_NAMED + 1 ? [...names.slice(0, MOST_NAMED), 'others'] : names;
}

function checks(total: number): string {
  return `${number(total)} ${total === 1 ? 'check' : 'checks'}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
