import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import type { ImportChoice } from '@/lib/upload/import-address';

const load = createLoader({
  /** Slug or title of the suite that the files go to. */
  suite: parseAsString,
  /** Slug or name of the subject. */
  subject: parseAsString,
});

/** Longer ones are no names. */
const MAX_LENGTH = 200;

/** What the address decides before a file is there. */
export async function readUploadParams(searchParams: Promise<SearchParams>): Promise<ImportChoice> {
  const { suite, subject } = load(await searchParams);
  return {
    ...(isName(suite) ? { suite } : {}),
    ...(isName(subject) ? { subject } : {}),
  };
}

function isName(text: string | null): text is string {
  return text !== null && text.trim() !== '' && text.length <= MAX_LENGTH;
}
