import { readArgs } from '../read-args';
import { freezeViews } from '@/server/reports/freeze-views';
import { getStore } from '@/server/runtime';
import { UsageError, type Command } from '../command';

export const command: Command = {
  summary: 'freeze views of the local database as a report',
  help: `Usage: benchlens report SUITE|VIEW… [--title TITLE] [--notes MARKDOWN]

Freezes views of the local database with all that they rest on and prints the path of the report. SUITE is the slug of
a suite and means its comparison; VIEW is the address of a comparison, decision, cost or audit with its whole state.
Several become chapters of one report.

Options:
  --title TITLE     of the report; without it that of the suite
  --notes MARKDOWN  stands in the first chapter

Examples:
  benchlens report chat-servers
  benchlens report chat-servers '/suites/chat-servers/decide?weight.latency.p99=3' --title 'Chat servers'`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, {
      title: { type: 'string' },
      notes: { type: 'string' },
    });
    if (positionals.length === 0) throw new UsageError('expected a SUITE or a VIEW');
    const { title, notes } = values;
    const { url, sha256 } = await freezeViews(
      await getStore(),
      {
        ...(title === undefined ? {} : { title }),
        chapters: positionals.map((operand, index) => ({
          view: operand.includes('/') ? operand : `/suites/${encodeURIComponent(operand)}`,
          ...(notes === undefined || index > 0 ? {} : { notes }),
        })),
      },
      { nowMs: Date.now() },
    );
    io.out(`${url}\t${sha256}\n`);
    return 0;
  },
};
