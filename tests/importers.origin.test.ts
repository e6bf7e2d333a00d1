import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeText } from '@/lib/importers/decode';
import { parseDocument } from '@/lib/importers/parse-document';
import { IMPORTERS } from '@/lib/importers/registry';
import { inflate } from '@/server/inflate';

const root = path.join(import.meta.dirname, '..', 'data', 'samples');
// A suite file keeps the texts of other files; raw data are counted and have no text for one number.
const ids = IMPORTERS.filter(({ kind, id }) => kind === 'document' && id !== 'benchlens').map(({ id }) => id);
const samples = ids
  .flatMap((id) => readdirSync(path.join(root, id)).map((file) => path.join(id, file)))
  // Of an HTML cell, what a reader sees is kept.
  .filter((name) => !name.endsWith('README.md') && !name.endsWith('.html'))
  .toSorted();

describe('the text that is kept with a number', () => {
  it.each(samples)('stands to the letter in %s, where the pointer leads', (name) => {
    const text = decodeText(readFileSync(path.join(root, name)), name);
    if (!text.ok) throw new Error(name);
    const read = parseDocument({ text: text.value, fileName: name, unit: 'ms', inflate });
    if (!read.ok || read.value.parsed.kind !== 'runs') throw new Error(name);
    const lines = text.value.split('\n');
    const strays = read.value.parsed.runs
      .flatMap(({ measurements }) => measurements)
      .filter(({ from }) => {
        if (from?.text === undefined) return false;
        const place = /^(?:line )?(\d+)(?::(\d+))?$/.exec(from.pointer ?? '');
        const rest = place === null ? text.value : lines.slice(Number(place[1]) - 1).join('\n');
        const column = Number(place?.[2] ?? 1);
        const isThere = rest.slice(column - 1).includes(from.text);
        const isInLine =
          place === null || (lines[Number(place[1]) - 1] ?? '').includes(from.text.split('\n')[0] ?? '');
        return !(isThere && isInLine);
      });
    expect(strays.map(({ metric, statistic, from }) => [metric, statistic, from])).toEqual([]);
  });
});
