import { formatWarning } from '@/lib/problem';
import type { ImportOutcome } from '@/server/import-upload';
import { UsageError, type Command } from '../command';
import { openInput } from '../input-file';
import { readArgs, READING_OPTIONS, readingOptions, requireFiles } from '../read-args';

export const command: Command = {
  summary: 'store files in the local database, or send them to a server',
  help: `Usage: benchlens import FILE… [--suite SUITE] [--subject SUBJECT] [--as FORMAT] [--unit ns|us|ms|s]
                               [--mapping MAPPING] [--label KEY=VALUE]… [--url URL [--token TOKEN]] [--json]

Stores what the files say, with the originals. All files are read before the first is stored; when one cannot be read,
nothing is stored. Importing the same bytes into the same suite again changes nothing. With --url each file is sent to
that server in turn. gzip and zstd files are unpacked when they are read; - is standard input.

Options:
  --suite SUITE      slug or title, created when it does not exist; by default a suite file's own slug, else the base
                     name of the first file
  --subject SUBJECT  who was measured; by default what the file says, else the file's name
  --as FORMAT        the format, where detection shall not decide; “benchlens formats” lists them
  --unit UNIT        the unit of durations, for files that name none: ns, us, ms or s
  --mapping MAPPING  what the columns of a latency log mean, where they are not to be guessed:
                     time:ts,duration:elapsed_ms,unit:ms,status:code,label:url
  --label KEY=VALUE  a label of all runs; may be repeated
  --url URL          the address of a server, instead of the local database
  --token TOKEN      its token; by default the environment variable BENCHLENS_TOKEN
  --json             print the answer of the API

Examples:
  benchlens import k6-summary.json --suite checkout --subject "Go 1.24"
  benchlens import data/suites/*.json
  BENCHLENS_TOKEN=bl_… benchlens import wrk.txt --suite checkout --url https://benchmarks.example.org`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, {
      ...READING_OPTIONS,
      url: { type: 'string' },
      token: { type: 'string' },
      json: { type: 'boolean' },
    });
    const files = requireFiles(positionals);
    const options = readingOptions(values);
    if (values.token !== undefined && values.url === undefined) {
      throw new UsageError('--token goes with --url');
    }
    const outcomes =
      values.url === undefined
        ? await importLocally(files, options)
        : await (
            await import('../send-files')
          ).sendFiles(files, options, {
            url: values.url,
            token: values.token ?? process.env['BENCHLENS_TOKEN'],
          });
    for (const { warnings } of outcomes) for (const warning of warnings) io.err(formatWarning(warning));
    if (values.json === true) {
      const [only] = outcomes;
      const answer = outcomes.length === 1 && only !== undefined ? only : { imports: outcomes };
      io.out(`${JSON.stringify(answer, undefined, 2)}\n`);
    } else outcomes.forEach((outcome, index) => io.out(`${describe(files[index] ?? '-', outcome)}\n`));
    return 0;
  },
};

async function importLocally(
  files: readonly string[],
  options: ReturnType<typeof readingOptions>,
): Promise<ImportOutcome[]> {
  const { importUploads } = await import('@/server/import-upload');
  const { closeRuntime, getBlobs, getConfig, getStore } = await import('@/server/runtime');
  try {
    const target = {
      store: await getStore(),
      blobs: getBlobs(),
      maxUploadBytes: getConfig().maxUploadBytes,
    };
    const uploads = files.map((file) => ({
      fileName: file === '-' ? 'stdin' : file,
      chunks: openInput(file),
    }));
    return await importUploads(target, uploads, { ...options, nowMs: Date.now() });
  } finally {
    await closeRuntime();
  }
}

/** `FILE: 2 runs into chat-servers (wrk)`, or that it was there already. */
function describe(file: string, { suite, format, runIds, duplicate }: ImportOutcome): string {
  if (duplicate) return `${file}: already in ${suite} (${format})`;
  const runs = `${runIds.length} ${runIds.length === 1 ? 'run' : 'runs'}`;
  return `${file}: ${runs} into ${suite} (${format})`;
}
