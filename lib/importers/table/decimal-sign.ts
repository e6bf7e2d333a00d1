/** Which sign the numbers of a column have before their decimals. */
export type DecimalSign = ',' | '.';

/** Why the sign of a column cannot be told, and by which of its cells. */
export interface SignFault {
  readonly at: number;
  readonly kind: 'mixed' | 'ambiguous';
}

/**
 * The decimal sign of a column by its cells. `1,5`, `0,125`, `1.234,5` and `1.120.000` have a comma; `1.5`, `1,234.5`
 * and `1,120,000` have a point. `1,500` and `1.500` can be either: the rest of the column decides, and where it says
 * nothing a point is meant, unless the table uses commas elsewhere.
 *
 * @param elsewhere whether another column of the table has a decimal comma, or its cells stand apart by semicolons, as
 * programs write them to keep the comma free
 */
export function decimalSignOf(
  texts: readonly string[],
  elsewhere: { readonly hasComma: boolean; readonly hasSemicolons: boolean },
): DecimalSign | SignFault {
  const kinds = texts.map((text) => numeralsOf(text).map(kindOf));
  const first = (...wanted: Kind[]) => kinds.findIndex((list) => list.some((kind) => wanted.includes(kind)));
  const comma = first('comma', 'comma-and-points');
  const point = first('point');
  if (comma !== -1 && point !== -1) return { at: Math.max(comma, point), kind: 'mixed' };
  if (comma !== -1) {
    const pointed = first('point-or-thousands');
    return pointed !== -1 && first('comma-and-points') === -1 ? { at: pointed, kind: 'ambiguous' } : ',';
  }
  if (point !== -1) return '.';
  const unclear = elsewhere.hasComma
    ? first('comma-or-thousands', 'point-or-thousands')
    : elsewhere.hasSemicolons
      ? first('comma-or-thousands')
      : -1;
  return unclear === -1 ? '.' : { at: unclear, kind: 'ambiguous' };
}

/** Whether a cell holds a number that only a decimal comma explains. */
export function hasDecimalComma(text: string): boolean {
  return numeralsOf(text).some((numeral) => ['comma', 'comma-and-points'].includes(kindOf(numeral)));
}

/** The same cell with a decimal point and without thousands signs: `1.234,5 ms` is `1234.5 ms`. */
export function withDecimalPoint(text: string): string {
  return text
    .split('±')
    .map((part) => {
      const { before, numeral, after } = takeNumeral(part) ?? { before: part, numeral: '', after: '' };
      return `${before}${numeral.replaceAll(/[.\s'\u00a0\u202f]/g, '').replace(',', '.')}${after}`;
    })
    .join('±');
}

type Kind =
  | 'comma'
  /** A comma with points between thousands, or such points alone. */
  | 'comma-and-points'
  | 'point'
  | 'comma-or-thousands'
  | 'point-or-thousands'
  | 'none';

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^[1-9]\d{0,2},\d{3}$/, 'comma-or-thousands'],
  [/^[1-9]\d{0,2}\.\d{3}$/, 'point-or-thousands'],
  [/^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/, 'comma-and-points'],
  [/^\d+,\d+$|^\d{1,3}(?:[\s'\u00a0\u202f]\d{3})+,\d+$/, 'comma'],
  [/^\d+\.\d+$|^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/, 'point'],
];

function kindOf(numeral: string): Kind {
  return KINDS.find(([pattern]) => pattern.test(numeral))?.[1] ?? 'none';
}

function numeralsOf(text: string): string[] {
  return text.split('±', 2).flatMap((part) => takeNumeral(part)?.numeral ?? []);
}

/** Longer cells are sentences, whose numbers nobody reads. */
const MAX_LENGTH = 80;

/** The number at the start of a cell, behind a sign or a currency. */
function takeNumeral(text: string): { before: string; numeral: string; after: string } | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const match = /^(\D{0,6}?)(\d{1,3}(?:[\s'\u00a0\u202f]\d{3})+,\d+|\d+(?:[.,]\d+)*)(?![.,]?\d)(.*)$/s.exec(
    text,
  );
  return match === null
    ? undefined
    : { before: match[1] ?? '', numeral: match[2] ?? '', after: match[3] ?? '' };
}
