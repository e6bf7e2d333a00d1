import { fail, succeed, type Result } from '@/lib/result';
import { checkSuiteFile } from './check-suite-file';
import type { SuiteFile } from '@/lib/model/suite-file';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';
import { problemsOf } from './zod-problems';

/**
 * A suite file from parsed JSON: shape, units and closed lists by the schema, then what a schema cannot say
 * (ids that refer to nothing, percentiles out of order, negative durations).
 */
export function readSuiteFile(json: unknown, fileName: string): Result<SuiteFile> {
  const parsed = suiteFileSchema.safeParse(json);
  if (!parsed.success) return fail(...problemsOf(parsed.error, json, fileName));
  const problems = checkSuiteFile(parsed.data, fileName);
  return problems.length === 0 ? succeed(parsed.data) : fail(...problems);
}
