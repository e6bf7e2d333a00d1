import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Store } from '../store';

const ALPHABET = 'abcdefghjkmnpqrstvwxyz0123456789';

/** 80 bits: nobody finds a report by trying. */
const SLUG_LENGTH = 16;

/**
 * Stores a report by the hash of its content, which has to be in the blob store before, and returns its slug.
 *
 * @param input.suites slugs of the suites that it shows
 */
export async function createReport(
  store: Store,
  input: {
    readonly sha256: string;
    readonly title: string;
    readonly suites: readonly string[];
    /** Slug of the version before. */
    readonly previous?: string;
    readonly tokenName?: string;
    readonly createdAtMs: number;
  },
): Promise<{ slug: string }> {
  const { sha256, title, suites, previous, tokenName, createdAtMs } = input;
  const { report, reportSuite } = store.tables;
  const slug = Array.from(randomBytes(SLUG_LENGTH), (byte) => ALPHABET[byte & 31]).join('');
  await store.writeAtomically([
    store.db.insert(report).values({
      slug,
      sha256,
      title,
      createdAt: createdAtMs,
      ...(previous === undefined ? {} : { previous }),
      ...(tokenName === undefined ? {} : { tokenName }),
    }),
    ...[...new Set(suites)].map((suite) => store.db.insert(reportSuite).values({ report: slug, suite })),
  ]);
  return { slug };
}
