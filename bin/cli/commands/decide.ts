import { decide } from '@/lib/decision/decide';
import { decisionText } from '@/lib/decision/decision-text';
import { evidenceOfSuiteFile } from '@/lib/decision/evidence';
import { readChoices } from '@/lib/decision/read-choices';
import { formatProblem, type Problem } from '@/lib/problem';
import { evidenceForSituation } from '@/lib/tables/evidence-for-situation';
import { UsageError, type Command, type Io } from '../command';
import { JSON_OPTION, readArgs } from '../read-args';
import { readSuiteFiles } from '../read-suite-files';

const OPTIONS = {
  ...JSON_OPTION,
  weight: { type: 'string', multiple: true },
  limit: { type: 'string', multiple: true },
  without: { type: 'string', multiple: true },
  'claim-tolerance': { type: 'string' },
  seed: { type: 'string' },
  situation: { type: 'string', multiple: true },
  rate: { type: 'string', multiple: true },
  source: { type: 'string', multiple: true },
} as const;

export const command: Command = {
  summary: 'say which option is the best for you, and how sure that is',
  help: `Usage: benchlens decide FILE [--weight CRITERION=WEIGHT]… [--limit 'CRITERION<VALUE']… [--without CRITERION]…
                             [--claim-tolerance 15%] [--seed 1] [--situation FIELD=ANSWER]…
                             [--rate NAME.SUBJECT=0–10 --source NAME=WHO]… [--json]

Scores the subjects of a suite file by its criteria and your weights, and tells how firm the answer is: how often it
holds under other weights and other values, which weight would have to move how far, and what dominates what.
docs/decision.md has every formula. Needs no database and no server; - is standard input.

A criterion is named metric.statistic, or case:metric.statistic where its case is not “all”. One that the suite does not
list is added by weighing it.

Options:
  --weight CRITERION=WEIGHT  what counts, in any unit: only the proportions matter; may be repeated
  --limit 'CRITERION<VALUE'  a hard limit with its unit, with <, <=, > or >=; options that break it cannot win
  --without CRITERION        leaves a criterion out
  --claim-tolerance SHARE    how far claims and estimates may be off [15%]
  --seed N                   where the draws start; the same seed gives the same digits [1]
  --situation FIELD=ANSWER   your situation, for the suite's advice: users=500k, latencyP99Ns=20us, teamSize=4,
                             monthsToLaunch=2, monthlyUsd=$4,000, experience:rust=3, needs:low-cost=yes. With users the
                             monthly cost is computed for them, as “benchlens cost” does; its fields are taken too:
                             region=eu-west-1
  --rate NAME.SUBJECT=N      what no tool measures, rated from 0 to 10, the best: team-skills.go-1.24=8
  --source NAME=WHO          who says so, for each rated criterion: team-skills=asked the team
  --json                     as JSON; --format json says the same

Examples:
  benchlens decide chat-servers.json
  benchlens decide chat-servers.json --weight latency.p99=3 --weight monthly-cost.value=2
  benchlens decide chat-servers.json --limit 'latency.p99<40us' --json | jq -r .winner
  benchlens export chat-servers | benchlens decide - --situation users=500k --situation needs:low-cost=yes`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, OPTIONS);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      throw new UsageError('expected one FILE, or - for standard input');
    }
    const read = await readSuiteFiles([file], {}, io);
    const [named] = read ?? [];
    if (named === undefined) return 1;
    const { evidence, texts, problems, notice } = await evidenceForSituation(
      evidenceOfSuiteFile(named.suite),
      {
        weight: values.weight,
        limit: values.limit,
        without: values.without,
        claimTolerance: values['claim-tolerance'],
        seed: values.seed,
        situation: values.situation,
        rate: values.rate,
        source: values.source,
      },
    );
    if (problems.length > 0) return refuseUsage(problems, io);
    const choices = readChoices(texts, evidence);
    if (!choices.ok) return refuseUsage(choices.problems, io);
    if (notice !== undefined) io.err(`--situation: warning: ${notice}`);
    for (const { where, message } of choices.value.warnings) {
      io.err(`${flagAt(where.pointer)}: warning: ${message}`);
    }
    const decision = decide(evidence, choices.value.choices);
    if (!decision.ok) {
      // What the reader chose is wrong usage; what the file lacks is the file's fault.
      const chosen = decision.problems.filter(({ where }) => isGiven(where.pointer, values));
      if (chosen.length > 0) return refuseUsage(chosen, io);
      for (const problem of decision.problems) {
        io.err(formatProblem({ ...problem, where: { ...problem.where, file } }));
      }
      return 1;
    }
    io.out(
      values.json === true
        ? `${JSON.stringify(decision.value, undefined, 2)}\n`
        : `${decisionText(decision.value).join('\n')}\n`,
    );
    return 0;
  },
};

function isGiven(
  pointer: string | undefined,
  values: { readonly weight?: unknown; readonly limit?: unknown; readonly without?: unknown },
): boolean {
  switch (pointer) {
    case '/weight':
      return values.weight !== undefined || values.without !== undefined;
    case '/limit':
      return values.limit !== undefined;
    default:
      return false;
  }
}

function refuseUsage(problems: readonly Problem[], io: Io): 2 {
  for (const { where, expected, found, hint } of problems) {
    io.err(
      `benchlens: ${flagAt(where.pointer)} expects ${expected}, found ${found}${hint === undefined ? '' : ` (${hint})`}`,
    );
  }
  io.err('Try “benchlens decide --help”.');
  return 2;
}

function flagAt(pointer: string | undefined): string {
  const name = pointer?.slice(1) ?? '';
  return `--${name === 'claimTolerance' ? 'claim-tolerance' : name}`;
}
