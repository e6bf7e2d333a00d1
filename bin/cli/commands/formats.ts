import { IMPORTERS } from '@/lib/importers/registry';
import { UsageError, type Command } from '../command';
import { JSON_OPTION, readArgs } from '../read-args';

export const command: Command = {
  summary: 'list the formats that can be read',
  help: `Usage: benchlens formats [--json]

Lists every format: its id (for --as), what it is, usual file name endings, and how to get such a file.

Options:
  --json  as JSON; --format json says the same

Examples:
  benchlens formats
  benchlens formats --json | jq -r '.[].id'`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, JSON_OPTION);
    if (positionals.length > 0) throw new UsageError(`expected no operand, found “${positionals[0]}”`);
    const formats = IMPORTERS.map(({ id, label, kind, extensions, docsUrl, howTo }) => ({
      id,
      label,
      kind,
      extensions,
      docsUrl,
      howTo,
    }));
    if (values.json === true) io.out(`${JSON.stringify(formats, undefined, 2)}\n`);
    else {
      for (const { id, label, extensions, howTo } of formats) {
        io.out(`${id}\t${label}\t${extensions.join(',')}\t${howTo}\n`);
      }
    }
    return 0;
  },
};
