import { Marked } from 'marked';
import { escapeHtml } from '@/lib/format/escape-html';

/** Links lead to the web or nowhere; tags and pictures are shown as text. */
const marked = new Marked({
  async: false,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^https?:\/\//i.test(href)
        ? `<a href="${escapeHtml(href)}" rel="nofollow noopener">${text}</a>`
        : text;
    },
    // The page and the chapter have the headings of the first two levels.
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + 2);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
  },
});

/** The notes of a chapter, Markdown that anybody may have written, as HTML without anything that runs or loads. */
export function notesHtml(markdown: string): string {
  return String(marked.parse(markdown));
}
