import type { DocumentHead } from './importer';

/** A format that we recognise and do not read: better a sentence that helps than a table of nonsense. */
interface KnownFormat {
  readonly matches: (head: DocumentHead) => boolean;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

const KNOWN_FORMATS: readonly KnownFormat[] = [];

export function explainUnsupported(head: DocumentHead): KnownFormat | undefined {
  return KNOWN_FORMATS.find((format) => format.matches(head));
}
