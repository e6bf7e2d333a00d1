import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DURATION_UNITS, type DurationUnit } from '@/lib/model/durations';
import type { Labels } from '@/lib/model/suite-file';
import { findImporter, IMPORTERS } from '@/lib/importers/registry';
import { UsageError } from './command';

/**
 * Options and operands of a command, strictly: an unknown option or one without its value is a UsageError in our
 * words, where Node would throw with a stack.
 */
export function readArgs<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError((cause.message.split('. To specify')[0] ?? cause.message).replace(/\.$/, ''));
    }
    throw cause;
  }
}

/** The options that say how files are read, shared by `parse` and `import`. */
export const READING_OPTIONS = {
  as: { type: 'string' },
  unit: { type: 'string' },
  label: { type: 'string', multiple: true },
  suite: { type: 'string' },
  subject: { type: 'string' },
} as const;

export interface ReadingOptions {
  readonly format?: string;
  readonly unit?: DurationUnit;
  readonly labels?: Labels;
  readonly suite?: string;
  readonly subject?: string;
}

/** Checks the values of `READING_OPTIONS`. */
export function readingOptions(values: {
  as?: string;
  unit?: string;
  label?: string[];
  suite?: string;
  subject?: string;
}): ReadingOptions {
  const { as: format, unit, label, suite, subject } = values;
  if (format !== undefined && findImporter(format) === undefined) {
    throw new UsageError(
      `--as expects a format id (${IMPORTERS.map(({ id }) => id).join(', ')}), found “${format}”`,
    );
  }
  for (const [name, value] of [
    ['suite', suite],
    ['subject', subject],
  ]) {
    if (value !== undefined && !/^[^\p{Cc}]{1,200}$/u.test(value)) {
      throw new UsageError(`--${name} expects a name of at most 200 characters, found “${value}”`);
    }
  }
  return {
    ...(format === undefined ? {} : { format }),
    ...(unit === undefined ? {} : { unit: durationUnitOf(unit) }),
    ...(label === undefined ? {} : { labels: labelsOf(label) }),
    ...(suite === undefined ? {} : { suite }),
    ...(subject === undefined ? {} : { subject }),
  };
}

function durationUnitOf(text: string): DurationUnit {
  const unit = DURATION_UNITS.find((candidate) => candidate === text);
  if (unit === undefined) {
    throw new UsageError(`--unit expects one of ${DURATION_UNITS.join(', ')}, found “${text}”`);
  }
  return unit;
}

function labelsOf(pairs: readonly string[]): Labels {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UsageError(`--label expects key=value, found “${pair}”`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Files are needed: at least one operand. */
export function requireFiles(positionals: readonly string[]): readonly string[] {
  if (positionals.length === 0) throw new UsageError('expected at least one FILE, or - for standard input');
  if (positionals.filter((file) => file === '-').length > 1) {
    throw new UsageError('standard input (-) can be read once');
  }
  return positionals;
}
