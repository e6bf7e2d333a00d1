import { visit } from 'jsonc-parser';
import { jsonPointer } from '@/lib/problem';

/**
 * The numbers of a JSON text as they are written, by JSON pointer: `11.10`, which the number 11.1 no longer tells.
 * Entries of lists are left out, since nobody points at them and there may be millions.
 *
 * @param text valid JSON, nested no deeper than `readJson` allows
 * @example jsonLiterals('{"a": {"b": 11.10}}')('/a/b') === '11.10'
 */
export function jsonLiterals(text: string): (pointer: string) => string | undefined {
  const literals = new Map<string, string>();
  visit(text, {
    onLiteralValue: (value: unknown, offset, length, _line, _character, pathOf) => {
      if (typeof value !== 'number') return;
      const path = pathOf();
      if (typeof path.at(-1) === 'string')
        literals.set(jsonPointer(path), text.slice(offset, offset + length));
    },
  });
  return (pointer) => literals.get(pointer);
}
