import { assembleSuite, baseName } from '@/lib/importers/assemble-suite';
import type { ReadDocument } from '@/lib/importers/parse-document';
import { readableName } from '@/lib/model/readable-name';
import { SLUG_PATTERN, slugify } from '@/lib/model/slug';
import type { Labels, Subject, SuiteFile, SuiteHead } from '@/lib/model/suite-file';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { readSuiteFile } from '@/lib/suite/read-suite-file';

/** A file that was read, with what identifies it. */
export interface PlannableDocument {
  readonly fileName: string;
  readonly sha256: string;
  readonly read: ReadDocument;
}

/** Where the runs shall go and how they are called; everything that is absent is taken from the files. */
export interface PlanOptions {
  /** A slug, or a title from which the slug is made. */
  readonly suite?: string;
  readonly subject?: string;
  readonly labels?: Labels;
}

/** What one file becomes. */
export interface PlannedImport {
  readonly file: SuiteFile;
  readonly warnings: readonly Warning[];
}

/** What the store knows of a suite. */
export interface KnownSuite {
  readonly head: SuiteHead;
  readonly subjects: readonly Subject[];
}

/**
 * One suite file for each document. Runs go to the suite that is named, else to the suite of the first document (its
 * own slug for a suite file, else its base name). A suite file keeps its slug unless one is named. Subjects that the
 * suite has, or that an earlier document of the list brings, are reused.
 *
 * @param findSuite looks a slug up in the store; a command without a store finds nothing
 */
export async function planImports(
  documents: readonly PlannableDocument[],
  options: PlanOptions,
  findSuite: (slug: string) => Promise<KnownSuite | undefined>,
): Promise<Result<PlannedImport[]>> {
  const target = await targetOf(documents, options.suite, findSuite);
  const subjects = [...target.subjects];
  const planned: PlannedImport[] = [];
  const problems: Problem[] = [];

  for (const document of documents) {
    const plan = planOne(document, options, target.head, subjects);
    // The same rules as for a user's suite file: what no schema has seen is never stored.
    const checked = readSuiteFile(plan.file, document.fileName);
    if (!checked.ok) {
      problems.push(...checked.problems);
      continue;
    }
    planned.push({ file: checked.value, warnings: plan.warnings });
    if (checked.value.suite.slug === target.head.slug) {
      const known = new Set(subjects.map(({ slug }) => slug));
      subjects.push(...(checked.value.subjects ?? []).filter(({ slug }) => !known.has(slug)));
    }
  }
  return problems.length > 0 ? fail(...problems) : succeed(planned);
}

async function targetOf(
  documents: readonly PlannableDocument[],
  named: string | undefined,
  findSuite: (slug: string) => Promise<KnownSuite | undefined>,
): Promise<KnownSuite> {
  const head = headFrom(documents, named);
  return (await findSuite(head.slug)) ?? { head, subjects: [] };
}

function headFrom(documents: readonly PlannableDocument[], named: string | undefined): SuiteHead {
  const [first] = documents;
  const suiteFile = first?.read.parsed.kind === 'suite' ? first.read.parsed.suite.suite : undefined;
  if (named !== undefined) {
    const slug = SLUG_PATTERN.test(named) ? named : slugify(named);
    return { ...(suiteFile ?? { title: named }), slug };
  }
  if (suiteFile !== undefined) return suiteFile;
  const title = readableName(baseName(first?.fileName ?? 'unnamed').slice(0, 1000)) ?? 'unnamed';
  return { slug: slugify(title), title };
}

function planOne(
  { fileName, sha256, read }: PlannableDocument,
  options: PlanOptions,
  head: SuiteHead,
  existing: readonly Subject[],
): PlannedImport {
  const { parsed, detected } = read;
  if (parsed.kind === 'suite') {
    const slug = options.suite === undefined ? parsed.suite.suite.slug : head.slug;
    const file = { ...parsed.suite, suite: { ...parsed.suite.suite, slug } };
    return { file, warnings: [...parsed.warnings, ...ignoredOptions(fileName, options)] };
  }
  const file = assembleSuite({
    suite: head,
    sources: [{ sha256, fileName, format: detected.importer.id, runs: parsed.runs, metrics: parsed.metrics }],
    ...(options.subject === undefined ? {} : { subject: options.subject }),
    ...(options.labels === undefined ? {} : { labels: options.labels }),
    existing,
  });
  return { file, warnings: parsed.warnings };
}

function ignoredOptions(file: string, { subject, labels }: PlanOptions): Warning[] {
  if (subject === undefined && labels === undefined) return [];
  return [
    {
      code: 'value-skipped',
      where: { file },
      message: 'A suite file names its own subjects and labels; the ones given for it are not used.',
    },
  ];
}
