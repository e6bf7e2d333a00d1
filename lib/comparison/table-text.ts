import { escapeHtml } from '@/lib/format/escape-html';

/** A table as plain text: heads and rows of equal length. */
export interface TextTable {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, from here on to the right. */
  readonly figuresFrom: number;
}

export const TEXT_FORMATS = ['markdown', 'csv', 'html'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/**
 * A table in a format that other programs take. Names come from files: what would be markup, another column or a
 * formula of a spreadsheet there is written so that it stays text.
 *
 * @example printTable({ caption: '', heads: ['Metric', 'Go'], rows: [['p99', '35']], figuresFrom: 1 }, 'csv')
 */
export function printTable(table: TextTable, format: TextFormat): string {
  return PRINTERS[format](table);
}

const PRINTERS: Readonly<Record<TextFormat, (table: TextTable) => string>> = {
  markdown({ caption, heads, rows, figuresFrom }) {
    const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
    const rule = heads.map((_, index) => (index < figuresFrom ? '---' : '---:'));
    return [
      ...(caption === '' ? [] : [escapeMarkdown(caption), '']),
      line(heads),
      `| ${rule.join(' | ')} |`,
      ...rows.map(line),
      '',
    ].join('\n');
  },
  csv({ heads, rows }) {
    return [heads, ...rows].map((cells) => `${cells.map(quoteCsv).join(',')}\r\n`).join('');
  },
  html({ caption, heads, rows, figuresFrom }) {
    const isFigure = (index: number) => (index < figuresFrom ? '' : ' align="right"');
    const head = heads.map((text, index) => `<th scope="col"${isFigure(index)}>${escapeHtml(text)}</th>`);
    const body = rows.map(
      (cells) =>
        `<tr>${cells
          .map((text, index) =>
            index === 0
              ? `<th scope="row" align="left">${escapeHtml(text)}</th>`
              : `<td${isFigure(index)}>${escapeHtml(text)}</td>`,
          )
          .join('')}</tr>`,
    );
    return [
      '<table>',
      ...(caption === '' ? [] : [`<caption>${escapeHtml(caption)}</caption>`]),
      `<thead><tr>${head.join('')}</tr></thead>`,
      '<tbody>',
      ...body,
      '</tbody>',
      '</table>',
      '',
    ].join('\n');
  },
};

function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`));
}

/** A cell that starts like a formula is one to a spreadsheet; plain numbers stay numbers. */
function quoteCsv(text: string): string {
  const isFormula = /^[=+\-@\t]/.test(text) && !/^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
