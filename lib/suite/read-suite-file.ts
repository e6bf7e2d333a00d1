import { fail, succeed, type Result } from '@/lib/result';
import type { Inflate } from '@/lib/hdr/decode-hdr-v2';
import { checkHistograms } from './check-histograms';
import { checkSuiteFile } from './check-suite-file';
import type { SuiteFile } from '@/lib/model/suite-file';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';
import { problemsOf } from './zod-problems';

/**
 * A suite file from parsed JSON: shape, units and closed lists by the schema, then what a schema cannot say
 * (ids that refer to nothing, percentiles out of order, negative durations).
 *
 * @param inflate decodes the histograms to check them; without it they are taken as they are
 */
export function readSuiteFile(json: unknown, fileName: string, inflate?: Inflate): Result<SuiteFile> {
  const parsed = suiteFileSchema.safeParse(json);
  if (!parsed.success) return fail(...problemsOf(parsed.error, json, fileName));
  const problems = checkSuiteFile(parsed.data, fileName);
  if (problems.length === 0 && inflate !== undefined) {
    problems.push(...checkHistograms(parsed.data.runs ?? [], fileName, inflate));
  }
  if (problems.length > 0) return fail(...problems);
  CHECKED.add(parsed.data);
  return succeed(parsed.data);
}

/** What `readSuiteFile` gave out. Nobody writes into a suite file; a changed one is another object. */
const CHECKED = new WeakSet<SuiteFile>();

/** Whether a file came out of `readSuiteFile` as it is, so that it need not be checked again. */
export function isCheckedSuiteFile(file: SuiteFile): boolean {
  return CHECKED.has(file);
}
