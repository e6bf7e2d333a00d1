import { expect, test } from 'vitest';
import { worstVerdictByClaim } from './worst-verdict-by-claim';

test('the worst verdict counts, and what could not be checked says nothing', () => {
  const worst = worstVerdictByClaim([
    { verdict: 'consistent', claims: ['a', 'b'] },
    { verdict: 'contradicted', claims: ['a'] },
    { verdict: 'mismatch', claims: ['a', 'c'] },
    { verdict: 'unchecked', claims: ['d'] },
  ]);
  expect([...worst]).toEqual([
    ['a', 'contradicted'],
    ['b', 'consistent'],
    ['c', 'mismatch'],
  ]);
});
