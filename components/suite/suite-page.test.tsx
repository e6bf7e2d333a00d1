import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Query } from '@/lib/format/query-string';
import type { SuiteData } from '@/lib/model/suite-data';
import { buildSuitePage } from '@/lib/tables/suite-page';
import { claimOf, suiteDataOf, type ValuesBySubject } from '@/tests/support/suite-data';
import { SuitePage } from './suite-page';

/** A suite of so many subjects, cases and statistics, with so many runs of each. */
function suiteOf(subjects: number, cases: number, runs: number): SuiteData {
  const statistics = ['p50', 'p90', 'p99', 'p99.9', 'max'];
  const table: ValuesBySubject = Object.fromEntries(
    Array.from({ length: subjects }, (_, subject) => [
      `s${subject}`,
      Object.fromEntries(
        statistics.map((statistic, index) => [
          `latency.${statistic}`,
          Array.from({ length: runs }, (__, run) => 1e6 * (index + 1) * (1 + subject / 9) + 1e4 * run),
        ]),
      ),
    ]),
  );
  const data = suiteDataOf(table);
  return {
    ...data,
    values: Array.from({ length: cases }, (_, index) => `op ${index}`).flatMap((name) =>
      data.values.map((value) => ({ ...value, case: cases === 1 ? 'all' : name })),
    ),
    runs: data.runs.map((run) => ({
      ...run,
      tool: { name: 'wrk2' },
      environment: { cpu: `Cpu of ${run.subject}`, os: 'Linux' },
    })),
  };
}

function render(data: SuiteData, query: Query = {}): string {
  const model = buildSuitePage(data, query.sort === undefined ? {} : { sort: query.sort });
  return renderToStaticMarkup(
    <NuqsTestingAdapter searchParams={query}>
      <SuitePage model={model} query={query} />
    </NuqsTestingAdapter>,
  );
}

const countElements = (html: string) => (html.match(/<[a-z]/g) ?? []).length;
const rowsOf = (html: string) =>
  html.slice(html.indexOf('id="every-metric"'), html.indexOf('Key to the table')).split('<tr').length - 1;

/** What stands around a page: head, sprite, header, footer. */
const FRAME = 230;

describe('a page opens with few elements', () => {
  test.each([
    ['wide', suiteOf(20, 8, 5)],
    ['of many cases', suiteOf(3, 100, 2)],
    ['of many runs', suiteOf(4, 2, 75)],
    ['of many subjects', suiteOf(200, 1, 1)],
  ])('%s', (_, data) => {
    expect(countElements(render(data)) + FRAME).toBeLessThanOrEqual(2000);
  });

  test('and claims by the hundred are a press away', () => {
    const claims = Array.from({ length: 300 }, (_, index) =>
      claimOf(`c${index}`, index % 2 === 0 ? 'a' : 'b', `latency.p${50 + (index % 40)}`, index + 1),
    );
    const data = suiteDataOf({}, { claims });
    expect(countElements(render(data)) + FRAME).toBeLessThanOrEqual(2000);
    const whole = render(data, { claims: 'all' });
    expect(claims.every(({ id }) => whole.includes(`id="claim-${id}"`))).toBe(true);
  });
});

describe('without script, the address', () => {
  const data = suiteOf(3, 30, 2);

  test('shows the first rows and leads to all of them', () => {
    const html = render(data);
    expect(html).toMatch(/<a href="\?rows=all">Show \d+ more metrics<\/a>/);
    expect(rowsOf(render(data, { rows: 'all' }))).toBeGreaterThan(150);
  });

  test('filters by a name and a condition', () => {
    const html = render(data, { filter: 'op 2, p99 < 4ms' });
    expect(html).toContain('11 of 150 metrics');
    expect(html).toContain('value="op 2, p99 &lt; 4ms"');
  });

  test('says why a filter cannot be read', () => {
    expect(render(data, { filter: 'p99 < fast' })).toContain(
      'Expected a value such as 20ms, 1M or 5% after &lt;, found “fast”.',
    );
    expect(render(data, { filter: 'p99 < 20' })).toContain('needs a value with its unit');
  });

  test('turns the table', () => {
    expect(render(data)).toContain('rowSpan="2">Metric</th>');
    expect(render(data, { orient: 'subjects' })).toMatch(/rowSpan="3">Subject<\/th>/);
  });

  test('sorts the metrics by a subject', () => {
    const html = render(data, { sort: 's2' });
    expect(html).toContain('Metrics sorted by how far s2 is behind the best, furthest first.');
    expect(html).toContain('aria-sort="descending"');
  });

  test('gives ranks to the subjects of a sorted metric', () => {
    const html = render(suiteOf(3, 1, 8), { sort: 'latency.p99' });
    expect(html).toContain('<span class="vh">rank </span>1</span>');
    expect(html).toContain('<span class="vh">rank </span>3</span>');
  });

  test('names what it asks for in vain', () => {
    expect(render(data, { subjects: 's0,php', sort: 'gone' })).toContain(
      'left out: subject “php”, order by “gone”.',
    );
  });

  test('leads from each number to its origin', () => {
    expect(render(data)).toContain('href="?cell=op+0:latency.p50%40s1#origin"');
  });
});
