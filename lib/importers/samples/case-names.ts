import { readableName } from '@/lib/model/readable-name';
import type { TallyCase } from './sample-tally';

/** What stands for the names that were too many to be kept apart. */
const REST = '(other)';
const MAX_LENGTH = 900;

/**
 * The names of cases as they are stored: readable, with the prefix of their dimension, each once. A case that is
 * called `all` would be taken for the totals and becomes `case=all`.
 *
 * @param prefixes one for each dimension; where there is none, names stand alone
 * @example caseNames([{ dimension: 0, name: 'login' }], ['name:']) → ['name:login']
 */
export function caseNames(cases: readonly TallyCase[], prefixes: readonly string[]): string[] {
  const taken = new Set(['all']);
  return cases.map(({ dimension, name }) => {
    const raw = (name ?? REST).slice(0, MAX_LENGTH).replace(/\p{Surrogate}/gu, '�');
    const full = readableName(`${prefixes[dimension] ?? ''}${raw}`) ?? 'unnamed';
    const plain = full === 'all' ? 'case=all' : full;
    let unique = plain;
    for (let number = 2; taken.has(unique); number += 1) unique = `${plain} (${number})`;
    taken.add(unique);
    return unique;
  });
}
