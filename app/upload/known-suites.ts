import { listSubjects } from '@/db/queries/subjects';
import { listSuites } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import type { KnownSuite } from '@/lib/upload/target-options';

/** A select with more entries helps nobody; any other suite is reached by its slug under “new suite”. */
const MAX_SUITES = 100;

/** The suites to choose from, with their subjects. */
export async function listKnownSuites(store: Store): Promise<KnownSuite[]> {
  const { suites } = await listSuites(store, { limit: MAX_SUITES });
  return Promise.all(
    suites.map(async ({ slug, title }) => ({
      slug,
      title,
      subjects: (await listSubjects(store, slug)).map(({ slug: subject, name, version }) => ({
        slug: subject,
        name,
        ...(version === undefined ? {} : { version }),
      })),
    })),
  );
}
