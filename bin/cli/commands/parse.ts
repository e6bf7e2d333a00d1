import { formatProblem, formatWarning, type Problem } from '@/lib/problem';
import { mergeSuiteFiles } from '@/lib/suite/merge-suite-files';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import { planImports, type PlannableDocument } from '@/server/plan-imports';
import { readDocument } from '@/server/read-document';
import { UsageError, type Command, type Io } from '../command';
import { hashing, nameOfInput, openInput } from '../input-file';
import { readArgs, READING_OPTIONS, readingOptions, requireFiles } from '../read-args';

export const command: Command = {
  summary: 'print what files say as a suite file',
  help: `Usage: benchlens parse FILE… [--as FORMAT] [--unit ns|us|ms|s] [--label KEY=VALUE]…
                              [--suite SUITE] [--subject SUBJECT]

Prints a benchlens-suite/v1 file on standard output; several files become runs of one suite. Needs no database and no
server. gzip and zstd files are unpacked; - is standard input.

Options:
  --as FORMAT        the format, where detection shall not decide; “benchlens formats” lists them
  --unit UNIT        the unit of durations, for files that name none: ns, us, ms or s
  --label KEY=VALUE  a label of all runs; may be repeated
  --suite SUITE      slug or title; by default the base name of the first file, or a suite file's own slug
  --subject SUBJECT  who was measured; by default what the file says, else the file's name

Problems and warnings go to standard error as FILE:LINE:COL: expected …, found …

Examples:
  benchlens parse k6-summary.json > suite.json
  benchlens parse go-*.txt --subject "Go 1.24" --label commit=1a2b3c
  benchlens parse latencies.hgrm --unit us`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, READING_OPTIONS);
    const files = requireFiles(positionals);
    const options = readingOptions(values);

    const documents: PlannableDocument[] = [];
    const problems: Problem[] = [];
    for (const file of files) {
      const { chunks, digest } = hashing(openInput(file));
      const read = await readDocument(chunks, { ...options, fileName: file });
      if (!read.ok) {
        problems.push(...read.problems);
        continue;
      }
      const sha256 = digest();
      const same = documents.findIndex((document) => document.sha256 === sha256);
      if (same === -1) documents.push({ fileName: nameOfInput(file), sha256, read: read.value });
      else io.err(`${file}: warning: The same bytes as ${files[same]}; they count once.`);
    }
    if (problems.length > 0) return refuse(problems, io);

    const planned = await planImports(documents, options, async () => undefined);
    if (!planned.ok) return refuse(planned.problems, io);
    for (const { warnings } of planned.value) for (const warning of warnings) io.err(formatWarning(warning));

    const [first, ...rest] = planned.value.map(({ file }) => file);
    if (first === undefined) throw new Error('no file was planned');
    const other = rest.find((file) => file.suite.slug !== first.suite.slug);
    if (other !== undefined) {
      throw new UsageError(
        `expected files of one suite, found “${first.suite.slug}” and “${other.suite.slug}”; --suite puts them together`,
      );
    }
    const merged = mergeSuiteFiles([first, ...rest]);
    if (!merged.ok) return refuse(merged.problems, io);
    io.out(serialiseSuiteFile(merged.value));
    return 0;
  },
};

function refuse(problems: readonly Problem[], io: Io): 1 {
  for (const problem of problems) io.err(formatProblem(problem));
  return 1;
}
