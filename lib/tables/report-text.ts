import type { Judgement } from '@/lib/comparison/judge';
import type { ComparisonReport } from './comparison-report';

/** A report for a terminal: plain text, columns aligned. */
export function reportAsText(report: ComparisonReport, { failed, cannotTell }: Judgement): string {
  return [
    ...indented(report.comparability),
    ...report.pairs.flatMap(({ column, counts, head, rows }) => [
      '',
      `${column} against ${report.base}: ${counts}`,
      ...aligned([head, ...rows]),
    ]),
    ...(failed.length + cannotTell.length === 0 ? [] : ['']),
    ...failed.map((condition) => `failed: ${condition}`),
    ...cannotTell.map((condition) => `cannot tell: ${condition}`),
    '',
  ].join('\n');
}

/** A report for a pull request: counts, the table, the conditions. */
export function reportAsMarkdown(report: ComparisonReport, { failed, cannotTell }: Judgement): string {
  return [
    ...report.pairs.flatMap(({ column, counts, head, rows }) => [
      `### ${escaped(column)} against ${escaped(report.base)}: ${counts}`,
      '',
      `| ${head.map(escaped).join(' | ')} |`,
      `| ${head.map((_, index) => (isNumeric(index) ? '---:' : '---')).join(' | ')} |`,
      ...rows.map((row) => `| ${row.map(escaped).join(' | ')} |`),
      '',
    ]),
    ...failed.map((condition) => `- **failed**: ${escaped(condition)}`),
    ...cannotTell.map((condition) => `- **cannot tell**: ${escaped(condition)}`),
    ...(failed.length + cannotTell.length === 0 ? [] : ['']),
    ...report.comparability.map((line, index) => (index === 0 ? escaped(line) : `- ${escaped(line)}`)),
    '',
  ].join('\n');
}

function indented([first = '', ...rest]: readonly string[]): string[] {
  return [first, ...rest.map((line) => `  ${line}`)];
}

function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, index) =>
    Math.max(...lines.map((line) => widthOf(line[index] ?? ''))),
  );
  return lines.map((line) =>
    widths
      .map((width, index) => {
        const text = line[index] ?? '';
        const padding = ' '.repeat(width - widthOf(text));
        return isNumeric(index) ? `${padding}${text}` : `${text}${padding}`;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** The first column names, the last judges; numbers stand between. */
function isNumeric(index: number): boolean {
  return index > 0 && index < 6;
}

function widthOf(text: string): number {
  return [...text].length;
}

/** Text that Markdown shows as it is. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|~#]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\r\n]+/g, ' ');
}
