/** Texts come with the Greek letter as often as with the micro sign, and the fonts hold only the latter. */
export function printable(text: string): string {
  return text.replaceAll('\u03bc', '\u00b5');
}
