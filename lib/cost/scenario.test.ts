import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { computeCost } from './compute-cost';
import { costAddress, readCostQuery } from './cost-address';
import { buildCostForm } from './cost-form';
import { COST_FIELD_NAMES, COST_FIELDS } from './fields';
import { ownContext, suiteContext } from './page-context';
import { COST_PRESET_NAMES } from './presets';
import { readScenario, SECOND } from './scenario';

const demo = path.join(import.meta.dirname, '../../data/suites/chat-servers.json');
const file = readSuiteFile(JSON.parse(readFileSync(demo, 'utf8')), 'demo');
if (!file.ok) throw new Error('the demo suite');
const suite = suiteContext(file.value);

/** What is wrong with each parameter. */
async function faultsOf(query: Record<string, string>, context = ownContext(query)) {
  const model = await computeCost(query, context);
  return model.ok ? [] : model.problems.map(({ where }) => where.pointer?.slice(1));
}

describe('a scenario', () => {
  test('begins with an example, takes what is typed, in the spelling of the command line or of the API', () => {
    const inputs = (query: Record<string, string>) => {
      const read = readScenario(query, ownContext(query));
      return read.ok ? read.value.inputs : undefined;
    };
    expect(inputs({})?.users).toBe(500_000);
    expect(inputs({ users: '1.3M', 'fan-out': '7' })).toMatchObject({ users: 1.3e6, fanOut: 7 });
    expect(inputs({ fanOut: '7' })?.fanOut).toBe(7);
    expect(inputs({ preset: 'game' })).toMatchObject({ users: 50_000, fanOut: 9 });
    expect(inputs({ preset: 'game', users: '2M' })).toMatchObject({ users: 2e6, fanOut: 9 });
  });

  test('has the figures of the suite, and those typed for one subject in their place', () => {
    const read = readScenario({ 'memory-per-connection:go-1.24': '20kB' }, suite);
    const subjects = read.ok ? read.value.subjects : [];
    expect(
      subjects.map(({ subject, memoryPerConnectionBytes }) => [subject, memoryPerConnectionBytes?.value]),
    ).toEqual([
      ['elixir-1.17', 14_000],
      ['go-1.24', 20_000],
      ['rust-1.95', 8000],
    ]);
    expect(subjects.map(({ memoryPerConnectionBytes }) => memoryPerConnectionBytes?.grade)).toEqual([
      'claim',
      'estimate',
      'claim',
    ]);
  });

  test('counts a range with its typical value, and lists it', () => {
    const query = { payload: '500B..1kB..2kB', 'memory-per-connection:2': '10..12..20kB', 'name:2': 'Other' };
    const read = readScenario(query, ownContext(query));
    expect(read.ok && read.value.inputs.payloadBytes).toBe(1000);
    expect(read.ok && read.value.subjects.map(({ subject }) => subject)).toEqual(['custom', '2']);
    expect(read.ok && read.value.uncertain).toEqual([
      {
        kind: 'input',
        field: 'payload',
        spread: { kind: 'triangular', low: 500, typical: 1000, high: 2000 },
      },
      {
        kind: 'figure',
        subject: '2',
        figure: 'memoryPerConnectionBytes',
        spread: { kind: 'triangular', low: 10_000, typical: 12_000, high: 20_000 },
      },
    ]);
  });

  test('the second one has the texts of the first where it has none of its own', () => {
    const query = { users: '1M', 'fan-out': '3', 'b.users': '2M', 'b.fan-out': '' };
    const read = readScenario(query, ownContext(query), SECOND);
    expect(read.ok && read.value.inputs).toMatchObject({ users: 2e6, fanOut: 3 });
  });
});

describe('bad input', () => {
  test.each([
    [{ users: '0' }, 'users'],
    [{ users: '-5' }, 'users'],
    [{ users: '' }, 'users'],
    [{ users: '1e309' }, 'users'],
    [{ users: '14kB' }, 'users'],
    [{ users: '10..5' }, 'users'],
    [{ headroom: '130%' }, 'headroom'],
    [{ 'memory-per-connection': '5 req/s' }, 'memory-per-connection'],
    [{ 'memory-per-connection': '64GiB' }, 'memory-per-connection'],
    [{ 'memory-per-connection:2': '-1kB' }, 'memory-per-connection:2'],
    [{ 'base-memory': '1TB' }, 'base-memory'],
    [{ node: 'z9.huge' }, 'node'],
    [{ node: 'cheapest', 'memory-per-connection': '100TB' }, 'node'],
    [{ node: 'c1.medium', commitment: '3y' }, 'node'],
    [{ region: 'mars-1' }, 'region'],
    [{ seed: '1..3' }, 'seed'],
    [{ 'fan-out': '<script>' }, 'fan-out'],
  ])('%j is told at its field', async (query, field) => {
    expect(await faultsOf(query)).toContain(field);
  });

  test('nothing in an address throws, and what is computed is a number', async () => {
    const keys = [
      ...COST_FIELD_NAMES.map((name) => COST_FIELDS[name].flag),
      ...COST_FIELD_NAMES.map((name) => `${SECOND}${COST_FIELDS[name].flag}`),
      'memory-per-connection:go-1.24',
      'preset',
      'curve',
      'budget',
      '__proto__',
    ];
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom('0', '-1', '1e309', '1e-300', '..', '1..2..3', '100%', '14kB', '9e11', 'cheapest', '∞'),
    );
    const queries = fc.dictionary(fc.constantFrom(...keys), texts, { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const read = readCostQuery(query);
        const model = await computeCost(read, suite);
        buildCostForm(read, suite);
        if (model.ok) {
          expect(model.value.calculation.answer.options.every(({ monthlyUsd }) => monthlyUsd >= 0)).toBe(
            true,
          );
        } else expect(model.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

test.each(COST_PRESET_NAMES)('the preset %s can be computed with the page’s example', async (preset) => {
  expect(await faultsOf({ preset })).toEqual([]);
  expect(await faultsOf({ preset }, suite)).toEqual([]);
});

test('an address keeps empty fields, and is read back as it was written', () => {
  const query = { users: '', 'memory-per-connection:go-1.24': '14 kB', 'b.node': 'cheapest' };
  const address = costAddress(query, { curve: 'rate' });
  expect(address).toBe('?users=&memory-per-connection:go-1.24=14+kB&b.node=cheapest&curve=rate');
  expect(Object.fromEntries(new URLSearchParams(address))).toEqual({ ...query, curve: 'rate' });
  expect(costAddress({}, {})).toBe('');
});
