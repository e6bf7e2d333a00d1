/** Control characters, and those that change the direction of the text after them, so that it reads as another. */
const UNREADABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Control characters that have no place in a longer text either; it may have lines and tabs. */
const CONTROL_IN_TEXT = /[^\P{Cc}\n\r\t]/u;

/** Whether a name holds only characters that can be read. */
export function isReadableName(name: string): boolean {
  return !UNREADABLE.test(name);
}

/** Whether a text shows nothing: white space, and marks without width. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}]/u.test(text);
}

/** Whether a longer text is free of control characters other than line ends and tabs. */
export function isReadableText(text: string): boolean {
  return !CONTROL_IN_TEXT.test(text);
}

/**
 * A name as it may be stored: characters that cannot be read become a space.
 *
 * @returns undefined where nothing is left to show
 * @example readableName('Go\u001b 1.24\n') === 'Go 1.24'
 */
export function readableName(name: string): string | undefined {
  if (isBlank(name)) return undefined;
  if (isReadableName(name)) return name;
  const readable = name
    .replace(new RegExp(`${UNREADABLE.source}+`, 'gu'), ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return isBlank(readable) ? undefined : readable;
}

/** A longer text as it may be stored: control characters other than line ends and tabs become a space. */
export function readableText(text: string): string {
  return isReadableText(text) ? text : text.replace(new RegExp(CONTROL_IN_TEXT.source, 'gu'), ' ');
}
