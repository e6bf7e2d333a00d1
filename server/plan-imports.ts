import { assembleSuite, baseName, subjectWarnings } from '@/lib/importers/assemble-suite';
import type { ReadDocument } from '@/lib/importers/parse-document';
import { readableName } from '@/lib/model/readable-name';
import { SLUG_PATTERN, slugify } from '@/lib/model/slug';
import type { Labels, MetricDeclaration, Subject, SuiteFile, SuiteHead } from '@/lib/model/suite-file';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { applyMetricChoices } from '@/lib/upload/apply-metric-choices';
import type { MetricChoices } from '@/lib/upload/metric-choice';
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
  /** Unit and direction of metrics that a file names itself. */
  readonly metrics?: MetricChoices;
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
  readonly metrics: readonly MetricDeclaration[];
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
    const chosen =
      document.read.parsed.kind === 'suite' || options.metrics === undefined
        ? succeed(plan.file)
        : applyMetricChoices(plan.file, options.metrics);
    const agreed =
      chosen.ok && document.read.parsed.kind === 'runs'
        ? succeed(withStoredDeclarations(chosen.value, target.metrics, options.metrics))
        : chosen;
    const checked = agreed.ok ? readSuiteFile(agreed.value, document.fileName) : agreed;
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
  return (await findSuite(head.slug)) ?? { head, subjects: [], metrics: [] };
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
  const source = {
    sha256,
    fileName,
    format: detected.importer.id,
    runs: parsed.runs,
    metrics: parsed.metrics,
  };
  const file = assembleSuite({
    suite: head,
    sources: [source],
    ...(options.subject === undefined ? {} : { subject: options.subject }),
    ...(options.labels === undefined ? {} : { labels: options.labels }),
    existing,
  });
  return { file, warnings: [...parsed.warnings, ...subjectWarnings(source, options.subject)] };
}

/**
 * What the suite says of a metric already holds for the next file too, as far as the units agree: an importer's guess
 * must not contradict what a reader has said before.
 */
function withStoredDeclarations(
  file: SuiteFile,
  stored: readonly MetricDeclaration[],
  choices: MetricChoices | undefined,
): SuiteFile {
  if (file.metrics === undefined || stored.length === 0) return file;
  const known = new Map(stored.map((metric) => [metric.id, metric]));
  return {
    ...file,
    metrics: file.metrics.map((metric) => {
      const other = known.get(metric.id);
      return other === undefined || other.unit !== metric.unit || choices?.has(metric.id) === true
        ? metric
        : other;
    }),
  };
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
