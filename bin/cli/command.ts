/** 0 fine · 1 the data is at fault or a check failed · 2 wrong usage · 3 I/O or network. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One command of the command line; `commands/<name>.ts` exports it as `command`. */
export interface Command {
  /** What it does, for the list of commands. */
  readonly summary: string;
  /** Its help: usage, options, examples. */
  readonly help: string;
  run(args: string[], io: Io): Promise<ExitCode>;
}

/** Where a command writes. Results go to `out`, everything for people's eyes to `err`, a line each. */
export interface Io {
  out(text: string): void;
  err(line: string): void;
}

/** Wrong usage: told with the command's usage line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
