import { VERSION } from '@/server/version';
import { UsageError, type Command, type ExitCode, type Io } from './command';
import { report } from './exit-code';

/** The commands, loaded when they are called: most need no database, and a start must be quick. */
const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  detect: () => import('./commands/detect'),
  parse: () => import('./commands/parse'),
  import: () => import('./commands/import'),
  export: () => import('./commands/export'),
  compare: () => import('./commands/compare'),
  decide: () => import('./commands/decide'),
  audit: () => import('./commands/audit'),
  formats: () => import('./commands/formats'),
  cost: () => import('./commands/cost'),
  report: () => import('./commands/report'),
  verify: () => import('./commands/verify'),
  token: () => import('./commands/token'),
  migrate: () => import('./commands/migrate'),
};

const io: Io = {
  out: (text) => {
    process.stdout.write(text);
  },
  err: (line) => {
    process.stderr.write(`${line}\n`);
  },
};

// `benchlens export x | head` closes the pipe early, which is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

// Not process.exit: what is written to a pipe must arrive first.
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

async function run(argv: string[]): Promise<ExitCode> {
  const [name, ...args] = argv;
  try {
    if (name === undefined) {
      io.err(await overview());
      return 2;
    }
    if (name === '--version' || name === '-v') {
      io.out(`${VERSION}\n`);
      return 0;
    }
    if (name === '--help' || name === '-h' || (name === 'help' && args.length === 0)) {
      io.out(`${await overview()}\n`);
      return 0;
    }
    const wanted = name === 'help' ? (args[0] ?? '') : name;
    const load = Object.hasOwn(COMMANDS, wanted) ? COMMANDS[wanted] : undefined;
    if (load === undefined) {
      throw new UsageError(`expected a command (${Object.keys(COMMANDS).join(', ')}), found “${wanted}”`);
    }
    const { command } = await load();
    if (name === 'help' || asksForHelp(args)) {
      io.out(`${command.help}\n`);
      return 0;
    }
    return await command.run(args, io);
  } catch (cause) {
    const isCommand = name !== undefined && Object.hasOwn(COMMANDS, name);
    return report(cause, isCommand ? `benchlens ${name}` : 'benchlens', io);
  }
}

/** `--help` anywhere before `--`, since after it everything is a file. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const { command } = await load();
      return `  ${name.padEnd(9)}${command.summary}`;
    }),
  );
  return `Usage: benchlens COMMAND [ARGUMENTS]

Reads the result files of benchmark tools, stores them and gives them back as data.

Commands:
${lines.join('\n')}

Options:
  --help     this text; “benchlens COMMAND --help” explains a command
  --version  the version
  --json     results as JSON, in every command that prints results; --format json says the same

Examples:
  benchlens detect results/*.json
  benchlens parse wrk-output.txt --subject "Go 1.24" > suite.json
  benchlens import k6-summary.json --suite checkout

Exit codes: 0 fine, 1 the data is at fault, 2 wrong usage, 3 I/O or network.`;
}
