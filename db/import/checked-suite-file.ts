import 'server-only';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { SuiteFile } from '@/lib/model/suite-file';
import { checkSuiteFile } from '@/lib/suite/check-suite-file';
import { isCheckedSuiteFile } from '@/lib/suite/read-suite-file';
import { canonicalSuiteFile } from '@/lib/suite/serialise-suite-file';
import { problemsOf } from '@/lib/suite/zod-problems';

/**
 * The canonical form of a suite file that may be stored. Importers check too; this is the last gate, which keeps NaN,
 * Infinity, NUL characters and dangling references out whoever calls.
 *
 * @throws AppError INVALID with every Problem
 */
export function checkedSuiteFile(file: SuiteFile, fileName: string): SuiteFile {
  if (fileName.includes('\0')) {
    throw refused('The name of the file contains a NUL character.', [
      { code: 'bad-parameter', where: {}, expected: 'a file name without NUL characters', found: 'one' },
    ]);
  }
  let canonical: SuiteFile;
  try {
    canonical = canonicalSuiteFile(file);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw refused('The file is not a valid suite file.', problemsOf(error, file, fileName));
  }
  const problems = isCheckedSuiteFile(file) ? [] : checkSuiteFile(canonical, fileName);
  if (problems.length > 0) throw refused('The file is not a valid suite file.', problems);
  return canonical;
}

function refused(message: string, problems: AppError['problems']): AppError {
  return new AppError('INVALID', message, { problems });
}
