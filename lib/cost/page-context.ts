import type { Query } from '@/lib/format/query-string';
import type { SuiteFile } from '@/lib/model/suite-file';
import { CUSTOM_SUBJECT } from './calculate-cost';
import type { CostContext } from './scenario';
import { figuresOfSuiteFile, subjectsOfSuite } from './suite-subjects';

const DEFAULT_USERS = '500k';
/** Rows of the page of its own; those that stay empty are no subjects. */
const OWN_SUBJECTS = ['2', '3'] as const;

/** The page without a suite: up to three subjects, which are named and typed there. It begins with an example. */
export function ownContext(query: Query): CostContext {
  const nameOf = (key: string, fallback: string) => query[key]?.trim().slice(0, 60) || fallback;
  return {
    kind: 'own',
    subjects: [
      { figures: CUSTOM_SUBJECT, name: nameOf('name', 'Your service'), position: 0 },
      ...OWN_SUBJECTS.map((subject, index) => ({
        figures: { subject },
        name: nameOf(`name:${subject}`, `Subject ${subject}`),
        position: index + 1,
      })),
    ],
    defaults: { users: DEFAULT_USERS, memoryPerConnection: '14kB' },
  };
}

/** The page of a suite: its subjects with their figures, for as many users as its claimed costs speak of. */
export function suiteContext(file: SuiteFile): CostContext {
  const known = new Map(subjectsOfSuite(figuresOfSuiteFile(file)).map((one) => [one.subject, one]));
  const users = [...known.values()]
    .flatMap(({ claimedCosts = [] }) => claimedCosts)
    .find((claim) => claim.users !== undefined)?.users;
  return {
    kind: 'suite',
    suite: file.suite.slug,
    subjects: (file.subjects ?? []).map(({ slug, name, version }, position) => ({
      figures: known.get(slug) ?? { subject: slug },
      name,
      ...(version === undefined ? {} : { version }),
      position,
    })),
    defaults: { users: users === undefined ? DEFAULT_USERS : shortCount(users) },
  };
}

/** As people type it, and read back as the same number. */
function shortCount(count: number): string {
  if (count % 1e6 === 0) return `${count / 1e6}M`;
  return count % 1000 === 0 ? `${count / 1000}k` : String(count);
}
