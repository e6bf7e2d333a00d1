import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '@/bin/cli/commands/cost';
import { suiteContext, ownContext } from '@/lib/cost/page-context';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { buildCostPage } from '@/lib/tables/cost-page';
import { postCost } from './api/post-cost';

const demoFile = path.join(import.meta.dirname, '../data/suites/chat-servers.json');
const demo: unknown = JSON.parse(readFileSync(demoFile, 'utf8'));

interface Answer {
  readonly options: readonly { readonly subject: string; readonly monthlyUsd: number }[];
}

/** To the cent, by each of the three ways. */
async function threeWays(query: Record<string, string>, withSuite: boolean) {
  const file = readSuiteFile(demo, 'demo');
  if (!file.ok) throw new Error('the demo suite');
  const page = await buildCostPage(query, withSuite ? suiteContext(file.value) : ownContext(query));
  expect(page.problems).toEqual({});

  const response = await postCost(
    new Request('http://localhost/api/v1/cost', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...query, ...(withSuite ? { suite: demo } : {}) }),
    }),
  );
  const api = (await response.json()) as Answer;

  let printed = '';
  const flags = Object.entries(query).flatMap(([flag, value]) => [`--${flag}`, value]);
  const code = await command.run([...(withSuite ? [demoFile] : []), ...flags, '--json'], {
    out: (text: string) => {
      printed += text;
    },
    err: (text: string) => {
      throw new Error(text);
    },
  });
  expect(code).toBe(0);
  const cli = JSON.parse(printed) as Answer;

  const amounts = ({ options }: Answer) =>
    options.map(({ subject, monthlyUsd }) => [subject, monthlyUsd.toFixed(2)]);
  return {
    page: page.results?.view.options.map(({ head, exactMonthly }) => [
      head.slug,
      exactMonthly.replaceAll(/[$,]/g, ''),
    ]),
    api: amounts(api),
    cli: amounts(cli),
  };
}

describe('the page, the API and the command line agree to the cent', () => {
  test.each([
    [{ users: '500k', 'memory-per-connection': '14kB' }, false],
    [
      { users: '1.3M', 'memory-per-connection': '8KiB', node: 'cheapest', commitment: '1y', only: 'compute' },
      false,
    ],
    [{ users: '500k' }, true],
    [{ users: '500k', 'messages-per-user': '2/min', 'fan-out': '50', 'peak-to-average': '2.5' }, true],
    [
      { users: '7M', 'messages-per-user': '10/min', payload: '300B', node: 'cheapest', discount: '12%' },
      true,
    ],
  ])('%j', async (query, withSuite) => {
    const { page, api, cli } = await threeWays(query, withSuite);
    expect(page).toEqual(api);
    expect(cli).toEqual(api);
    expect(api.length).toBe(withSuite ? 3 : 1);
  });

  test('the pencil calculation of the documentation', async () => {
    const { page } = await threeWays({ users: '500k', 'memory-per-connection': '14kB' }, false);
    expect(page).toEqual([['custom', '469.03']]);
  });
});

test('a page whose address is wrong shows its example, marked stale, with the fault at its field', async () => {
  const page = await buildCostPage({ users: '0', headroom: '130%' }, ownContext({}));
  expect(page.isStale).toBe(true);
  expect(Object.keys(page.problems).toSorted()).toEqual(['headroom', 'users']);
  expect(page.results?.view.options[0]?.exactMonthly).toBe('$469.03');
  expect(page.form.load.find(({ key }) => key === 'users')?.value).toBe('0');
});
