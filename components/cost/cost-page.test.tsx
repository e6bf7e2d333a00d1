import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ownContext, suiteContext } from '@/lib/cost/page-context';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { buildCostPage } from '@/lib/tables/cost-page';
import { CostPage } from './cost-page';

const demo = path.join(import.meta.dirname, '../../data/suites/chat-servers.json');

async function render(query: Record<string, string>, withSuite = false): Promise<string> {
  const file = readSuiteFile(JSON.parse(readFileSync(demo, 'utf8')), 'demo');
  if (!file.ok) throw new Error('the demo suite');
  const model = await buildCostPage(query, withSuite ? suiteContext(file.value) : ownContext(query));
  return renderToStaticMarkup(<CostPage model={model} action="/cost" />);
}

const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the page of costs', () => {
  test('says what it costs, what binds, and the bill with its sources, without a style attribute', async () => {
    const html = await render({}, true);
    expect(html).not.toContain(' style=');
    const said = text(html);
    for (const part of [
      'At 500,000 users Elixir, Go and Rust cost the same',
      '$469.03 exactly',
      'Memory binds: 500,000 ÷ 858,993 = 0.582, so 1.',
      'Total a month',
      '1,460 instance-hour',
      'Go becomes cheaper than Elixir at 858,994 users',
      'What alone would make it true',
      'Reserved for 1 year',
    ]) {
      expect(said).toContain(part);
    }
    // A first paint of moderate size.
    expect(html.match(/<[a-z]/g)?.length).toBeLessThan(2000);
  });

  test('tells a fault at its field and marks the results as stale', async () => {
    const html = await render({ users: '0' });
    expect(html).toMatch(
      /<input[^>]*aria-invalid="true"[^>]*name="users"|<input[^>]*name="users"[^>]*aria-invalid="true"/,
    );
    expect(text(html)).toContain('Something typed cannot be computed');
  });

  test('shows a second scenario line by line, a budget and the assumptions of a preset', async () => {
    const said = text(await render({ preset: 'chat', 'b.users': '1M', budget: '$500', curve: 'rate' }));
    for (const part of [
      'Two scenarios',
      'Difference',
      '$500 a month carry up to',
      'None of this was measured',
    ]) {
      expect(said).toContain(part);
    }
  });

  test('escapes what it is given', async () => {
    const html = await render({ name: '<script>alert(1)</script>', users: '"><img src=x>' });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
  });
});
