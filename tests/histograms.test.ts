import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { POST as postImports } from '@/app/api/v1/imports/route';
import { GET as getPercentiles } from '@/app/api/v1/runs/[id]/percentiles/route';
import { GET as getRun } from '@/app/api/v1/runs/[id]/route';
import { GET as getSuite } from '@/app/api/v1/suites/[slug]/route';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

const ORIGIN = 'http://localhost:3000';
const sample = readFileSync(path.join(import.meta.dirname, '../data/samples/hdr-hlog/untagged.hlog'));

let instance: TemporaryInstance;
beforeEach(() => {
  instance = openTemporaryInstance();
});
afterEach(async () => {
  await instance.remove();
});

function upload(query: string, body: BodyInit): Promise<Response> {
  return postImports(
    new Request(`${ORIGIN}/api/v1/imports?${query}`, {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000' },
      duplex: 'half',
    } as RequestInit),
  );
}

const exported = async () =>
  (
    await getSuite(new Request(`${ORIGIN}/api/v1/suites/logs`), { params: Promise.resolve({ slug: 'logs' }) })
  ).text();

it('reads any percentile of an uploaded log from its histogram', async () => {
  const answer = await upload('suite=logs&unit=us&fileName=untagged.hlog', sample);
  expect(answer.status).toBe(201);
  const { runIds } = (await answer.json()) as { runIds: string[] };
  const [id = ''] = runIds;
  const params = { params: Promise.resolve({ id }) };

  const query = 'metric=latency&q=50,97.5,99.9,99.99';
  const read = await getPercentiles(new Request(`${ORIGIN}/api/v1/runs/${id}/percentiles?${query}`), params);
  const percentiles = (await read.json()) as { q: number; value?: number; low?: number; high?: number }[];
  expect(percentiles.map(({ q }) => q)).toEqual([50, 97.5, 99.9, 99.99]);
  for (const { value, low, high } of percentiles.slice(0, 3)) {
    expect(low).toBeLessThanOrEqual(value ?? NaN);
    expect(high).toBeGreaterThanOrEqual(value ?? NaN);
  }
  expect(percentiles[3]).toEqual({ q: 99.99, n: 16_301, method: 'hdr', supported: false });

  const { run } = (await (await getRun(new Request(`${ORIGIN}/api/v1/runs/${id}`), params)).json()) as {
    run: { measurements: { statistic: string; value: number }[] };
  };
  const stored = (statistic: string) =>
    run.measurements.find((entry) => entry.statistic === statistic)?.value;
  expect(percentiles[0]?.value).toBe(stored('p50'));
  expect(percentiles[2]?.value).toBe(stored('p99.9'));
});

it('gives the histogram back byte for byte in another instance', async () => {
  expect((await upload('suite=logs&unit=us&fileName=untagged.hlog', sample)).status).toBe(201);
  const first = await exported();
  expect(first).toContain('"encoding": "hdr-v2"');
  await instance.remove();
  instance = openTemporaryInstance();
  expect((await upload('fileName=logs.json', first)).status).toBe(201);
  expect(await exported()).toBe(first);
});

it('refuses a log without a unit, and one that is damaged, with the place', async () => {
  const noUnit = await upload('suite=logs&fileName=a.hlog', sample);
  expect(noUnit.status).toBe(422);
  expect(await noUnit.json()).toMatchObject({ problems: [{ code: 'unit-unknown', where: { line: 7 } }] });
  const damaged = sample.toString().replace('HISTFAAA', 'HISTFAAB');
  const refused = await upload('suite=logs&unit=us&fileName=a.hlog', damaged);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    problems: [{ code: 'syntax', where: { file: 'a.hlog', line: 7, column: 19 } }],
  });
});
