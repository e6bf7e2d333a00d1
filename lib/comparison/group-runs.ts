import type { Claim, Environment, MetricDeclaration, Subject } from '@/lib/model/suite-file';
import { unusedName, type ComparedColumn, type ComparedRun } from './column-data';

/** By what runs are put into columns. */
export type Grouping = 'subject' | 'version' | 'tool' | 'environment' | 'run' | `label:${string}`;

/** A run with what a comparison across suites needs to know around it. */
export interface RunInSuite {
  readonly suite: string;
  readonly subject: Subject;
  readonly metrics: readonly MetricDeclaration[];
  readonly run: ComparedRun;
}

/** What is claimed of a subject of a suite. */
export interface ClaimsOfSubject {
  readonly suite: string;
  readonly subject: Subject;
  readonly claims: readonly Claim[];
}

export function isGrouping(text: string): text is Grouping {
  return GROUPINGS.has(text) || /^label:./su.test(text);
}

const GROUPINGS: ReadonlySet<string> = new Set(['subject', 'version', 'tool', 'environment', 'run']);

/** The grouping where the reader chose none: by subject, or by run where all are of one subject. */
export function defaultGrouping(
  entries: readonly { readonly suite: string; readonly subject: Subject }[],
): Grouping {
  const subjects = new Set(entries.map(({ suite, subject }) => `${suite}/${subject.slug}`));
  return subjects.size === 1 ? 'run' : 'subject';
}

/**
 * Puts runs of any suites into columns, in the order in which they come. Subjects are named `suite/subject` where the
 * runs come from several suites. Claims join only columns of subjects: they are of no tool, machine or run.
 *
 * @param claims of subjects, which may have no run
 */
export function groupRuns(
  entries: readonly RunInSuite[],
  claims: readonly ClaimsOfSubject[] = [],
  grouping: Grouping = defaultGrouping([...entries, ...claims]),
): ComparedColumn[] {
  const naming = namingOf([...entries, ...claims]);
  const groups = new Map<string, { name: string; members: RunInSuite[]; claims: ClaimsOfSubject[] }>();
  const at = (key: string, name: string) => {
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { name, members: [], claims: [] }));
    return group;
  };
  for (const entry of entries) {
    const { key = '', name } = keyOf(entry, grouping, naming);
    at(key === '' ? name : key, name).members.push(entry);
  }
  if (grouping === 'subject') {
    for (const claimed of claims) at(naming.slug(claimed), naming.slug(claimed)).claims.push(claimed);
  }
  const taken = new Set<string>();
  return [...groups.values()].map((group) => {
    const slug = unusedName(group.name, taken);
    taken.add(slug);
    const subject = subjectOf(group.members[0] ?? group.claims[0], group.members, slug, grouping, naming);
    return {
      slug,
      ...(subject === undefined ? {} : { subject }),
      runs: group.members.map(({ run }) => run),
      metrics: group.members.flatMap(({ metrics }) => metrics),
      claims: group.claims.flatMap((claimed) => claimed.claims),
    };
  });
}

type Owned = Pick<RunInSuite, 'suite' | 'subject'>;

interface Naming {
  readonly slug: (owned: Owned) => string;
  readonly hasOneName: boolean;
  readonly hasOneSuite: boolean;
}

function namingOf(owned: readonly Owned[]): Naming {
  const hasOneSuite = new Set(owned.map(({ suite }) => suite)).size <= 1;
  return {
    hasOneSuite,
    hasOneName: new Set(owned.map(({ subject }) => subject.name)).size <= 1,
    slug: ({ suite, subject }) => (hasOneSuite ? subject.slug : `${suite}/${subject.slug}`),
  };
}

/** What a run shares with those of its column, and what the column is called. */
function keyOf(
  entry: RunInSuite,
  grouping: Grouping,
  naming: Naming,
): { readonly key?: string; readonly name: string } {
  const { facts } = entry.run;
  switch (grouping) {
    case 'subject':
      return { name: naming.slug(entry) };
    case 'run':
      return { name: facts.id };
    case 'version': {
      const version = entry.subject.version ?? 'no version';
      return { name: naming.hasOneName ? version : `${entry.subject.name} ${version}` };
    }
    case 'tool': {
      const { name = 'no tool', version } = facts.tool ?? {};
      return { name: version === undefined ? name : `${name} ${version}` };
    }
    case 'environment':
      return {
        key: JSON.stringify(Object.entries(facts.environment ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))),
        name: nameOfEnvironment(facts.environment),
      };
    default:
      return { name: facts.labels?.[grouping.slice('label:'.length)] ?? 'no label' };
  }
}

function nameOfEnvironment(environment: Environment | undefined): string {
  const { instanceType, cpu, vcpus, os, region } = environment ?? {};
  const parts = [instanceType ?? cpu, vcpus === undefined ? undefined : `${vcpus} vCPU`, os, region];
  const name = parts.filter((part) => part !== undefined).join(', ');
  return name === '' ? 'no environment' : name;
}

/** The subject of a column of one, under the name that tells it apart; of others what all members share. */
function subjectOf(
  first: Owned | undefined,
  members: readonly RunInSuite[],
  slug: string,
  grouping: Grouping,
  { hasOneSuite }: Naming,
): Subject | undefined {
  if (first === undefined) return undefined;
  if (grouping === 'subject') {
    return hasOneSuite ? first.subject : { ...first.subject, name: `${first.subject.name} (${first.suite})` };
  }
  const variants = new Set(members.map(({ subject }) => subject.variant));
  const [variant] = variants;
  return { slug, name: slug, ...(variants.size === 1 && variant !== undefined ? { variant } : {}) };
}
