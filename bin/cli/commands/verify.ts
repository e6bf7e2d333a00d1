import { readFile } from 'node:fs/promises';
import { formatProblem } from '@/lib/problem';
import { verifyReport, type Verification } from '@/lib/report/verify-report';
import { sha256Of } from '@/server/reports/verify-stored-report';
import { UsageError, type Command } from '../command';
import { JSON_OPTION, readArgs } from '../read-args';

export const command: Command = {
  summary: 'compute every number of a frozen report again',
  help: `Usage: benchlens verify FILE [--json]

Reads the JSON of a frozen report, checks its SHA-256, and computes every number in it again from the evidence that is
frozen with it. Needs no database and no server.

Exit code 1 when the file was changed after it was frozen, or when a number comes out otherwise.

Options:
  --json  as JSON; --format json says the same

Examples:
  benchlens verify chat-servers.json
  curl -s http://localhost:3000/api/v1/reports/SLUG | benchlens verify /dev/stdin`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, JSON_OPTION);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('expected one FILE');
    const verified = await verifyReport(await readFile(file, 'utf8'), sha256Of, file);
    if (!verified.ok) {
      for (const problem of verified.problems) io.err(formatProblem(problem));
      return 1;
    }
    io.out(
      values.json === true ? `${JSON.stringify(verified.value, undefined, 2)}\n` : textOf(verified.value),
    );
    return verified.value.isIntact && verified.value.differences.length === 0 ? 0 : 1;
  },
};

function textOf({ isIntact, sha256, statedSha256, numbers, differences }: Verification): string {
  return [
    isIntact ? `sha256 ${sha256}: intact` : `sha256 ${sha256}: not what the file states, ${statedSha256}`,
    `${numbers} numbers computed again, ${differences.length} differences`,
    ...differences.map(
      ({ pointer, frozen, computed, methods }) =>
        `${pointer}: ${frozen} then, ${computed} now${methods === undefined ? '' : ` (${methods[0]} then, ${methods[1]} now)`}`,
    ),
    '',
  ].join('\n');
}
