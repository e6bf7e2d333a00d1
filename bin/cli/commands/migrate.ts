import { UsageError, type Command } from '../command';
import { JSON_OPTION, readArgs } from '../read-args';

export const command: Command = {
  summary: 'create the database, or bring it to the newest schema',
  help: `Usage: benchlens migrate [--json]

Creates the database at DATABASE_PATH where it is missing and applies the migrations that it lacks. The server and the
other commands do the same when they start; this is for doing it on its own.

Options:
  --json  {databasePath, schema} instead of a sentence

Examples:
  benchlens migrate
  DATABASE_PATH=/srv/benchlens/benchlens.db benchlens migrate`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, JSON_OPTION);
    if (positionals.length > 0) throw new UsageError(`expected no operand, found “${positionals[0]}”`);
    const { closeRuntime, getConfig, getStore } = await import('@/server/runtime');
    try {
      const { schemaVersion } = await getStore();
      const { databasePath } = getConfig();
      io.out(
        values.json === true
          ? `${JSON.stringify({ databasePath, schema: schemaVersion }, undefined, 2)}\n`
          : `${databasePath} is at ${schemaVersion}\n`,
      );
      return 0;
    } finally {
      await closeRuntime();
    }
  },
};
