import { lexer, type MarkedToken, type Token } from 'marked';
import { slugify } from '@/lib/model/slug';

/** A document as a page shows it: what stands before the first heading of the second level, then one part for each. */
export interface DocumentSections {
  readonly title: string;
  readonly opening: readonly MarkedToken[];
  readonly sections: readonly DocumentSection[];
}

export interface DocumentSection {
  /** The anchor, unique in the document. */
  readonly id: string;
  readonly title: string;
  readonly tokens: readonly MarkedToken[];
}

/**
 * A Markdown document by its headings.
 *
 * @example documentSections('# Rules\n\nAll.\n\n## One\n\nText.').sections[0]?.id === 'one'
 */
export function documentSections(markdown: string): DocumentSections {
  const opening: MarkedToken[] = [];
  const sections: { id: string; title: string; tokens: MarkedToken[] }[] = [];
  let title = '';
  for (const token of plainTokens(lexer(markdown))) {
    if (token.type === 'heading' && token.depth === 1) title = textOf(token.tokens);
    else if (token.type === 'heading' && token.depth === 2) {
      const heading = textOf(token.tokens);
      sections.push({ id: uniqueId(heading, sections), title: heading, tokens: [] });
    } else (sections.at(-1)?.tokens ?? opening).push(token);
  }
  return { title, opening, sections };
}

/** Without extensions, the lexer makes tokens of its own kinds alone. */
export function plainTokens(tokens: readonly Token[]): readonly MarkedToken[] {
  return tokens as readonly MarkedToken[];
}

/** The words of inline tokens, without their marks. */
export function textOf(tokens: readonly Token[]): string {
  return plainTokens(tokens)
    .map((token) => {
      if ('tokens' in token && token.tokens !== undefined) return textOf(token.tokens);
      return 'text' in token ? token.text : '';
    })
    .join('');
}

function uniqueId(title: string, before: readonly { readonly id: string }[]): string {
  const slug = slugify(title);
  const isTaken = (id: string) => before.some((section) => section.id === id);
  for (let id = slug, count = 2; ; id = `${slug}-${count}`, count += 1) if (!isTaken(id)) return id;
}
