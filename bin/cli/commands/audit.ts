import { auditSuite } from '@/lib/audit/audit-suite';
import type { Audit } from '@/lib/audit/finding';
import { loadNodeFacts } from '@/lib/audit/load-node-facts';
import { formatProblem, formatWarning } from '@/lib/problem';
import { readDocument } from '@/server/read-document';
import { UsageError, type Command } from '../command';
import { nameOfInput, openInput } from '../input-file';
import { JSON_OPTION, readArgs } from '../read-args';

export const command: Command = {
  summary: 'hold published claims against one another',
  help: `Usage: benchlens audit FILE [--json]

Checks the claims and statements of a suite file against one another, against what its runs measured, and against what is
known about tools and prices: the same quantity stated twice, ratios that do not add up, connections that do not fit
into memory, and more. Every finding shows its arithmetic. What adds up is listed too. docs/audit.md explains each rule.
Needs no database and no server; - is standard input.

Exit code 1 when something is contradicted.

Options:
  --json  as JSON; --format json says the same

Examples:
  benchlens audit claims.json
  benchlens audit claims.json --json | jq '.findings[] | select(.verdict == "contradicted")'
  benchlens export chat-servers | benchlens audit -`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, JSON_OPTION);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1)
      throw new UsageError('expected one FILE, or - for standard input');
    const read = await readDocument(openInput(file), {
      fileName: file === '-' ? nameOfInput(file) : file,
      format: 'benchlens',
    });
    if (!read.ok) {
      for (const problem of read.problems) io.err(formatProblem(problem));
      return 1;
    }
    const { parsed } = read.value;
    if (parsed.kind !== 'suite') throw new Error('a suite file was read as something else');
    for (const warning of parsed.warnings) io.err(formatWarning(warning));
    const audit = auditSuite(parsed.suite, { nodes: await loadNodeFacts() });
    io.out(values.json === true ? `${JSON.stringify(audit, undefined, 2)}\n` : textOf(audit));
    return audit.counts.contradicted > 0 ? 1 : 0;
  },
};

/** Three lines a finding, worst first, and the counts at the end, where a terminal shows them. */
function textOf({ findings, counts }: Audit): string {
  const blocks = findings.map(({ rule, verdict, claims, statements, subjects, arithmetic, because }) =>
    [
      `${verdict.padEnd(12)}  ${rule}${subjects.length === 0 ? '' : `  ${subjects.join(', ')}`}`,
      `  ${arithmetic}`,
      `  ${because}`,
      ...([...claims, ...statements].length === 0 ? [] : [`  ${[...statements, ...claims].join(' ')}`]),
    ].join('\n'),
  );
  const summary = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`);
  return `${[...blocks, summary.join(', ')].join('\n\n')}\n`;
}
