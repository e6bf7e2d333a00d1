import type { Preview } from './preview';
import { previewOf, type UploadItem } from './upload-item';

/** A suite that exists, with the subjects that it has. */
export interface KnownSuite {
  readonly slug: string;
  readonly title: string;
  readonly subjects: readonly KnownSubject[];
}

export interface KnownSubject {
  readonly slug: string;
  readonly name: string;
  readonly version?: string;
}

/** Something to choose from a list. */
export interface TargetOption {
  /** What is sent when it is chosen. */
  readonly value: string;
  readonly label: string;
  /** Slug, by which the current one is found. */
  readonly slug: string;
}

/** Longer titles do not fit into the parameter; the slug stands for them. */
const MAX_PARAMETER = 200;

/** Suites to choose from: those that exist, those that other files on the page are about to create, and this file's. */
export function suiteOptions(known: readonly KnownSuite[], items: readonly UploadItem[]): TargetOption[] {
  const created = items.flatMap((item) => {
    const preview = previewOf(item);
    return preview === undefined || known.some(({ slug }) => slug === preview.suite.slug)
      ? []
      : [
          {
            value: suiteParameter(preview),
            label: `${preview.suite.title}${preview.suite.exists ? '' : ' (new)'}`,
            slug: preview.suite.slug,
          },
        ];
  });
  return uniqueBySlug([...known.map(({ slug, title }) => ({ value: slug, label: title, slug })), ...created]);
}

/** Subjects to choose from: those of the suite, and those that files for the same suite are about to create. */
export function subjectOptions(
  known: readonly KnownSuite[],
  items: readonly UploadItem[],
  suiteSlug: string,
): TargetOption[] {
  const existing = known.find(({ slug }) => slug === suiteSlug)?.subjects ?? [];
  const others = items.flatMap((item) => {
    const preview = previewOf(item);
    return preview?.suite.slug === suiteSlug ? preview.subjects : [];
  });
  return uniqueBySlug([
    ...existing.map((subject) => ({ value: subject.slug, label: fullName(subject), slug: subject.slug })),
    ...others.map((subject) => ({
      value: subjectParameter(subject),
      label: `${fullName(subject)}${subject.exists ? '' : ' (new)'}`,
      slug: subject.slug,
    })),
  ]);
}

/** How the suite of a checked file is named to the server: by its title as long as it does not exist. */
export function suiteParameter({ suite, isSuiteFile }: Preview): string {
  return suite.exists || isSuiteFile || suite.title.length > MAX_PARAMETER ? suite.slug : suite.title;
}

/** The same for a subject: one that does not exist yet gets the name that is sent first. */
function subjectParameter(subject: KnownSubject & { readonly exists: boolean }): string {
  const name = fullName(subject);
  return subject.exists || name.length > MAX_PARAMETER ? subject.slug : name;
}

function fullName({ name, version }: KnownSubject): string {
  return version === undefined ? name : `${name} ${version}`;
}

function uniqueBySlug(options: readonly TargetOption[]): TargetOption[] {
  const seen = new Set<string>();
  return options.filter(({ slug }) => !seen.has(slug) && seen.add(slug).size > 0);
}
