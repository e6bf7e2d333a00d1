'use client';

import { useState } from 'react';
import { copyText } from '@/components/ui/copy-text';
import { Menu } from '@/components/ui/menu';
import type { TextFormat } from '@/lib/comparison/table-text';
import type { TableRow } from '@/lib/tables/comparison-table';

const FORMATS: readonly { readonly format: TextFormat; readonly label: string }[] = [
  { format: 'markdown', label: 'Markdown' },
  { format: 'csv', label: 'CSV, all digits' },
  { format: 'html', label: 'HTML' },
];

/** Copies the table as it is filtered, with all its rows, for a pull request, a spreadsheet or a page. */
export function CopyTable({
  label,
  names,
  load,
  arrange,
}: {
  label: string;
  /** The columns that are shown. */
  names: readonly { readonly index: number; readonly name: string }[];
  load: () => Promise<readonly TableRow[]>;
  arrange: (rows: readonly TableRow[]) => readonly TableRow[];
}) {
  const [answer, setAnswer] = useState('');
  // A browser lets a page write to the clipboard only shortly after a press: everything is fetched before.
  const prepare = () =>
    Promise.all([load(), import('@/lib/tables/table-export'), import('@/lib/comparison/table-text')]);
  const copy = async (format: TextFormat) => {
    try {
      const [rows, { exportTable }, { printTable }] = await prepare();
      const text = printTable(exportTable(label, names, arrange(rows), format), format);
      setAnswer((await copyText(text)) ? 'Copied' : 'The browser refused');
    } catch {
      setAnswer('The rows could not be fetched');
    }
  };
  return (
    <span className="sp js-only copies" onPointerEnter={() => void prepare()} onFocus={() => void prepare()}>
      <output className="small muted">{answer}</output>
      <Menu label="Copy table" kind="plain">
        {FORMATS.map(({ format, label: name }) => (
          <button key={format} type="button" onClick={() => void copy(format)}>
            {name}
          </button>
        ))}
      </Menu>
    </span>
  );
}
