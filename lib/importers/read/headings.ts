import type { SubjectHint } from '../importer';

/** The Markdown headings above a place, `#` at 0 and `######` at 5; undefined where a level has none. */
export type HeadingPath = readonly (string | undefined)[];

/** A subject that a heading names: weaker than what the user says, which a name in the output itself is not. */
export interface HeadingSubject extends SubjectHint {
  readonly isHeading: true;
}

export function isHeadingSubject(subject: SubjectHint | undefined): subject is HeadingSubject {
  return subject !== undefined && 'isHeading' in subject;
}

/** What the headings above one run say. */
export interface HeadingNames {
  readonly subject?: HeadingSubject;
  /** A heading that names no subject: the load level, the endpoint or the only heading. */
  readonly section?: string;
}

/**
 * Follows the headings of a Markdown text line by line. What stands in a fenced block is no heading: in shells `#`
 * begins a comment.
 */
export function headingTracker(): { read(line: string): void; path(): HeadingPath } {
  const path: (string | undefined)[] = [];
  let fence: string | undefined;
  return {
    read(line) {
      const [, marks, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
      if (marks !== undefined) {
        if (fence === undefined) fence = marks.startsWith('`') && info.includes('`') ? undefined : marks;
        else if (marks.startsWith(fence) && info.trim() === '') fence = undefined;
        return;
      }
      const [, level, text] = fence === undefined ? (/^(#{1,6})[ \t]+(\S.*)$/.exec(line) ?? []) : [];
      if (level === undefined || text === undefined) return;
      path.length = level.length - 1;
      path[level.length - 1] = plainHeading(text);
    },
    path: () => Array.from(path),
  };
}

/**
 * Who was measured in each run of one file, by the headings above it: those of the outermost level that differs from
 * run to run and does not only name loads or endpoints. A run without a heading of that level has the next one above.
 *
 * @example
 * namesFromHeadings([['Results', 'express'], ['Results', 'fastify']]) names the subjects express and fastify;
 * namesFromHeadings([['64 connections'], ['128 connections']]) names sections alone.
 */
export function namesFromHeadings(paths: readonly HeadingPath[]): HeadingNames[] {
  const distinct = LEVELS.map((level) => new Set(paths.map((path) => path[level])));
  const level = LEVELS.find((at) => {
    const names = [...(distinct[at] ?? [])].filter((name) => name !== undefined);
    return names.length > 1 && !names.every(isCondition);
  });
  return paths.map((path) => {
    const subject = level === undefined ? undefined : path.slice(0, level + 1).findLast(isText);
    const section = LEVELS.filter((at) => isText(path[at]) && at !== level)
      .toSorted((a, b) => Number(varies(distinct, b)) - Number(varies(distinct, a)) || b - a)
      // An outer heading that all runs share says nothing beside the subject.
      .find((at) => level === undefined || at > level || varies(distinct, at));
    const text = section === undefined ? undefined : path[section];
    return {
      ...(subject === undefined ? {} : { subject: { name: subject, isHeading: true } }),
      ...(text === undefined || text === subject ? {} : { section: text }),
    };
  });
}

const LEVELS = [0, 1, 2, 3, 4, 5] as const;

function varies(distinct: readonly ReadonlySet<string | undefined>[], level: number): boolean {
  return (distinct[level]?.size ?? 0) > 1;
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

/** Without emphasis, code marks, links and closing signs; undefined where nothing is left. */
function plainHeading(text: string): string | undefined {
  const plain = text
    .slice(0, 400)
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replaceAll(/!?\[([^\][]{0,200})\]\([^()]{0,200}\)/g, '$1')
    .replaceAll(/\*\*|`/g, '')
    .trim()
    .slice(0, 200);
  return plain === '' ? undefined : plain;
}

/** Under what was measured, not who: `64 connections`, `c=64 t=2`, `High load`, `Run 3`, `GET /json`. */
function isCondition(heading: string): boolean {
  if (/^(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+)?(?:\/|https?:\/\/)\S*$/.test(heading)) return true;
  if (/(?![a-z])\p{L}/iu.test(heading)) return false;
  const words = heading.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const hasNumber = /\d/.test(heading);
  const isOfLoad = (word: string) =>
    /^\d/.test(word) || LOAD_WORDS.has(word) || (hasNumber && LOAD_LETTERS.has(word));
  return words.length > 0 && words.every(isOfLoad);
}

const LOAD_WORDS: ReadonlySet<string> = new Set(
  `at with and for of per the x load loads level levels test tests run runs round iteration attempt repetition
   connection connections conn conns connected concurrent concurrency client clients user users vu vus thread threads
   rate rps qps req reqs request requests second seconds sec secs minute minutes min mins duration
   low medium mid high light heavy peak normal warm up warmup k ms`.split(/\s+/),
);

/** Options of load generators: `-c64`, `t=2`, `30s`. */
const LOAD_LETTERS: ReadonlySet<string> = new Set('cdmnrst'.split(''));
