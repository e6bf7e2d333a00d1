import { expect, test } from 'vitest';
import { importAddress } from './import-address';

test('what was decided stands in the address, each kind as the server takes it', () => {
  const address = importAddress(
    'a b.csv',
    {
      suite: 'x',
      mapping: { duration: 'took, all', unit: 'us', status: '' },
      metrics: new Map([
        ['queue-depth', { better: 'lower' }],
        ['wait', { unit: 'ms', better: 'lower' }],
      ]),
    },
    true,
  );
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  expect(pathname).toBe('/api/v1/imports');
  expect([...searchParams]).toEqual([
    ['fileName', 'a b.csv'],
    ['suite', 'x'],
    ['mapping', 'duration:took%2C%20all,unit:us,status:'],
    ['metric', 'queue-depth::lower'],
    ['metric', 'wait:ms:lower'],
    ['dryRun', '1'],
  ]);
});

test('without a decision nothing is said', () => {
  expect(importAddress('a b.txt', { suite: 'x' }, true)).toBe(
    '/api/v1/imports?fileName=a+b.txt&suite=x&dryRun=1',
  );
});
