import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { Detection, DocumentHead, Importer, SampleImporter } from './importer';
import { explainUnsupported } from './known-formats';
import { latencyLog } from './latency-log';
import { readJson } from './read/json';
import { isNdjson, ndjsonFault } from './read/ndjson-fault';
import { findImporter, IMPORTERS } from './registry';

/** Detection looks at so many characters of the decoded text. */
export const HEAD_LENGTH = 64 * 1024;

/** Below this nobody claims the file. */
const THRESHOLD = 0.5;

/** Two candidates closer than this are not told apart for the user; the user is asked. */
const MARGIN = 0.1;

export interface Candidate extends Detection {
  readonly importer: Importer;
}

/** The head of a whole decoded text. */
export function headOf(text: string): DocumentHead {
  const complete = text.length <= HEAD_LENGTH;
  const start = /^\s*[[{]/.test(text);
  // Parsing is worth its time only where detection can use it; a long document is told by its head alone.
  const json = complete && start ? readJson(text, '') : undefined;
  return {
    text: complete ? text : text.slice(0, HEAD_LENGTH),
    complete,
    json: json?.ok === true ? json.value : undefined,
  };
}

/** Everybody who claims the text, best first. Fallback importers are asked only where nobody else claims it. */
export function listCandidates(head: DocumentHead): Candidate[] {
  const specific = claimsOf(
    IMPORTERS.filter(({ fallback }) => fallback !== true),
    head,
  );
  // They read the text as rows, which takes its time and is for nothing where a tool is recognised.
  return specific.length > 0
    ? specific
    : claimsOf(
        IMPORTERS.filter(({ fallback }) => fallback === true),
        head,
      );
}

function claimsOf(importers: readonly Importer[], head: DocumentHead): Candidate[] {
  return importers
    .flatMap((importer) => {
      const detection = importer.detect(head);
      return detection === undefined || detection.confidence < THRESHOLD ? [] : [{ importer, ...detection }];
    })
    .toSorted((a, b) => b.confidence - a.confidence || (a.importer.id < b.importer.id ? -1 : 1));
}

/**
 * The one importer for a text, by content alone. A Problem where nobody claims it (`unknown-format`, or
 * `unsupported-format` with what to do for a format that is known but not read) or several do (`ambiguous-format`,
 * listing each with its reason).
 *
 * @param text the whole text where it is at hand: a fault in JSON that nobody claims is reported with its place
 */
export function detectFormat(
  head: DocumentHead,
  fileName: string,
  text = head.complete ? head.text : undefined,
): Result<Candidate> {
  const candidates = listCandidates(head);
  const [best, second] = candidates;
  const unsupported = explainUnsupported(head);
  if (unsupported !== undefined && (best === undefined || best.importer.fallback === true)) {
    return fail({
      code: 'unsupported-format',
      where: { file: fileName },
      expected: unsupported.expected,
      found: unsupported.found,
      hint: unsupported.hint,
    });
  }
  if (best === undefined) return fail(brokenJson(text, fileName) ?? unknownFormat(fileName));
  if (second !== undefined && best.confidence - second.confidence < MARGIN) {
    return fail({
      code: 'ambiguous-format',
      where: { file: fileName },
      expected: 'content that fits one format',
      found: candidates
        .map(({ importer, confidence, reason }) => `${importer.id} (${confidence.toFixed(2)}: ${reason})`)
        .join(' or '),
      hint: 'name the format yourself: --as FORMAT, or the list on the upload page',
    });
  }
  return succeed(best);
}

/** The importer that the user names, or the detected one. */
export function chooseImporter(
  head: DocumentHead,
  fileName: string,
  format: string | undefined,
  text?: string,
): Result<Candidate> {
  if (format === undefined) return detectFormat(head, fileName, text);
  const importer = findImporter(format);
  if (importer === undefined) {
    return fail({
      code: 'unknown-format',
      where: { file: fileName },
      expected: `a format id: ${IMPORTERS.map(({ id }) => id).join(', ')}`,
      found: `“${format}”`,
    });
  }
  return succeed({ importer, confidence: 1, reason: 'you chose it' });
}

/**
 * The sample importer that a head names, or that the user does; undefined where the file is a document, or unclear.
 *
 * @param hasMapping the user says what the columns mean, which only a log needs; a file that a tool wrote stays that
 */
export function chooseSampleImporter(
  head: DocumentHead,
  fileName: string,
  format: string | undefined,
  hasMapping = false,
): (Candidate & { readonly importer: SampleImporter }) | undefined {
  const chosen = chooseImporter(head, fileName, format);
  const isUnclear = !chosen.ok || chosen.value.importer.fallback === true;
  if (hasMapping && format === undefined && isUnclear) {
    return { importer: latencyLog, confidence: 1, reason: 'you say what its columns mean' };
  }
  if (!chosen.ok) return undefined;
  const { importer, ...detection } = chosen.value;
  return importer.kind === 'sample' ? { importer, ...detection } : undefined;
}

/** JSON that cannot be read is told by no importer, and its fault says more than a list of formats. */
function brokenJson(text: string | undefined, fileName: string): Problem | undefined {
  if (text === undefined || !/^\s*[[{]/.test(text)) return undefined;
  if (isNdjson(text)) return ndjsonFault(text, fileName);
  const read = readJson(text, fileName);
  return read.ok ? undefined : read.problems[0];
}

function unknownFormat(fileName: string): Problem {
  return {
    code: 'unknown-format',
    where: { file: fileName },
    expected: `the output of a supported tool: ${IMPORTERS.map(({ label }) => label).join(', ')}`,
    found: 'content that none of them recognises',
    hint: 'a CSV, TSV, Markdown or HTML table of subjects and metrics can always be read',
  };
}
