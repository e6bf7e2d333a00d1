import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as postAudit } from '@/app/api/v1/audit/route';
import { POST as postImports } from '@/app/api/v1/imports/route';
import { GET as getAudit } from '@/app/api/v1/suites/[slug]/audit/route';
import { auditSchema } from '@/server/api/audit-schemas';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

/** The command as users start it, and the two calls that answer the same. */

const root = path.resolve(import.meta.dirname, '..');
const launcher = path.join(root, 'bin', 'benchlens.mjs');
const demo = path.join(root, 'data', 'suites', 'chat-servers.json');
const readme = /```json\n([^]*?)```/.exec(readFileSync(path.join(root, 'docs/audit.md'), 'utf8'))?.[1] ?? '';

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'bundle-cli.mjs')]);
  folder = mkdtempSync(path.join(tmpdir(), 'cli-audit-'));
  writeFileSync(path.join(folder, 'readme.json'), readme);
  const changed = readme.replace('"value": 18000000', '"value": 31000000').replace('18 ms', '31 ms');
  writeFileSync(path.join(folder, 'changed.json'), changed);
  writeFileSync(path.join(folder, 'broken.json'), '{"format":"benchlens-suite/v1","suite":{}}');
  writeFileSync(path.join(folder, 'table.csv'), 'name,p99 (ms)\nGo,3\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, 'audit', ...args],
      { cwd: folder, maxBuffer: 64 * 1024 ** 2 },
      (_error, out, err) => {
        resolve({ code: child.exitCode, out, err });
      },
    );
    child.stdin?.end(input);
  });
}

describe('benchlens audit', () => {
  it('explains itself with examples', async () => {
    const { code, out, err } = await run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: benchlens audit FILE[^]*Examples:\n {2}benchlens audit/);
  });

  it('exits with 0 where nothing is contradicted, and shows what adds up', async () => {
    const { code, out, err } = await run(['readme.json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('consistent    ratio  ours, theirs\n  54 ms ÷ 18 ms = 3, stated 3\n');
    expect(out).toMatch(/\n0 contradicted, 0 mismatch, 0 rounding, \d+ consistent, \d+ unchecked\n$/);
  });

  it('exits with 1 where something is, from standard input too', async () => {
    for (const result of [
      await run(['changed.json']),
      await run(['-'], readFileSync(path.join(folder, 'changed.json'), 'utf8')),
    ]) {
      expect(result).toMatchObject({ code: 1, err: '' });
      expect(result.out).toMatch(
        /^contradicted {2}ratio {2}ours, theirs\n {2}54 ms ÷ 31 ms = 1.74, stated 3\n/,
      );
    }
  });

  it('gives the audit as JSON', async () => {
    const { code, out } = await run([demo, '--json']);
    expect(code).toBe(1);
    const audit: unknown = JSON.parse(out);
    expect(auditSchema.strict().parse(audit)).toEqual(audit);
    expect(audit).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'memory-capacity',
          verdict: 'consistent',
          arithmetic: '12 kB × 890,000 = 10.68 GB = 67 % of 16 GB',
        }),
      ]),
    });
  });

  it('knows the prices', async () => {
    const { out } = await run([demo]);
    expect(out).toMatch(/\$3,100 ÷ \(730 h × \$0\.\d+\) = [\d.]+ c7g\.2xlarge/);
  });

  it('refuses what is no suite file, with the place', async () => {
    expect(await run(['broken.json'])).toMatchObject({ code: 1, out: '' });
    expect((await run(['broken.json'])).err).toContain('broken.json#/suite/slug: expected');
    expect(await run(['table.csv'])).toMatchObject({ code: 1, out: '' });
    expect(await run(['nowhere.json'])).toMatchObject({ code: 3, out: '' });
  });

  it.each([[[]], [['a', 'b']], [['--bogus', 'readme.json']]])('exits with 2 after %j', async (args) => {
    expect(await run(args)).toMatchObject({ code: 2, out: '' });
  });
});

describe('the calls', () => {
  let instance: TemporaryInstance;
  beforeAll(() => {
    instance = openTemporaryInstance();
  });
  afterAll(async () => {
    await instance.remove();
  });

  const post = (body: string) =>
    postAudit(new Request('http://localhost:3000/api/v1/audit', { method: 'POST', body }));
  const get = (slug: string) =>
    getAudit(new Request(`http://localhost:3000/api/v1/suites/${slug}/audit`), {
      params: Promise.resolve({ slug }),
    });

  it('answer what the command prints, for a body and for a stored suite', async () => {
    const text = readFileSync(demo, 'utf8');
    const { out } = await run([demo, '--json']);
    const posted = await post(text);
    expect(posted.status).toBe(200);
    expect(await posted.text()).toBe(out);

    const imported = await postImports(
      new Request('http://localhost:3000/api/v1/imports?fileName=demo.json', {
        method: 'POST',
        body: text,
        headers: { host: 'localhost:3000' },
      }),
    );
    expect(imported.status).toBe(201);
    const stored = await get('chat-servers');
    expect(stored.status).toBe(200);
    expect(await stored.text()).toBe(out);
  });

  it('refuse what is no suite file or not there', async () => {
    const broken = await post('{"format":"benchlens-suite/v1","suite":{}}');
    expect(broken.status).toBe(422);
    expect(await broken.json()).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ where: { file: 'body', pointer: '/suite/slug' } }),
      ]),
    });
    expect((await post('{')).status).toBe(422);
    expect((await post('')).status).toBe(422);
    expect((await get('nowhere')).status).toBe(404);
  });
});
