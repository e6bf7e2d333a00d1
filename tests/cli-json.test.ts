import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = path.dirname(import.meta.dirname);
const folder = mkdtempSync(path.join(tmpdir(), 'benchlens-json-'));
const launcher = path.join(root, 'bin', 'benchlens.mjs');
const env = {
  ...process.env,
  DATABASE_PATH: path.join(folder, 'benchlens.db'),
  BLOBS_PATH: path.join(folder, 'blobs'),
};

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

beforeAll(() => {
  spawnSync(process.execPath, [path.join(root, 'scripts', 'bundle-cli.mjs')], { cwd: root });
  expect(run('import', path.join(root, 'data/samples/wrk/latency.txt'), '--suite', 'one').code).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each([['--json'], ['--format=json']])(
  'every command that prints results does it as JSON with %s',
  (option) => {
    const json = (...args: string[]): unknown => {
      const { code, out, err } = run(...args, option);
      expect({ args, code, err: err.replace(/^Token .*\n$/, '') }).toEqual({ args, code: 0, err: '' });
      return JSON.parse(out);
    };
    expect(json('migrate')).toEqual({ databasePath: env.DATABASE_PATH, schema: expect.any(String) });
    expect(json('formats')).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'wrk' })]));
    expect(json('export', 'one')).toMatchObject({ format: 'benchlens-suite/v1' });
    const created = json('token', 'create', 'ci');
    expect(created).toEqual({
      id: expect.any(String),
      name: 'ci',
      scope: 'write',
      token: expect.stringMatching(/^bl_/),
    });
    expect(json('token', 'list')).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'ci' })]));
    const { code, out } = run('token', 'revoke', 'ci', option);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ name: 'ci', revoked: true });
  },
);

it('says which database cannot be used, in a line', () => {
  const { status, stderr } = spawnSync(process.execPath, [launcher, 'migrate'], {
    cwd: folder,
    env: { ...env, DATABASE_PATH: path.join(folder, 'benchlens.db', 'below.db') },
    encoding: 'utf8',
  });
  expect(status).toBe(3);
  expect(stderr).toMatch(
    /^DATABASE_PATH: expected a database that can be opened or created, found “[^\n]+\n$/,
  );
});
