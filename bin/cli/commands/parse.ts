import { formatProblem } from '@/lib/problem';
import { mergeSuiteFiles } from '@/lib/suite/merge-suite-files';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import { UsageError, type Command } from '../command';
import { readArgs, READING_OPTIONS, readingOptions, requireFiles } from '../read-args';
import { readSuiteFiles } from '../read-suite-files';

export const command: Command = {
  summary: 'print what files say as a suite file',
  help: `Usage: benchlens parse FILE… [--as FORMAT] [--unit ns|us|ms|s] [--mapping MAPPING]
                              [--label KEY=VALUE]… [--suite SUITE] [--subject SUBJECT]

Prints a benchlens-suite/v1 file on standard output; several files become runs of one suite. Needs no database and no
server. gzip and zstd files are unpacked; - is standard input.

Options:
  --as FORMAT        the format, where detection shall not decide; “benchlens formats” lists them
  --unit UNIT        the unit of durations, for files that name none: ns, us, ms or s
  --mapping MAPPING  what the columns of a latency log mean, where they are not to be guessed:
                     time:ts,duration:elapsed_ms,unit:ms,status:code,label:url
  --label KEY=VALUE  a label of all runs; may be repeated
  --suite SUITE      slug or title; by default the base name of the first file, or a suite file's own slug
  --subject SUBJECT  who was measured; by default what the file says, else the file's name

Problems and warnings go to standard error as FILE:LINE:COL: expected …, found …

Examples:
  benchlens parse k6-summary.json > suite.json
  benchlens parse go-*.txt --subject "Go 1.24" --label commit=1a2b3c
  benchlens parse latencies.hgrm --unit us
  benchlens parse access.csv --mapping duration:took,unit:us,label:route`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, READING_OPTIONS);
    const files = requireFiles(positionals);
    const options = readingOptions(values);

    const read = await readSuiteFiles(files, options, io);
    if (read === undefined) return 1;
    const [first, ...rest] = read.map(({ suite }) => suite);
    if (first === undefined) throw new Error('no file was planned');
    const other = rest.find(({ suite }) => suite.slug !== first.suite.slug);
    if (other !== undefined) {
      throw new UsageError(
        `expected files of one suite, found “${first.suite.slug}” and “${other.suite.slug}”; --suite puts them together`,
      );
    }
    const merged = mergeSuiteFiles([first, ...rest]);
    if (!merged.ok) {
      for (const problem of merged.problems) io.err(formatProblem(problem));
      return 1;
    }
    io.out(serialiseSuiteFile(merged.value));
    return 0;
  },
};
