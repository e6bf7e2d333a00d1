import type { SuiteFile } from '@/lib/model/suite-file';
import { formatProblem, formatWarning, type Problem } from '@/lib/problem';
import { planImports, type PlannableDocument } from '@/server/plan-imports';
import type { Io } from './command';
import { nameOfInput, readInput } from './input-file';
import type { ReadingOptions } from './read-args';

/** A suite file with the name of the file that it was made from. */
export interface NamedSuiteFile {
  readonly fileName: string;
  readonly suite: SuiteFile;
}

/**
 * What files say, each as a suite file; those that are no suite files go to one suite. Faults and warnings are told on
 * standard error; the same bytes count once.
 *
 * @returns undefined where a file is at fault
 * @throws the system's error for a file that cannot be read
 */
export async function readSuiteFiles(
  files: readonly string[],
  options: ReadingOptions,
  io: Io,
): Promise<NamedSuiteFile[] | undefined> {
  const documents: PlannableDocument[] = [];
  const names: string[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const read = await readInput(file, options);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const { sha256 } = read;
    const same = documents.findIndex((document) => document.sha256 === sha256);
    if (same === -1) {
      documents.push({ fileName: nameOfInput(file), sha256, read: read.value });
      names.push(file);
    } else io.err(`${file}: warning: The same bytes as ${names[same]}; they count once.`);
  }
  if (problems.length > 0) return refuse(problems, io);
  const planned = await planImports(documents, options, async () => undefined);
  if (!planned.ok) return refuse(planned.problems, io);
  for (const { warnings } of planned.value) for (const warning of warnings) io.err(formatWarning(warning));
  return planned.value.map(({ file }, index) => ({ fileName: names[index] ?? '', suite: file }));
}

function refuse(problems: readonly Problem[], io: Io): undefined {
  for (const problem of problems) io.err(formatProblem(problem));
}
