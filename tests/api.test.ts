import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GET as getHealth } from '@/app/api/health/route';
import { GET as getUnknown } from '@/app/api/[[...path]]/route';
import { GET as getImports, POST as postImports } from '@/app/api/v1/imports/route';
import { GET as getSuites } from '@/app/api/v1/suites/route';
import { GET as getSuite } from '@/app/api/v1/suites/[slug]/route';
import { GET as getRun } from '@/app/api/v1/runs/[id]/route';
import { GET as getPercentiles } from '@/app/api/v1/runs/[id]/percentiles/route';
import { GET as getSource } from '@/app/api/v1/runs/[id]/source/route';
import { closeRuntime } from '@/server/runtime';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

const ORIGIN = 'http://localhost:3000';

const SUITE = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat servers' },
  subjects: [{ slug: 'go', name: 'Go' }],
  runs: [
    {
      id: 'r_1',
      subject: 'go',
      source: { sha256: 'a'.repeat(64), fileName: 'go.txt', format: 'wrk' },
      measurements: [
        { case: 'all', metric: 'latency', statistic: 'p50', value: 100, n: 10 },
        { case: 'all', metric: 'latency', statistic: 'p99', value: 200, n: 10 },
      ],
    },
  ],
};

const TABLE = 'name,p50 (ms),p99 (ms)\nGo,1.5,3\nRust,1.2,2\n';

let instance: TemporaryInstance;
beforeEach(() => {
  instance = openTemporaryInstance();
});
afterEach(async () => {
  await instance.remove();
});

function post(query: string, body: BodyInit | null, headers: Record<string, string> = {}): Promise<Response> {
  return postImports(
    new Request(`${ORIGIN}/api/v1/imports${query}`, {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000', ...headers },
      duplex: 'half',
    } as RequestInit),
  );
}

const get = (path: string, headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}${path}`, { headers });
const bySlug = (slug: string) => ({ params: Promise.resolve({ slug }) });
const byId = (id: string) => ({ params: Promise.resolve({ id }) });

async function suites(): Promise<{ items: { slug: string; title: string; runCount: number }[] }> {
  return (await getSuites(get('/api/v1/suites'))).json();
}

describe('POST /api/v1/imports', () => {
  it('stores a file, and knows it again', async () => {
    const first = await post('?suite=Chat+servers&fileName=results/table.csv', TABLE);
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe('/suites/chat-servers');
    const stored = await first.json();
    expect(stored).toMatchObject({ suite: 'chat-servers', format: 'table', duplicate: false });
    expect(stored.runIds).toHaveLength(2);

    const second = await post('?suite=chat-servers&fileName=other.csv', TABLE);
    expect(second.status).toBe(200);
    expect(await second.json()).toMatchObject({
      importId: stored.importId,
      runIds: stored.runIds,
      duplicate: true,
    });

    const run = await (await getRun(get('/'), byId(stored.runIds[0]))).json();
    expect(run).toMatchObject({
      suite: { slug: 'chat-servers', title: 'Chat servers' },
      hasOriginal: true,
      run: { source: { fileName: 'table.csv', format: 'table' } },
    });
  });

  it('says in a dry run what it would store, and stores nothing', async () => {
    const preview = await post('?dryRun=1&suite=chat&subject=Erlang&fileName=t.csv', TABLE);
    expect(preview.status).toBe(200);
    expect(await preview.json()).toMatchObject({
      dryRun: true,
      format: 'table',
      fileName: 't.csv',
      sizeBytes: TABLE.length,
      suite: { slug: 'chat', title: 'chat', exists: false },
      duplicate: false,
      file: { format: 'benchlens-suite/v1' },
    });
    expect((await suites()).items).toEqual([]);
    expect(instance.storedFiles()).toEqual([]);

    await post('?suite=chat', TABLE);
    expect(await (await post('?dryRun=1&suite=chat', TABLE)).json()).toMatchObject({
      suite: { exists: true },
      subjects: [
        { slug: 'go', exists: true },
        { slug: 'rust', exists: true },
      ],
      duplicate: true,
    });
  });

  it.each<[string, BodyInit, Record<string, string>]>([
    ['with a byte order mark', `\ufeff${TABLE}`, {}],
    ['with CRLF line ends', TABLE.replaceAll('\n', '\r\n'), {}],
    ['packed by Content-Encoding', gzipSync(TABLE), { 'content-encoding': 'gzip' }],
    ['packed as a file', gzipSync(TABLE), {}],
    ['packed twice', gzipSync(gzipSync(TABLE)), { 'content-encoding': 'gzip' }],
    ['with identity encoding', TABLE, { 'content-encoding': 'identity' }],
  ])('reads a file %s and a lying name', async (_name, body, headers) => {
    const response = await post('?suite=chat&fileName=photo.png', body, headers);
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ format: 'table' });
  });

  it('takes a suite file into its own suite or into another', async () => {
    const text = JSON.stringify(SUITE);
    expect(await (await post('', text)).json()).toMatchObject({ suite: 'chat', runIds: ['r_1'] });
    const elsewhere = JSON.stringify({ ...SUITE, runs: [{ ...SUITE.runs[0], id: 'r_2' }] });
    expect(await (await post('?suite=copy&label=a:b', elsewhere)).json()).toMatchObject({
      suite: 'copy',
      runIds: ['r_2'],
      warnings: [{ code: 'value-skipped' }],
    });
    expect((await suites()).items.map(({ slug }) => slug)).toEqual(['chat', 'copy']);
  });

  it('refuses the same id with other content, and keeps what there was', async () => {
    await post('', JSON.stringify(SUITE));
    const before = await (await getSuite(get('/'), bySlug('chat'))).text();
    const changed = structuredClone(SUITE);
    changed.runs[0]!.measurements[0]!.value = 101;
    const response = await post('', JSON.stringify(changed));
    expect(response.status).toBe(409);
    expect((await response.json()).problems[0]).toMatchObject({ code: 'conflict' });
    expect(await (await getSuite(get('/'), bySlug('chat'))).text()).toBe(before);
  });

  it('takes several files of a form as imports of one suite', async () => {
    const form = new FormData();
    form.append('file', new File([TABLE], 'one.csv'));
    form.append('file', new File([TABLE.replace('Rust', 'Zig')], 'two.csv'));
    const response = await post('?suite=chat', form);
    expect(response.status).toBe(201);
    const { imports } = await response.json();
    expect(imports).toHaveLength(2);
    expect(await (await getSuite(get('/'), bySlug('chat'))).json()).toMatchObject({
      subjects: [{ slug: 'go' }, { slug: 'rust' }, { slug: 'zig' }],
    });
  });

  it('stores no file of a form when one cannot be read', async () => {
    const form = new FormData();
    form.append('file', new File([TABLE], 'one.csv'));
    form.append('file', new File(['nothing of note'], 'two.txt'));
    const response = await post('?suite=chat', form);
    expect(response.status).toBe(422);
    expect((await response.json()).problems).toMatchObject([{ where: { file: 'two.txt' } }]);
    expect((await suites()).items).toEqual([]);
    expect(instance.storedFiles()).toEqual([]);
  });

  it('refuses a form of more than a hundred files before reading them', async () => {
    const form = new FormData();
    for (let index = 0; index < 101; index += 1) form.append('file', new File([''], `${index}.csv`));
    const response = await post('', form);
    expect(response.status).toBe(400);
    expect((await response.json()).problems[0]).toMatchObject({ expected: 'at most 100 files in a form' });
  });

  it('refuses a form beyond 32 MiB, announced or not', async () => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(33 * 1024 ** 2)], 'large.csv'));
    const whole = new Request(ORIGIN, { method: 'POST', body: form });
    const type = { 'content-type': whole.headers.get('content-type') ?? '' };
    const streamed = await post('', whole.body, type);
    expect(streamed.status).toBe(413);
    expect((await streamed.json()).problems[0].hint).toContain('one raw body per file');
    const announced = await post('', 'x', { ...type, 'content-length': String(33 * 1024 ** 2) });
    expect(announced.status).toBe(413);
  });

  it.each([
    ['?suit=chat', '/suit', 400],
    ['?mapping=x', '/mapping', 400],
    ['?suite=a&suite=b', '/suite', 400],
    ['?unit=h', '/unit', 400],
    ['?label=novalue', '/label/0', 400],
    ['?label=a:1&label=a:2', '/label', 400],
    ['?label=__proto__:x', '/label', 400],
    ['?label=%20:x', '/label', 400],
    ['?suite=a%E2%80%AEb', '/suite', 400],
    ['?subject=%20', '/subject', 400],
    ['?dryRun=yes', '/dryRun', 400],
    ['?fileName=a%0Ab', '/fileName', 400],
  ])('refuses %s', async (query, pointer, status) => {
    const response = await post(query, TABLE);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect((await response.json()).problems).toMatchObject([{ code: 'bad-parameter', where: { pointer } }]);
    expect((await suites()).items).toEqual([]);
  });

  it('knows a file again that was packed on its way', async () => {
    expect((await post('?suite=chat', gzipSync(TABLE), { 'content-encoding': 'gzip' })).status).toBe(201);
    const again = await post('?suite=chat', TABLE);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ duplicate: true });
  });

  it('refuses a body that is not the gzip it says, or is cut off', async () => {
    for (const body of [TABLE, gzipSync(TABLE).subarray(0, 30)]) {
      const response = await post('?suite=chat', body, { 'content-encoding': 'gzip' });
      expect(response.status).toBe(422);
      expect((await response.json()).problems[0]).toMatchObject({
        code: 'syntax',
        expected: 'a whole gzip body, as the Content-Encoding says',
      });
    }
    expect(instance.storedFiles()).toEqual([]);
  });

  it('answers 415 to another Content-Encoding', async () => {
    expect((await post('', TABLE, { 'content-encoding': 'br' })).status).toBe(415);
  });

  it('answers 413 beyond MAX_UPLOAD_BYTES, also when the length is not announced', async () => {
    await instance.remove();
    instance = openTemporaryInstance({ MAX_UPLOAD_BYTES: '10' });
    const response = await post('?fileName=t.csv', TABLE);
    expect(response.status).toBe(413);
    expect((await response.json()).problems[0].where.file).toBe('t.csv');
    expect(instance.storedFiles()).toEqual([]);
  });

  it('leaves nothing behind when the client breaks off', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new TextEncoder().encode('name,p99\n'));
        controller.error(new Error('aborted'));
      },
    });
    expect((await post('', body)).status).toBe(499);
    expect(instance.storedFiles()).toEqual([]);
  });

  it('answers other methods with 405 and a list', async () => {
    const response = getImports();
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
  });
});

describe('reading', () => {
  it('gives back the original bytes, as a download that no browser opens', async () => {
    const packed = gzipSync(TABLE);
    const { runIds } = await (await post('?suite=chat&fileName=größe".csv.gz', packed)).json();
    const response = await getSource(get('/'), byId(runIds[0]));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(packed)).toBe(true);
    expect(gunzipSync(bytes).toString()).toBe(TABLE);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="gr__e_.csv.gz"; filename*=UTF-8''gr%C3%B6%C3%9Fe%22.csv.gz`,
    );
    const etag = response.headers.get('etag') ?? '';
    expect((await getSource(get('/', { 'if-none-match': etag }), byId(runIds[0]))).status).toBe(304);
  });

  it('answers 404 for an original that it does not hold, and for what there is not', async () => {
    await post('', JSON.stringify(SUITE));
    const missing = await getSource(get('/'), byId('r_1'));
    expect(missing.status).toBe(404);
    expect((await missing.json()).detail).toContain('does not hold');
    expect((await getSource(get('/'), byId('r_9'))).status).toBe(404);
    expect((await getRun(get('/'), byId('r_9'))).status).toBe(404);
    expect((await getSuite(get('/'), bySlug('nope'))).status).toBe(404);
    expect(getUnknown(get('/api/v2')).status).toBe(404);
  });

  it('gives percentiles that are stored, and no others', async () => {
    await post('', JSON.stringify(SUITE));
    const response = await getPercentiles(get('/x?metric=latency&q=50,99.9'), byId('r_1'));
    expect(await response.json()).toEqual([
      { q: 50, value: 100, n: 10, supported: true },
      { q: 99.9, supported: false },
    ]);
    expect((await getPercentiles(get('/x?metric=latency&q=101'), byId('r_1'))).status).toBe(400);
    expect((await getPercentiles(get('/x?q=50'), byId('r_1'))).status).toBe(400);
  });

  it('pages the list of suites', async () => {
    for (const slug of ['a', 'b', 'c']) await post(`?suite=${slug}`, TABLE);
    const first = await (await getSuites(get('/x?limit=2'))).json();
    expect(first.items.map(({ slug }: { slug: string }) => slug)).toEqual(['a', 'b']);
    const second = await (
      await getSuites(get(`/x?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`))
    ).json();
    expect(second.items.map(({ slug }: { slug: string }) => slug)).toEqual(['c']);
    expect(second.nextCursor).toBeUndefined();
    expect((await getSuites(get('/x?limit=0'))).status).toBe(400);
    expect((await getSuites(get('/x?cursor=%25'))).status).toBe(400);
  });

  it('exports what was imported, byte for byte', async () => {
    await post('', JSON.stringify(SUITE));
    const text = await (await getSuite(get('/'), bySlug('chat'))).text();
    await instance.remove();
    instance = openTemporaryInstance();
    await post('', text);
    expect(await (await getSuite(get('/'), bySlug('chat'))).text()).toBe(text);
  });

  it('keeps an acknowledged import over a restart', async () => {
    await post('', JSON.stringify(SUITE));
    await closeRuntime();
    expect((await suites()).items.map(({ slug }) => slug)).toEqual(['chat']);
  });
});

describe('GET /api/health', () => {
  it('is 200 with a database and 503 without', async () => {
    const healthy = await getHealth();
    expect(healthy.status).toBe(200);
    expect(await healthy.json()).toMatchObject({ status: 'ok', database: 'ok' });
    await instance.remove();
    instance = openTemporaryInstance({ DATABASE_PATH: '/dev/null/benchlens.db', BLOBS_PATH: '/tmp' });
    const broken = await getHealth();
    expect(broken.status).toBe(503);
    expect(await broken.json()).toMatchObject({ status: 'unavailable', database: 'unavailable' });
  });
});
