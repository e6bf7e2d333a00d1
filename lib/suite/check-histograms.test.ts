import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { base64FromBytes } from '@/lib/hdr/base64';
import type { Inflate } from '@/lib/hdr/decode-hdr-v2';
import { encodeHdrV2 } from '@/lib/hdr/encode-hdr-v2';
import type { SuiteFile } from '@/lib/model/suite-file';
import { readSample } from '@/tests/support/read-sample';
import { readSuiteFile } from './read-suite-file';

const inflate: Inflate = (bytes, maxBytes) => inflateSync(bytes, { maxOutputLength: maxBytes });

const data = base64FromBytes(
  encodeHdrV2({
    lowestDiscernible: 1,
    highestTrackable: 3_600_000_000_000,
    significantDigits: 3,
    unitToValueRatio: 1,
    indices: Int32Array.of(100, 200),
    counts: Float64Array.of(7, 3),
    total: 10,
  }),
);

function problemsWith(distribution: object, unpack: Inflate | undefined = inflate) {
  const file = JSON.parse(readSample('benchlens/two-servers.json')) as SuiteFile;
  file.runs?.[0]?.distributions?.push({
    case: 'all',
    metric: 'latency',
    encoding: 'hdr-v2',
    unit: 'ns',
    data,
    ...distribution,
  });
  const result = readSuiteFile(file, 's.json', unpack);
  return result.ok ? [] : result.problems;
}

describe('the histograms of a suite file', () => {
  it('are accepted with their count, or without one', () => {
    expect(problemsWith({ count: 10 })).toEqual([]);
    expect(problemsWith({})).toEqual([]);
  });

  it('hold as many values as the file says', () => {
    expect(problemsWith({ count: 11 })).toEqual([
      {
        code: 'out-of-range',
        where: { file: 's.json', pointer: '/runs/0/distributions/1/count' },
        expected: '10, the number of values in the histogram',
        found: '11',
        hint: 'leave “count” out where it is not known',
      },
    ]);
  });

  it.each([
    ['no histogram', 'AAAAAAAAAAAAAAAA', 'syntax'],
    ['a stream that is cut short', `${data.slice(0, -8)}`, 'syntax'],
    ['a damaged stream', `${data.slice(0, 30)}AAAA${data.slice(34)}`, 'syntax'],
    ['nothing', '', 'syntax'],
  ])('are refused at their place: %s', (_what, broken, code) => {
    expect(problemsWith({ data: broken })).toMatchObject([
      { code, where: { pointer: '/runs/0/distributions/1/data' } },
    ]);
  });

  it('are taken as they are where nothing unpacks them', () => {
    const file = JSON.parse(readSample('benchlens/two-servers.json')) as SuiteFile;
    file.runs?.[0]?.distributions?.push({ case: 'all', metric: 'latency', encoding: 'hdr-v2', data: 'AAAA' });
    expect(readSuiteFile(file, 's.json').ok).toBe(true);
  });
});
