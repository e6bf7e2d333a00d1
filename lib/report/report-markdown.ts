import type { Block } from './report';
import type { ShownReport } from './shown-report';

/** A report as Markdown: its tables, and where they come from as footnotes. */
export function reportMarkdown(
  report: ShownReport,
  {
    sha256,
    createdAtMs,
    url,
  }: { readonly sha256: string; readonly createdAtMs: number; readonly url: string },
): string {
  const day = new Date(createdAtMs).toISOString().slice(0, 10);
  return [
    `# ${plain(report.title)}`,
    `Frozen on ${day} · SHA-256 \`${sha256}\` · <${url}>`,
    ...report.chapters.flatMap((chapter, index) => chapterMarkdown(chapter, index + 1)),
    ...report.chapters.map(
      ({ view, method, grades }, index) =>
        `[^${index + 1}]: ${plain(view)}, computed by ${method} of Benchlens ${report.product.version}, evidence: ${grades.join(', ') || 'none'}.`,
    ),
    '',
  ].join('\n\n');
}

function chapterMarkdown(
  { title, notes, blocks }: ShownReport['chapters'][number],
  number: number,
): string[] {
  return [
    `## ${plain(title)}[^${number}]`,
    ...(notes === undefined ? [] : [notes]),
    ...blocks.map(blockMarkdown),
  ];
}

function blockMarkdown(block: Block): string {
  if (block.kind === 'sentence')
    return block.isLead === true ? `**${plain(block.text)}**` : plain(block.text);
  if (block.kind === 'facts') {
    return block.items.map(({ name, text }) => `- ${plain(name)}: ${plain(text)}`).join('\n');
  }
  if (block.kind === 'table') {
    const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
    const rule = block.head.map((_, index) => (block.numeric.includes(index) ? '--:' : '---'));
    return [
      `**${plain(block.title)}**`,
      '',
      line(block.head),
      `| ${rule.join(' | ')} |`,
      ...block.rows.map(line),
    ].join('\n');
  }
  const series = block.series.flatMap(({ name, isClaimed, points }) =>
    points.length === 0
      ? []
      : [
          `- ${plain(name)}${isClaimed ? ' (claimed)' : ''}: ${points.map(({ text }) => plain(text)).join('; ')}`,
        ],
  );
  return [`**${plain(block.title)}**`, '', ...series, '', plain(block.caption)].join('\n');
}

/** Text that Markdown reads as nothing but text, in one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#|~!]/g, (character) => `\\${character}`);
}
