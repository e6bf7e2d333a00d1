import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2, type Inflate } from '@/lib/hdr/decode-hdr-v2';
import { inflateWithin } from '@/lib/hdr/inflate-within';
import type { Run } from '@/lib/model/suite-file';
import { jsonPointer, type Problem } from '@/lib/problem';

/** All histograms of a suite file together, unpacked. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/** More problems of one kind help nobody. */
const MAX_PROBLEMS = 20;

/**
 * Whether every `hdr-v2` distribution can be decoded and holds as many values as its `count` says. A damaged one would
 * otherwise be found by the first reader of the page.
 */
export function checkHistograms(runs: readonly Run[], fileName: string, inflate: Inflate): Problem[] {
  const within = inflateWithin(inflate, MAX_UNPACKED_BYTES);
  const problems: Problem[] = [];
  for (const [index, run] of runs.entries()) {
    for (const [position, distribution] of (run.distributions ?? []).entries()) {
      if (distribution.encoding !== 'hdr-v2') continue;
      if (problems.length >= MAX_PROBLEMS) return problems;
      const at = (key: string) => ({
        file: fileName,
        pointer: jsonPointer(['runs', index, 'distributions', position, key]),
      });
      const bytes = bytesFromBase64(distribution.data);
      if (bytes === undefined) {
        problems.push({
          code: 'syntax',
          where: at('data'),
          expected: 'a histogram in standard base64',
          found: `“${distribution.data.slice(0, 40)}”, ${distribution.data.length} characters`,
        });
        continue;
      }
      const decoded = decodeHdrV2(bytes, within, at('data'));
      if (!decoded.ok) problems.push(...decoded.problems);
      else if (distribution.count !== undefined && distribution.count !== decoded.value.total) {
        problems.push({
          code: 'out-of-range',
          where: at('count'),
          expected: `${decoded.value.total}, the number of values in the histogram`,
          found: String(distribution.count),
          hint: 'leave “count” out where it is not known',
        });
      }
    }
  }
  return problems;
}
