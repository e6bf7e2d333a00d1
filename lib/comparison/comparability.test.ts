import { describe, expect, test } from 'vitest';
import type { RunFacts } from '@/lib/model/suite-data';
import { suiteDataOf } from '@/tests/support/suite-data';
import { comparabilityOf, conditionedRuns } from './comparability';

const run = (id: string, facts: Partial<RunFacts> = {}) => ({
  facts: { id, subject: 'go', importedAtMs: 0, ...facts },
});

describe('comparabilityOf', () => {
  test('nothing stated, or one run alone, is comparable', () => {
    const comparable = { verdict: 'comparable', differences: [] };
    expect(comparabilityOf([])).toEqual(comparable);
    expect(comparabilityOf([run('r_1', { load: { model: 'open' } })])).toEqual(comparable);
    expect(comparabilityOf([run('r_1'), run('r_2', { load: { model: 'open' } })])).toEqual(comparable);
    expect(
      comparabilityOf([run('r_1', { load: { model: 'unknown' } }), run('r_2', { load: { model: 'open' } })]),
    ).toEqual(comparable);
  });

  test('another machine is a caveat, with what each run states', () => {
    expect(
      comparabilityOf([
        run('r_1', { environment: { vcpus: 8, os: 'Linux' } }),
        run('r_2', { environment: { vcpus: 4, os: 'Linux' } }),
        run('r_3'),
      ]),
    ).toEqual({
      verdict: 'caveats',
      differences: [{ field: 'environment.vcpus', values: { r_1: 8, r_2: 4 } }],
    });
  });

  test('another load model forbids a comparison and stands first', () => {
    const outcome = comparabilityOf([
      run('r_1', { environment: { cpu: 'a' }, load: { model: 'open' } }),
      run('r_2', { environment: { cpu: 'b' }, load: { model: 'closed' } }),
    ]);
    expect(outcome.verdict).toBe('not');
    expect(outcome.differences.map(({ field }) => field)).toEqual(['load.model', 'environment.cpu']);
    expect(
      comparabilityOf([
        run('r_1', { load: { coordinatedOmissionCorrected: 'yes' } }),
        run('r_2', { load: { coordinatedOmissionCorrected: 'no' } }),
      ]).verdict,
    ).toBe('not');
  });

  test.each([
    [{ durationNs: 30e9 }, { durationNs: 30.2e9 }, []],
    [{ durationNs: 30e9 }, { durationNs: 60e9 }, ['durationNs']],
    [{ load: { offeredPerSecond: 2000 } }, { load: { offeredPerSecond: 2001 } }, []],
    [{ load: { offeredPerSecond: 2000 } }, { load: { offeredPerSecond: 4000 } }, ['load.offeredPerSecond']],
    [{ load: { warmUpNs: 0 } }, { load: { warmUpNs: 5e9 } }, ['load.warmUpNs']],
    [{ load: { connections: 64 } }, { load: { connections: 65 } }, ['load.connections']],
    [{ load: { payloadBytes: 100 } }, { load: { payloadBytes: 1000 } }, ['load.payloadBytes']],
    [{ tool: { name: 'wrk', version: '4.2.0' } }, { tool: { name: 'wrk2' } }, ['tool.name']],
    [{ tool: { version: '4.2.0' } }, { tool: { version: '4.1.0' } }, ['tool.version']],
    [
      { environment: { memoryBytes: 16e9 } },
      { environment: { memoryBytes: 8e9 } },
      ['environment.memoryBytes'],
    ],
    [{ environment: { kernel: '6.1' } }, { environment: { kernel: '6.8' } }, ['environment.kernel']],
    [
      { environment: { instanceType: 'a' } },
      { environment: { instanceType: 'b' } },
      ['environment.instanceType'],
    ],
    [{ environment: { region: 'a' } }, { environment: { region: 'b' } }, ['environment.region']],
    [{ environment: { os: 'a' } }, { environment: { os: 'b' } }, ['environment.os']],
  ] satisfies [Partial<RunFacts>, Partial<RunFacts>, string[]][])('%j and %j', (a, b, fields) => {
    const { differences, verdict } = comparabilityOf([run('r_1', a), run('r_2', b)]);
    expect(differences.map(({ field }) => field)).toEqual(fields);
    expect(verdict).toBe(fields.length === 0 ? 'comparable' : 'caveats');
  });

  test('variants of the subjects and methods of percentiles count', () => {
    const data = suiteDataOf({ a: { 'latency.p99': [1], 'latency.mean': [1] }, b: { 'latency.p99': [2] } });
    const { differences } = comparabilityOf(
      conditionedRuns(
        {
          ...data,
          subjects: [
            { slug: 'a', name: 'A', variant: 'stock' },
            { slug: 'b', name: 'B', variant: 'tuned' },
          ],
          values: data.values.map((value) => ({
            ...value,
            method: value.statistic === 'mean' ? 'exact' : value.runId === 'r_a0' ? 'hdr' : 'tool',
          })),
        },
        ['a', 'b'],
      ),
    );
    expect(differences).toEqual([
      { field: 'method', values: { r_a0: 'hdr', r_b0: 'tool' } },
      { field: 'subject.variant', values: { r_a0: 'stock', r_b0: 'tuned' } },
    ]);
  });

  test('leaves out the runs of other columns', () => {
    const data = suiteDataOf({ a: { 'latency.p99': [1] }, b: { 'latency.p99': [2] } });
    expect(conditionedRuns(data, ['b']).map(({ facts }) => facts.id)).toEqual(['r_b0']);
  });
});
