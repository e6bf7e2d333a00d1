import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/v1/cost/route';
import { openTemporaryInstance, type TemporaryInstance } from '@/tests/support/temporary-instance';

let instance: TemporaryInstance;
beforeEach(() => {
  instance = openTemporaryInstance();
});
afterEach(async () => {
  await instance.remove();
});

function post(body: string): Promise<Response> {
  return POST(
    new Request('http://localhost:3000/api/v1/cost', {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000' },
    }),
  );
}

const SUITE = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat' },
  subjects: [{ slug: 'go', name: 'Go' }],
  claims: [{ id: 'c1', subject: 'go', metric: 'memory-per-connection', statistic: 'value', value: 12_000 }],
};

describe('POST /api/v1/cost', () => {
  it('computes from fields in both spellings, as numbers or texts', async () => {
    const answer = await post('{"users":"500k","memory-per-connection":14000,"only":"compute"}');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      priceBook: { asOf: '2026-07-20', region: 'us-east-1' },
      options: [{ subject: 'custom', nodes: 2, binding: 'memory', monthlyUsd: 423.4, grade: 'estimate' }],
    });
  });

  it('computes for the subjects of a suite file', async () => {
    const answer = await post(JSON.stringify({ users: 500_000, only: 'compute', suite: SUITE }));
    expect(await answer.json()).toMatchObject({
      options: [{ subject: 'go', perNodeCapacity: { memory: 1_002_159 }, monthlyUsd: 423.4, grade: 'claim' }],
    });
  });

  it.each([
    ['{}', 400, '/users'],
    ['[]', 400, ''],
    ['{"users":0,"memoryPerConnection":1}', 400, '/users'],
    ['{"users":1e309,"memoryPerConnection":1}', 400, '/users'],
    ['{"users":null}', 400, '/users'],
    ['{"users":1,"userz":2}', 400, '/userz'],
    ['{"users":1,"fanOut":1,"fan-out":1}', 400, '/fan-out'],
    ['{"users":1}', 400, '/memoryPerConnection'],
    ['{"users":1,"memoryPerConnection":"1 kB","region":"eu-west-1"}', 400, '/region'],
    ['{"users":1,"suite":{"format":"benchlens-suite/v1","suite":{}}}', 422, '/suite/suite/slug'],
    ['{"users":1,"suite":{"format":"benchlens-suite/v1","suite":{"slug":"s","title":"S"}}}', 400, '/suite'],
    ['{"users":1,"users":2}', 422, undefined],
    ['', 422, undefined],
    ['{"users":', 422, undefined],
  ])('refuses %s with %i', async (body, status, pointer) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    const { problems } = (await answer.json()) as {
      problems: { where: { file: string; pointer?: string } }[];
    };
    expect(problems[0]?.where.file).toBe('body');
    if (pointer !== undefined) expect(problems.map(({ where }) => where.pointer)).toContain(pointer);
  });

  it('refuses a suite that would keep everybody waiting', async () => {
    const subjects = Array.from({ length: 201 }, (_, index) => ({ slug: `s${index}`, name: 'S' }));
    const answer = await post(JSON.stringify({ users: 1, suite: { ...SUITE, subjects, claims: [] } }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problems: [{ where: { pointer: '/suite/subjects' } }] });
  });

  it('answers no other method', async () => {
    expect((await GET()).status).toBe(405);
  });
});
