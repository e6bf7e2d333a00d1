import { expect, test } from 'vitest';
import { comparisonAddress, importAddress } from './import-address';
import { describeContents } from './describe-contents';
import { describeLoad } from './describe-load';

test.each([
  [{ model: 'closed', connections: 64, threads: 2 }, 'closed, 64 connections, 2 threads'],
  [
    { model: 'open', offeredPerSecond: 2000, achievedPerSecond: 1998.2 },
    'open, 2,000/s offered, 1,998/s achieved (99.9 %)',
  ],
  [{ model: 'open', offeredPerSecond: 0, achievedPerSecond: 0 }, 'open, 0/s offered, 0/s achieved'],
  [{ model: 'unknown', connections: 1, warmUpNs: 0 }, '1 connection, no warm-up'],
  [{ model: 'unknown' }, undefined],
] as const)('a load in words: %j', (load, words) => {
  expect(describeLoad(load)?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(words);
});

test('contents are counted, what is not there is left out', () => {
  expect(
    describeContents({
      format: 'benchlens-suite/v1',
      suite: { slug: 'a', title: 'A' },
      runs: [
        {
          id: 'r_1',
          subject: 'go',
          measurements: [],
          distributions: [
            { case: 'all', metric: 'latency', encoding: 'values', values: [1, 2, 3] },
            { case: 'all', metric: 'latency', encoding: 'hdr-v2', data: 'AAAA' },
          ],
          series: [{ case: 'all', metric: 'latency', offsetsNs: [0, 1], values: [1, 2] }],
        },
      ],
      references: [{ title: 'One' }],
    }),
  ).toBe('0 measurements in 1 run, 1 histogram, 3 raw values, 2 intervals, 1 reference');
});

test('addresses carry what was decided and nothing else', () => {
  expect(importAddress('a b.txt', { suite: 'x' }, true)).toBe(
    '/api/v1/imports?fileName=a+b.txt&suite=x&dryRun=1',
  );
  expect(importAddress('a&b', { unit: 'ms' }, false)).toBe('/api/v1/imports?fileName=a%26b&unit=ms');
  expect(comparisonAddress('chat', ['r_1', 'r_2'])).toBe('/suites/chat?run=r_1');
  expect(comparisonAddress('chat', [])).toBe('/suites/chat');
});
