import type { Place, Problem } from '@/lib/problem';
import { counted } from './describe-contents';
import { excerptAt, type SourceLines } from './excerpt';

/** Why a file was not taken, and with that, what the reader can do about it. */
export type Refusal =
  /** The content is at fault, or does not fit what is stored. */
  | {
      readonly kind: 'problems';
      readonly problems: readonly Problem[];
      /** The lines around each problem, in the order of `problems`, where they are known. */
      readonly excerpts?: readonly (SourceLines | undefined)[];
    }
  /** A unit is missing; the reader knows it. */
  | { readonly kind: 'unit'; readonly problems: readonly Problem[] }
  /** Several formats fit; the reader chooses. */
  | { readonly kind: 'ambiguous'; readonly problem: Problem }
  | { readonly kind: 'sign-in' }
  /** The reader stopped it. */
  | {
      readonly kind: 'cancelled';
      /** Everything had been sent, and was to be stored: it may have been. */
      readonly mayBeStored: boolean;
    }
  /** Not the file's fault: the same may work later, or elsewhere. */
  | { readonly kind: 'failed'; readonly sentence: string };

/**
 * What an answer that is no success means. The body is a problem document of ours, or anything that stands between.
 *
 * @param body parsed JSON, or undefined where there is none
 */
export function refusalOf(status: number, body: unknown): Refusal {
  const problems = problemsIn(body);
  const [first] = problems;
  if (status === 401) return { kind: 'sign-in' };
  const ambiguous = problems.find((problem) => problem.code === 'ambiguous-format');
  if (ambiguous !== undefined) return { kind: 'ambiguous', problem: ambiguous };
  if (problems.some((problem) => problem.code === 'unit-unknown')) return { kind: 'unit', problems };
  if (first !== undefined) return { kind: 'problems', problems };
  return { kind: 'failed', sentence: sentenceFor(status, detailOf(body)) };
}

/** Adds the lines that the problems name, from the text of the file. */
export function withExcerpts(refusal: Refusal, text: string): Refusal {
  if (refusal.kind !== 'problems') return refusal;
  return { ...refusal, excerpts: refusal.problems.map((problem) => excerptAt(text, problem.where)) };
}

/** The refusal of a file that would be too large to be read, before it is sent. */
export function refuseTooLarge(fileName: string, sizeText: string, limitText: string): Refusal {
  return {
    kind: 'problems',
    problems: [
      {
        code: 'too-large',
        where: { file: fileName },
        expected: `a file of at most ${limitText}`,
        found: `one of ${sizeText}, which was not sent`,
        hint: 'pack it with gzip or zstd, or let the operator of this server raise MAX_UPLOAD_BYTES',
      },
    ],
  };
}

/** A heading for the refusal. */
export function refusalTitle(fileName: string, refusal: Refusal): string {
  switch (refusal.kind) {
    case 'problems':
      return `${fileName} was not imported: ${counted(refusal.problems.length, 'problem')}`;
    case 'unit':
      return `${fileName} does not say in which unit its durations are`;
    case 'ambiguous':
      return `${fileName} fits several formats`;
    case 'sign-in':
      return `${fileName} was not sent: a sign-in is needed`;
    case 'cancelled':
      return `${fileName}: you stopped it`;
    case 'failed':
      return `${fileName} was not imported`;
  }
}

function sentenceFor(status: number, detail: string | undefined): string {
  if (detail !== undefined) return detail;
  if (status === 413) return 'The file is larger than this server, or something before it, takes.';
  if (status === 403) return 'The server does not allow this.';
  return `The server answered with status ${status} and no explanation.`;
}

function detailOf(body: unknown): string | undefined {
  return isObject(body) && typeof body.detail === 'string' && body.detail !== '' ? body.detail : undefined;
}

function problemsIn(body: unknown): Problem[] {
  if (!isObject(body) || !Array.isArray(body.problems)) return [];
  const distinct = new Map(
    body.problems.filter(isProblem).map((problem) => [JSON.stringify(problem), problem]),
  );
  return [...distinct.values()];
}

/** A list of our own server holds nothing else; what a foreign one may hold is not shown. */
function isProblem(value: unknown): value is Problem {
  return (
    isObject(value) &&
    typeof value.code === 'string' &&
    typeof value.expected === 'string' &&
    typeof value.found === 'string' &&
    isPlace(value.where)
  );
}

function isPlace(value: unknown): value is Place {
  return isObject(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
