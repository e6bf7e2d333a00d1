import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as postCost } from '@/app/api/v1/cost/route';
import { openTemporaryInstance } from './support/temporary-instance';

/** The command as users start it: the launcher in a process of its own. */

const root = path.resolve(import.meta.dirname, '..');
const launcher = path.join(root, 'bin', 'benchlens.mjs');
const demo = path.join(root, 'data', 'suites', 'chat-servers.json');

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'bundle-cli.mjs')]);
  folder = mkdtempSync(path.join(tmpdir(), 'cli-cost-'));
  writeFileSync(
    path.join(folder, 'empty.json'),
    '{"format":"benchlens-suite/v1","suite":{"slug":"own","title":"Own"},"subjects":[{"slug":"go","name":"Go"}]}',
  );
  writeFileSync(path.join(folder, 'broken.json'), '{"format":"benchlens-suite/v1","suite":{}}');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, 'cost', ...args],
      { cwd: folder },
      (_error, out, err) => {
        resolve({ code: child.exitCode, out, err });
      },
    );
  });
}

const SEED = ['--users', '500k', '--memory-per-connection', '14kB'];

describe('benchlens cost', () => {
  it('explains itself with examples and every field', async () => {
    const { code, out, err } = await run('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const part of [
      'Usage: benchlens cost',
      'Examples:\n  benchlens cost',
      '--reference-node',
      '[c7g.2xlarge]',
    ]) {
      expect(out).toContain(part);
    }
  });

  it('prints nodes, what binds, the bill and the assumptions', async () => {
    const { code, out, err } = await run(...SEED);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const part of [
      '$469.03',
      '2 × c7g.2xlarge',
      '858,993 users a node',
      '1,460 instance-hour × $0.29',
      'Assumptions',
    ]) {
      expect(out).toContain(part);
    }
  });

  it('prints what the API answers, for a suite too', async () => {
    const instance = openTemporaryInstance();
    try {
      const post = async (body: unknown) => {
        const request = new Request('http://localhost:3000/api/v1/cost', {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { host: 'localhost:3000' },
        });
        return (await postCost(request)).text();
      };
      const typed = await run(...SEED, '--only', 'compute', '--json');
      expect(JSON.parse(typed.out)).toMatchObject({
        priceBook: { asOf: '2026-07-20', region: 'us-east-1' },
        hoursPerMonth: 730,
        options: [{ subject: 'custom', nodes: 2, monthlyUsd: 423.4 }],
      });
      expect(typed.out).toBe(await post({ users: 500_000, memoryPerConnection: 14_000, only: 'compute' }));

      const suite = await run(
        demo,
        '--users',
        '2M',
        '--messages-per-user',
        '2/min',
        '--fan-out',
        '50',
        '--format',
        'json',
      );
      const { options } = JSON.parse(suite.out) as { options: { subject: string; grade: string }[] };
      expect(options.map(({ subject, grade }) => [subject, grade])).toEqual([
        ['elixir-1.17', 'claim'],
        ['go-1.24', 'claim'],
        ['rust-1.95', 'claim'],
      ]);
      const { readFileSync } = await import('node:fs');
      expect(suite.out).toBe(
        await post({
          users: '2M',
          'messages-per-user': '2/min',
          fanOut: 50,
          suite: JSON.parse(readFileSync(demo, 'utf8')),
        }),
      );
    } finally {
      await instance.remove();
    }
  });

  it('finds a type that is cheaper', async () => {
    const { out } = await run(...SEED, '--node', 'cheapest', '--only', 'compute', '--json');
    const { options } = JSON.parse(out) as { options: { nodeType: string; monthlyUsd: number }[] };
    expect(options[0]?.nodeType).not.toBe('c7g.2xlarge');
    expect(options[0]?.monthlyUsd).toBeLessThan(423.4);
  });

  it('warns of units with two readings', async () => {
    const { code, err } = await run('--users', '500k', '--memory-per-connection', '14kb');
    expect({ code, err }).toEqual({
      code: 0,
      err: '--memory-per-connection: warning: kb read as 1,000 bytes.\n',
    });
  });

  it.each([
    [[], '--users expects'],
    [['--users', '0'], '--users expects'],
    [['--users', '500k'], '--memory-per-connection expects something that limits a node'],
    [['--users', '500k', '--headroom', '130%', '--memory-per-connection', '1kB'], '--headroom expects'],
    [[...SEED, '--node', 'x1.tiny'], '--node expects'],
    [[...SEED, '--region', 'eu-west-1'], '--region expects'],
    [[...SEED, '--base-memory', '13GB'], '--base-memory expects'],
    [[...SEED, '--only', 'disks'], '--only expects compute, found “disks”'],
    [[...SEED, '--bogus', '1'], '--bogus'],
    [[...SEED, 'one.json', 'two.json'], 'expected one FILE, found 2'],
    [['empty.json', '--users', '5'], 'expected a subject with'],
  ])('exits with 2 after %j', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('exits with 1 for a broken file and with 3 for a missing one', async () => {
    expect(await run('broken.json', '--users', '5')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('broken.json#/suite/slug: expected') as string,
    });
    expect((await run('missing.json', '--users', '5')).code).toBe(3);
  });
});
