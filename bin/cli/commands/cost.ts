import { calculateCost, CUSTOM_SUBJECT } from '@/lib/cost/calculate-cost';
import { costText } from '@/lib/cost/cost-text';
import { COST_FIELD_NAMES, COST_FIELDS, isCostFieldName, type CostField } from '@/lib/cost/fields';
import { readCostInputs, type CostFieldValues } from '@/lib/cost/read-inputs';
import type { CostSubject } from '@/lib/cost/subject';
import { figuresOfSuiteFile, subjectsOfSuite } from '@/lib/cost/suite-subjects';
import type { Problem } from '@/lib/problem';
import { UsageError, type Command, type Io } from '../command';
import { JSON_OPTION, readArgs } from '../read-args';
import { readSuiteFiles } from '../read-suite-files';

const OPTIONS = {
  ...JSON_OPTION,
  ...Object.fromEntries(
    COST_FIELD_NAMES.map((name) => [COST_FIELDS[name].flag, { type: 'string' } as const]),
  ),
};

export const command: Command = {
  summary: 'compute the nodes and the monthly bill for a number of users',
  help: `Usage: benchlens cost --users N [--FIELD VALUE]… [--json]
       benchlens cost FILE --users N [--FIELD VALUE]… [--json]

Says how many nodes carry the users, what limits them, and what a month costs on AWS, with every formula and every
assumption. With FILE, a suite file or any file that “benchlens parse” reads, it does so for each subject: from its
memory-per-connection.value, max-connections.value and message-rate.mean, of the strongest grade there is, and the node
type they were measured on. A FIELD that is given overrules FILE. Without FILE the subject is “custom”.

Fields, each a number with its unit where it has one (500k, 14kB, 8KiB, 2/min, 30%):
${COST_FIELD_NAMES.map(describeField).join('\n')}

  --json  as JSON; --format json says the same

What has no demand or no known limit does not limit a node; exit code 2 when nothing does. A price that the book lacks is
not known and can be typed; with --node cheapest the ten best fleets are listed.

Examples:
  benchlens cost --users 500k --memory-per-connection 14kB
  benchlens cost --users 2M --memory-per-connection 8KiB --node cheapest --commitment 1y --only compute
  benchlens cost --users 2M --memory-per-connection 14kB --node cheapest --generation current --zones 3 --zone-loss survive
  benchlens cost --users 500k --memory-per-connection 14kB --region eu-west-1 --load-balancer none --address-price 0.005
  benchlens cost chat-servers.json --users 500k --messages-per-user 2/min --fan-out 50`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, OPTIONS);
    if (positionals.length > 1) throw new UsageError(`expected one FILE, found ${positionals.length}`);
    const read = readCostInputs(fieldValues(values));
    if (!read.ok) return refuseUsage(read.problems, io);
    for (const { where, message } of read.value.warnings)
      io.err(`${flagAt(where.pointer)}: warning: ${message}`);

    const [file] = positionals;
    let subjects: readonly CostSubject[] = [CUSTOM_SUBJECT];
    if (file !== undefined) {
      const [one] = (await readSuiteFiles([file], {}, io)) ?? [];
      if (one === undefined) return 1;
      subjects = subjectsOfSuite(figuresOfSuiteFile(one.suite));
      if (subjects.length === 0) {
        throw new UsageError(
          `expected a subject with memory-per-connection.value, max-connections.value or message-rate.mean, found none in ${file}`,
        );
      }
    }
    const calculated = await calculateCost(read.value.inputs, subjects);
    if (!calculated.ok) return refuseUsage(calculated.problems, io);
    for (const { subject, problems } of calculated.value.leftOut) {
      for (const problem of problems) io.err(`${subject}: left out: ${usageMessage(problem)}`);
    }
    io.out(
      values.json === true
        ? `${JSON.stringify(calculated.value.answer, undefined, 2)}\n`
        : `${costText(calculated.value)}\n`,
    );
    return 0;
  },
};

function describeField(name: (typeof COST_FIELD_NAMES)[number]): string {
  const field: CostField = COST_FIELDS[name];
  const fallback = field.fallback === undefined ? '' : ` [${field.fallback}]`;
  return `  --${field.flag.padEnd(24)}  ${field.about}${fallback}`;
}

function fieldValues(values: Readonly<Record<string, string | boolean | undefined>>): CostFieldValues {
  return Object.fromEntries(
    COST_FIELD_NAMES.flatMap((name) => {
      const value = values[COST_FIELDS[name].flag];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function refuseUsage(problems: readonly Problem[], io: Io): 2 {
  for (const problem of problems) io.err(`benchlens: ${usageMessage(problem)}`);
  io.err('Try “benchlens cost --help”.');
  return 2;
}

/** `--users expects …, found …` */
function usageMessage({ where, expected, found, hint }: Problem): string {
  return `${flagAt(where.pointer)} expects ${expected}, found ${found}${hint === undefined ? '' : ` (${hint})`}`;
}

function flagAt(pointer: string | undefined): string {
  const name = pointer?.slice(1) ?? '';
  return isCostFieldName(name) ? `--${COST_FIELDS[name].flag}` : name;
}
