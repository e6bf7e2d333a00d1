import { chartSvg } from './chart-svg';
import { escapeHtml } from '@/lib/format/escape-html';
import { notesHtml } from './notes-html';
import type { Block } from './report';
import type { ShownReport } from './shown-report';

/**
 * The chapters of a report as HTML: the page, the embedded view and the file show the same text, so that no number can
 * differ between them. Every text of the report is escaped.
 */
export function chaptersHtml(report: ShownReport): string {
  return report.chapters.map(chapterHtml).join('\n');
}

function chapterHtml(chapter: ShownReport['chapters'][number]): string {
  const grades = chapter.grades.length === 0 ? 'no evidence' : chapter.grades.join(', ');
  return `<section class="rchapter">
<h2>${escapeHtml(chapter.title)}</h2>
${chapter.notes === undefined ? '' : `<div class="rnotes">${notesHtml(chapter.notes)}</div>`}
${chapter.blocks.map(blockHtml).join('\n')}
<p class="rmeta">View ${escapeHtml(chapter.view)} · method ${escapeHtml(chapter.method)} · evidence: ${escapeHtml(grades)}</p>
</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'sentence':
      return `<p${block.isLead === true ? ' class="rlead"' : ''}>${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<dl class="rfacts">${block.items
        .map(({ name, text }) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd></div>`)
        .join('')}</dl>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return `<figure>${chartSvg(block)}<figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
  }
}

function tableHtml({ title, head, numeric, rows }: Extract<Block, { kind: 'table' }>): string {
  const classOf = (column: number) => (numeric.includes(column) ? ' class="num"' : '');
  const cells = (row: readonly string[]) =>
    row
      .map((text, column) =>
        column === 0
          ? `<th scope="row">${escapeHtml(text)}</th>`
          : `<td${classOf(column)}>${escapeHtml(text)}</td>`,
      )
      .join('');
  return `<div class="rtable" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table><caption>${escapeHtml(title)}</caption><thead><tr>${head
    .map((text, column) => `<th scope="col"${classOf(column)}>${escapeHtml(text)}</th>`)
    .join(
      '',
    )}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`;
}
