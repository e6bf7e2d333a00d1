import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutOf } from '@/lib/hdr/bucket-layout';
import { coarseBucketValue } from '@/lib/importers/samples/coarse-bucket';
import { coarseBucketSql, fineBucketSql, magnitudeSql } from './bucket-sql';
import { withEngine, type Engine } from './engine';
import { withJobFolder } from './job-folder';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'engine-test-'));
  writeFileSync(path.join(folder, 'data.csv'), 'a\n1\n');
  writeFileSync(path.join(folder, 'secret.csv'), 'a\n2\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function inJob<T>(
  use: (engine: Engine, input: string, job: string) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return withJobFolder(path.join(folder, 'data.csv'), (job) =>
    withEngine(job, signal === undefined ? {} : { signal }, (engine) => use(engine, job.input, job.path)),
  );
}

describe('the engine of a job', () => {
  it('reads its input and writes to its folder', async () => {
    const values = await inJob(async (engine, input, job) => {
      await engine.run(`COPY (SELECT 7 AS a) TO '${path.join(job, 'out.csv')}'`);
      return engine.columns(`SELECT a::DOUBLE AS a FROM read_csv('${input}')`);
    });
    expect(values).toEqual({ a: [1] });
  });

  it.each([
    ['another file', (own: string) => `SELECT * FROM read_csv('${path.join(own, 'secret.csv')}')`],
    ['a file by a detour', () => `SELECT * FROM read_text('/etc/hostname')`],
    ['a folder', (own: string) => `SELECT * FROM glob('${own}/*')`],
    ['a file outside for writing', (own: string) => `COPY (SELECT 1) TO '${path.join(own, 'out.csv')}'`],
    ['the network', () => `SELECT * FROM read_csv('https://example.org/a.csv')`],
    ['another database', (own: string) => `ATTACH '${path.join(own, 'other.db')}'`],
    ['an extension', () => `INSTALL httpfs`],
    ['its lock', () => `SET enable_external_access = true`],
    ['its memory', () => `SET memory_limit = '10GB'`],
  ])('has no access to %s', async (_what, sql) => {
    await expect(inJob((engine) => engine.columns(sql(folder)))).rejects.toThrow();
  });

  it('leaves nothing behind, whatever happens', async () => {
    let seen = '';
    await expect(
      inJob(async (_engine, _input, job) => {
        seen = job;
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(seen).not.toBe('');
    expect(existsSync(seen)).toBe(false);
    expect(existsSync(path.join(folder, 'data.csv'))).toBe(true);
  });

  it('stops at once when it is told to', async () => {
    const abort = new AbortController();
    const endless = inJob(async (engine) => {
      setTimeout(() => abort.abort(new Error('enough')), 50);
      await engine.run(
        'SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range % 7 = b.range % 11',
      );
    }, abort.signal);
    await expect(endless).rejects.toThrow('enough');
    await expect(inJob(async () => 1, abort.signal)).rejects.toThrow('enough');
  });

  it('takes text that is no part of a query', async () => {
    const hostile = ["/a'); DROP TABLE x; --", '/plain'];
    const found = await inJob(async (engine) => {
      await engine.setVariable('pointers', hostile);
      return engine.columns(`SELECT unnest(getvariable('pointers')) AS p`);
    });
    expect(found).toEqual({ p: hostile });
  });
});

describe('buckets in SQL', () => {
  const edges = Array.from({ length: 53 }, (_, power) => [2 ** power - 1, 2 ** power, 2 ** power + 1]).flat();
  const random = fc.sample(fc.maxSafeNat(), { numRuns: 2000, seed: 20261125 });
  const values = [...edges, ...random, 0, 1, 2047, 2048, 4095, 4096, Number.MAX_SAFE_INTEGER];
  const bucketsOf = (sql: string) =>
    inJob((engine) =>
      engine.columns(
        `SELECT ${sql} AS b FROM (SELECT unnest([${values.map((value) => `${value}::BIGINT`).join(', ')}]) AS v)`,
      ),
    );

  it('are those of histograms with three digits', async () => {
    const layout = layoutOf({ lowestDiscernible: 1, highestTrackable: 2 ** 62, significantDigits: 3 });
    const { b } = await bucketsOf(fineBucketSql('v', magnitudeSql('v')));
    expect(b).toEqual(values.map((value) => layout.indexOf(value)));
  });

  it('have a middle within 0.8 % of their values over time', async () => {
    const { b } = await bucketsOf(coarseBucketSql('v', magnitudeSql('v')));
    values.forEach((value, index) => {
      expect(Math.abs(coarseBucketValue(Number(b?.[index])) - value)).toBeLessThanOrEqual(value * 0.008);
    });
  });
});
