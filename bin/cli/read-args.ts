import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DURATION_UNITS, type DurationUnit } from '@/lib/model/durations';
import type { Labels } from '@/lib/model/suite-file';
import { findImporter, IMPORTERS } from '@/lib/importers/registry';
import { parseMapping, type LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import { UsageError } from './command';

/**
 * Options and operands of a command, strictly: an unknown option or one without its value is a UsageError in our
 * words, where Node would throw with a stack. A command that declares `json` takes `--format json` and `--format text`
 * too; one that declares a `format` of its own takes `--json` for `--format json`.
 */
export function readArgs<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({
      args: sameFormatOption(args, options),
      options,
      allowPositionals: true,
      strict: true,
    });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError((cause.message.split('. To specify')[0] ?? cause.message).replace(/\.$/, ''));
    }
    throw cause;
  }
}

/** The option of every command that prints results. */
export const JSON_OPTION = { json: { type: 'boolean' } } as const;

/** The two spellings of “as JSON” as the one that the command declares. What follows `--` is left alone. */
function sameFormatOption(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): string[] {
  const hasJson = Object.hasOwn(options, 'json');
  if (hasJson === Object.hasOwn(options, 'format')) return [...args];
  const end = args.indexOf('--');
  const [before, after] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end)];
  if (!hasJson) return [...before.map((arg) => (arg === '--json' ? '--format=json' : arg)), ...after];
  const rewritten = before.flatMap((arg, index) => {
    // The value of a `--format` that stands apart was taken together with it.
    if (before[index - 1] === '--format') return [];
    if (arg !== '--format' && !arg.startsWith('--format=')) return [arg];
    const format = arg === '--format' ? before[index + 1] : arg.slice('--format='.length);
    if (format === 'json') return ['--json'];
    if (format === 'text') return [];
    throw new UsageError(
      `--format expects text or json, found ${format === undefined ? 'nothing' : `“${format}”`}`,
    );
  });
  return [...rewritten, ...after];
}

/** The options that say how files are read, shared by `parse` and `import`. */
export const READING_OPTIONS = {
  ...JSON_OPTION,
  as: { type: 'string' },
  unit: { type: 'string' },
  mapping: { type: 'string' },
  label: { type: 'string', multiple: true },
  suite: { type: 'string' },
  subject: { type: 'string' },
} as const;

export interface ReadingOptions {
  readonly format?: string;
  readonly unit?: DurationUnit;
  readonly mapping?: LatencyLogMapping;
  readonly labels?: Labels;
  readonly suite?: string;
  readonly subject?: string;
}

/** Checks the values of `READING_OPTIONS`. */
export function readingOptions(values: {
  as?: string;
  unit?: string;
  mapping?: string;
  label?: string[];
  suite?: string;
  subject?: string;
}): ReadingOptions {
  const { as: format, unit, mapping, label, suite, subject } = values;
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
    ...(mapping === undefined ? {} : { mapping: mappingOf(mapping) }),
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

function mappingOf(text: string): LatencyLogMapping {
  const mapping = parseMapping(text);
  if (mapping.ok) return mapping.value;
  const [problem] = mapping.problems;
  throw new UsageError(`--mapping expects ${problem?.expected}, found ${problem?.found} (${problem?.hint})`);
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
