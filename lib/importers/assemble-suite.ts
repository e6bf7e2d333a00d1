import type { ParsedRun, SubjectHint } from './importer';
import { runIdOf } from '@/lib/model/run-id';
import { readableName, readableText } from '@/lib/model/readable-name';
import { slugify, slugWithHash } from '@/lib/model/slug';
import type {
  Labels,
  Measurement,
  MetricDeclaration,
  Run,
  Subject,
  SuiteFile,
  SuiteHead,
  Tool,
} from '@/lib/model/suite-file';
import { SUITE_FILE_FORMAT } from '@/lib/model/suite-file-schema';
import type { Warning } from '@/lib/problem';
import { isHeadingSubject } from './read/headings';

/** What one file gave, with where it came from. */
export interface ParsedSource {
  readonly sha256: string;
  readonly fileName: string;
  readonly format: string;
  readonly runs: readonly ParsedRun[];
  readonly metrics: readonly MetricDeclaration[];
}

/**
 * Runs of several files as one suite: subjects named, ids given, sources attached. Names from files lose characters
 * that nobody can read, which a suite file may not hold.
 *
 * The subject of a run is the explicit one, else the one that its file names, else the file's base name. An explicit
 * subject for a file whose output names several would mix them up, so there it is not used (`subjectWarnings` says
 * so). Headings above the output give way to it, and stay as labels.
 *
 * @param existing subjects that the suite has already; an explicit or guessed name that equals one's slug is that one
 */
export function assembleSuite(input: {
  readonly suite: SuiteHead;
  readonly sources: readonly ParsedSource[];
  readonly subject?: string;
  readonly labels?: Labels;
  readonly existing?: readonly Subject[];
}): SuiteFile {
  const subjects = new Map<string, Subject>();
  const names = new Map<string, string>();
  const metrics = new Map<string, MetricDeclaration>();
  const runs: Run[] = [];

  for (const source of input.sources) {
    for (const metric of source.metrics)
      metrics.set(metric.id, metrics.get(metric.id) ?? withReadable(metric, ['label']));
    const explicit = namesSeveral(source.runs) ? undefined : input.subject;
    source.runs.forEach((read, index) => {
      const parsed = explicit === undefined ? read : withHeadingAsLabel(read);
      const hint = chooseSubject(parsed, source.fileName, explicit);
      const subject = subjectOf(hint, input.existing ?? [], names);
      subjects.set(subject.slug, subjects.get(subject.slug) ?? subject);
      runs.push(
        runOf(parsed, subject.slug, runIdOf(input.suite.slug, source.sha256, index), source, input.labels),
      );
    });
  }
  return {
    format: SUITE_FILE_FORMAT,
    suite: input.suite,
    ...(metrics.size === 0 ? {} : { metrics: [...metrics.values()] }),
    subjects: [...subjects.values()],
    runs,
  };
}

/** Says so where an explicit subject is not used, since the file names several of its own. */
export function subjectWarnings(
  source: Pick<ParsedSource, 'fileName' | 'runs'>,
  subject: string | undefined,
): Warning[] {
  if (subject === undefined || !namesSeveral(source.runs)) return [];
  const names = [...new Set(source.runs.map((run) => run.subject?.name))].filter(
    (name) => name !== undefined,
  );
  const listed = names.slice(0, 3).map((name) => `“${name}”`);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return [
    {
      code: 'value-skipped',
      where: { file: source.fileName },
      message: `The file names its subjects itself, ${listed.join(', ')}${more}; “${subject}” is not used for it.`,
    },
  ];
}

function namesSeveral(runs: readonly ParsedRun[]): boolean {
  const names = runs.map(({ subject }) => (isHeadingSubject(subject) ? undefined : subject?.name));
  return new Set(names).size > 1;
}

function withHeadingAsLabel(run: ParsedRun): ParsedRun {
  if (!isHeadingSubject(run.subject)) return run;
  const section = [run.subject.name, run.labels?.section].filter((name) => name !== undefined).join(' / ');
  return { ...run, labels: { ...run.labels, section } };
}

function chooseSubject(run: ParsedRun, fileName: string, explicit: string | undefined): SubjectHint {
  const { name, version, variant, labels } =
    explicit === undefined ? (run.subject ?? { name: baseName(fileName) }) : { name: explicit };
  return withReadable(
    {
      name: readableName(name) ?? 'unnamed',
      ...(version === undefined ? {} : { version }),
      ...(variant === undefined ? {} : { variant }),
      ...(labels === undefined ? {} : { labels: readableLabels(labels) }),
    },
    ['version', 'variant'],
  );
}

/**
 * A file name without folders and endings.
 *
 * @example baseName('results/go-3.json.gz') === 'go-3'
 */
export function baseName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? fileName;
  const bare = last.replace(/\.(?:gz|zst)$/i, '').replace(/\.[a-z][a-z0-9]{0,7}$/i, '');
  return bare === '' ? last : bare;
}

/** @param names who holds a slug in this import: names that differ in signs alone share one, and stay apart */
function subjectOf(hint: SubjectHint, existing: readonly Subject[], names: Map<string, string>): Subject {
  const full = [hint.name, hint.version, hint.variant].filter((part) => part !== undefined).join(' ');
  const plain = full.toLowerCase().replaceAll(/[\s._-]+/g, ' ');
  const short = slugify(full);
  const slug = (names.get(short) ?? plain) === plain ? short : slugWithHash(full);
  names.set(slug, plain);
  const known = existing.find((subject) => subject.slug === slug || subject.slug === hint.name);
  if (known !== undefined) return known;
  return {
    slug,
    name: hint.name.slice(0, 1000),
    ...(hint.version === undefined ? {} : { version: hint.version }),
    ...(hint.variant === undefined ? {} : { variant: hint.variant }),
    ...(hint.labels === undefined ? {} : { labels: hint.labels }),
  };
}

function runOf(
  parsed: ParsedRun,
  subject: string,
  id: string,
  source: ParsedSource,
  labels: Labels | undefined,
): Run {
  const merged = readableLabels({ ...parsed.labels, ...labels });
  return {
    id,
    subject,
    ...(parsed.startedAt === undefined ? {} : { startedAt: parsed.startedAt }),
    ...(parsed.durationNs === undefined ? {} : { durationNs: parsed.durationNs }),
    source: {
      sha256: source.sha256,
      fileName: readableName(source.fileName) ?? 'unnamed',
      format: source.format,
    },
    ...(parsed.tool === undefined ? {} : { tool: readableTool(parsed.tool) }),
    ...(parsed.load === undefined ? {} : { load: parsed.load }),
    ...(parsed.environment === undefined
      ? {}
      : {
          environment: withReadable(parsed.environment, ['cpu', 'os', 'kernel', 'instanceType', 'region']),
        }),
    ...(Object.keys(merged).length === 0 ? {} : { labels: merged }),
    measurements: parsed.measurements.map(readableMeasurement),
    ...(parsed.distributions === undefined
      ? {}
      : { distributions: parsed.distributions.map(withReadableCase) }),
    ...(parsed.series === undefined ? {} : { series: parsed.series.map(withReadableCase) }),
  };
}

/** The same with these names readable; one that shows nothing is left out. */
function withReadable<T extends object>(value: T, keys: readonly OptionalTextKey<T>[]): T {
  const copy = { ...value };
  for (const key of keys) {
    const name: unknown = copy[key];
    if (typeof name !== 'string') continue;
    const readable = readableName(name);
    if (readable === undefined) delete copy[key];
    else if (readable !== name) Object.assign(copy, { [key]: readable });
  }
  return copy;
}

type OptionalTextKey<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

function readableTool(tool: Tool): Tool {
  const { command, ...rest } = withReadable(tool, ['name', 'version']);
  return { ...rest, ...(command === undefined ? {} : { command: readableText(command) }) };
}

function withReadableCase<T extends { readonly case: string }>(value: T): T {
  const name = readableName(value.case) ?? 'unnamed';
  return name === value.case ? value : { ...value, case: name };
}

function readableMeasurement(measurement: Measurement): Measurement {
  const { from, ...rest } = withReadable(withReadableCase(measurement), ['method']);
  if (from === undefined) return rest;
  const { pointer, text } = from;
  return {
    ...rest,
    from: {
      ...(pointer === undefined ? {} : { pointer: readableText(pointer) }),
      ...(text === undefined ? {} : { text: readableText(text) }),
    },
  };
}

function readableLabels(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => {
      const name = readableName(key);
      return name === undefined ? [] : [[name, readableText(value)]];
    }),
  );
}
