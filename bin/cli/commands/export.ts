import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import { UsageError, type Command } from '../command';
import { JSON_OPTION, readArgs } from '../read-args';

export const command: Command = {
  summary: 'print a stored suite as a suite file',
  help: `Usage: benchlens export SUITE [--json]

Prints the suite with this slug as a benchlens-suite/v1 file. Importing it into another instance and exporting it there
gives the same bytes.

Options:
  --json  as JSON, which a suite file is anyway

Examples:
  benchlens export chat-servers > chat-servers.json
  benchlens export chat-servers | jq '.runs | length'`,

  run: async (args, io) => {
    const { positionals } = readArgs(args, JSON_OPTION);
    const [slug] = positionals;
    if (slug === undefined || positionals.length > 1) throw new UsageError('expected one SUITE');
    const { getSuiteFile } = await import('@/db/queries/suite-file');
    const { closeRuntime, getStore } = await import('@/server/runtime');
    try {
      io.out(serialiseSuiteFile(await getSuiteFile(await getStore(), slug)));
      return 0;
    } finally {
      await closeRuntime();
    }
  },
};
