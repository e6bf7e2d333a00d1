import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { documentSections } from './document-sections';
import { Markdown } from './markdown';

describe('documentSections', () => {
  test('cuts at headings of the second level, with an anchor for each', () => {
    const { title, opening, sections } = documentSections(
      '# Rules\n\nAll.\n\n## A *b*\n\nOne.\n\n### c\n\n## A b\n',
    );
    expect(title).toBe('Rules');
    expect(opening.filter(({ type }) => type !== 'space')).toHaveLength(1);
    expect(sections.map(({ id, title: heading }) => [id, heading])).toEqual([
      ['a-b', 'A b'],
      ['a-b-2', 'A b'],
    ]);
  });

  test('finds every rule of the product', () => {
    const file = path.join(import.meta.dirname, '../../docs/methodology.md');
    const { title, opening, sections } = documentSections(readFileSync(file, 'utf8'));
    expect(title).toBe('Methodology');
    expect(opening.length).toBeGreaterThan(0);
    expect(sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['percentiles-are-not-averaged', 'comparing-two-columns', 'references']),
    );
    for (const section of sections) {
      const html = renderToStaticMarkup(<Markdown tokens={section.tokens} label={section.title} />);
      expect(html, section.title).toMatch(/<(?:p|ul|ol|table)\b/);
      expect(html, section.title).not.toMatch(/\*\*|\]\(|<[a-z]+ style=/);
    }
  });
});

describe('Markdown', () => {
  const html = (text: string) =>
    renderToStaticMarkup(<Markdown tokens={documentSections(text).opening} label="Test" />);

  test('prints tags as text and runs nothing', () => {
    expect(html('<img src=x onerror=alert(1)>\n\nA <b onclick="x()">word</b> & `a<b`.')).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt;</p><p>A &lt;b onclick=&quot;x()&quot;&gt;word&lt;/b&gt; &amp; <code>a&lt;b</code>.</p>',
    );
  });

  test.each([
    ['https://example.org/a', true],
    ['/formats', true],
    ['#ratio', true],
    ['javascript:alert(1)', false],
    ['//example.org', false],
    ['/\\example.org', false],
    ['formats/README.md', false],
  ])('a link to %s: %s', (href, isLink) => {
    expect(html(`[there](${href})`)).toBe(isLink ? `<p><a href="${href}">there</a></p>` : '<p>there</p>');
  });

  test('a table has heads and a name, figures stand right', () => {
    const table = html('| runs | p |\n| --- | ---: |\n| 3 | 0.10 |\n');
    expect(table).toContain('aria-label="Table: Test, runs, p"');
    expect(table).toContain('<th scope="col" class="num">p</th>');
    expect(table).toContain('<th scope="row">3</th><td class="num">0.10</td>');
  });
});
