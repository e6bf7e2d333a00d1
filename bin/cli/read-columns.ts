import { comparedRunOf, unusedName, type ComparedColumn } from '@/lib/comparison/column-data';
import type { Subject } from '@/lib/model/suite-file';
import type { ColumnOperand } from './column-operand';
import { UsageError, type Io } from './command';
import { readingOptions } from './read-args';
import { readSuiteFiles, type NamedSuiteFile } from './read-suite-files';

/**
 * Reads the files of each column. Faults and warnings are told on standard error.
 *
 * @returns undefined where a file is at fault
 * @throws UsageError for a subject that a file does not have; the system's error for a file that cannot be read
 */
export async function readColumns(
  operands: readonly ColumnOperand[],
  values: { as?: string; unit?: string },
  io: Io,
): Promise<ComparedColumn[] | undefined> {
  const options = readingOptions(values);
  const columns: LabelledColumn[] = [];
  for (const operand of operands) {
    if (operand.files.length === 0) throw new UsageError(`expected files in “${operand.label}”, found none`);
    const files = await readSuiteFiles(operand.files, options, io);
    if (files === undefined) return undefined;
    columns.push(columnOf(operand, files, io));
  }
  return named(columns);
}

/** A column that is not named yet. */
interface LabelledColumn extends Omit<ComparedColumn, 'slug'> {
  readonly label: string;
}

function columnOf(operand: ColumnOperand, files: readonly NamedSuiteFile[], io: Io): LabelledColumn {
  const suites = files.map(({ suite }) => suite);
  const subjects = suites.flatMap((suite) => suite.subjects ?? []);
  const wanted = operand.subject;
  if (wanted !== undefined && !subjects.some((subject) => isSubject(subject, wanted))) {
    const known = [...new Set(subjects.map(({ slug }) => slug))].join(', ');
    throw new UsageError(`expected a subject of ${operand.files.join(', ')} (${known}), found “${wanted}”`);
  }
  const slugs = new Set(
    subjects.filter((subject) => wanted === undefined || isSubject(subject, wanted)).map(({ slug }) => slug),
  );
  if (wanted === undefined) warnOfSeveral(files, io);
  const runs = suites.flatMap((suite) => suite.runs ?? []).filter((run) => slugs.has(run.subject));
  const claims = suites
    .flatMap((suite) => suite.claims ?? [])
    .filter((claim) => claim.subject === undefined || slugs.has(claim.subject));
  const [subject, ...others] = subjects.filter(({ slug }) => slugs.has(slug));
  const isOne = others.every((other) => other.slug === subject?.slug);
  return {
    label: operand.label,
    ...(subject === undefined || !isOne ? {} : { subject }),
    runs: runs.map(comparedRunOf),
    metrics: suites.flatMap((suite) => suite.metrics ?? []),
    claims,
  };
}

function isSubject({ slug, name }: Subject, wanted: string): boolean {
  return slug === wanted || name === wanted;
}

/** Files of several runs are meant to be one column; several subjects in one file seldom are. */
function warnOfSeveral(files: readonly NamedSuiteFile[], io: Io): void {
  for (const { fileName, suite } of files) {
    const slugs = (suite.subjects ?? []).map(({ slug }) => slug);
    if (slugs.length < 2) continue;
    io.err(
      `${fileName}: warning: Its ${slugs.length} subjects count as one column; ${fileName}#${slugs[0]} is one of them alone.`,
    );
  }
}

/** The subject's slug names a column where that tells it apart from the others, else its files do. */
function named(columns: readonly LabelledColumn[]): ComparedColumn[] {
  const slugs = columns.map(({ subject }) => subject?.slug);
  const taken = new Set<string>();
  return columns.map(({ label, ...column }, index) => {
    const slug = slugs[index];
    const isOwn = slug !== undefined && slugs.filter((other) => other === slug).length === 1;
    const name = unusedName(isOwn ? slug : label, taken);
    taken.add(name);
    return { ...column, slug: name };
  });
}
