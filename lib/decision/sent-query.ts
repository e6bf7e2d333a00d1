import type { Query } from '@/lib/format/query-string';
import { entryKey, plainQuery } from './decide-query';
import type { DecisionEvidence } from './evidence';
import { ratingId } from './ratings';

/** The field that tells an address which a form sent from one that a person keeps. */
export const SENT = 'form';

/**
 * The address of what a form sent: without empty fields and what is the suite's own, and with the criterion that the
 * reader added, from the suite (`add`) or rated (`new.name`, `new.source`, `new.<slug>`).
 */
export function sentQuery(query: Query, evidence: DecisionEvidence): Query {
  const kept = Object.entries(query).filter(
    ([key]) => key !== SENT && key !== 'add' && !key.startsWith('new.'),
  );
  const added: [string, string][] = [];
  const { add = '' } = query;
  const weightKey = entryKey('weight', add);
  if (add !== '' && query[weightKey] === undefined) added.push([weightKey, '1']);
  const id = ratingId(query['new.name'] ?? '');
  if (id !== '') {
    const source = query['new.source']?.trim() ?? '';
    added.push([`source.${id}`, source === '' ? 'my own guess' : source]);
    for (const { slug } of evidence.subjects) {
      const value = query[`new.${slug}`];
      if (value !== undefined && value.trim() !== '') added.push([`rate.${id}.${slug}`, value.trim()]);
    }
  }
  return plainQuery(Object.fromEntries([...kept, ...added]), evidence);
}
