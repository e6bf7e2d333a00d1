import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { POST as postImports } from '@/app/api/v1/imports/route';
import { GET as getPercentiles } from '@/app/api/v1/runs/[id]/percentiles/route';
import { GET as getSuites } from '@/app/api/v1/suites/route';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

const ORIGIN = 'http://localhost:3000';
const LOG = `timestamp,elapsed_ms,status,url\n${Array.from(
  { length: 200 },
  (_, index) =>
    `2026-11-25T10:00:0${Math.floor(index / 40)}Z,${index + 1},${index % 20 === 0 ? 503 : 200},/${index % 2}`,
).join('\n')}\n`;

let instance: TemporaryInstance;
beforeEach(() => {
  instance = openTemporaryInstance();
});
afterEach(async () => {
  await instance.remove();
});

function post(
  query: string,
  body: BodyInit,
  options: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  const { signal, headers } = options;
  return postImports(
    new Request(`${ORIGIN}/api/v1/imports?fileName=log.csv&suite=s${query}`, {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000', ...headers },
      ...(signal === undefined ? {} : { signal }),
      duplex: 'half',
    } as RequestInit),
  );
}

const LINES = { headers: { accept: 'application/x-ndjson' } };

async function linesOf(response: Response): Promise<Record<string, unknown>[]> {
  expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
  const text = await response.text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function runCounts(): Promise<number[]> {
  const response = await getSuites(
    new Request(`${ORIGIN}/api/v1/suites`, { headers: { host: 'localhost:3000' } }),
  );
  const { items } = (await response.json()) as { items: { runCount: number }[] };
  return items.map(({ runCount }) => runCount);
}

/** A body of many rows, made while it is read. */
function rows(header: string, row: string, bytes: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const piece = encoder.encode(row.repeat(20_000));
  let sent = 0;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(header)),
    pull: (controller) => {
      if (sent >= bytes) return controller.close();
      sent += piece.length;
      return controller.enqueue(piece);
    },
  });
}

describe('a raw file', () => {
  it('becomes a run with a histogram', async () => {
    const response = await post('', LOG);
    expect(response.status).toBe(201);
    const { runIds, format } = (await response.json()) as { runIds: [string]; format: string };
    expect(format).toBe('latency-log');
    const percentiles = await getPercentiles(
      new Request(`${ORIGIN}/api/v1/runs/${runIds[0]}/percentiles?metric=latency&q=50,90`, {
        headers: { host: 'localhost:3000' },
      }),
      { params: Promise.resolve({ id: runIds[0] }) },
    );
    expect(await percentiles.json()).toMatchObject([
      { q: 50, n: 200, method: 'hdr', supported: true },
      { q: 90, supported: true },
    ]);
    const again = await post('', LOG);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ duplicate: true });
  });

  it('may be larger than a document', async () => {
    const large = await post('', rows('latency_ms,ok\n', '12,true\n', 70_000_000));
    expect(await large.json()).toMatchObject({ format: 'latency-log' });
    expect(large.status).toBe(201);
    const table = await post('', rows('subject,p99 (ms)\n', 'go,12\n', 70_000_000));
    expect(table.status).toBe(413);
    expect(await runCounts()).toEqual([1]);
  }, 60_000);

  it('shows in a dry run how its columns were understood', async () => {
    const preview = await (await post('&dryRun=1', LOG)).json();
    expect(preview).toMatchObject({
      mapping: { time: 'timestamp', duration: 'elapsed_ms', unit: 'ms', status: 'status', label: 'url' },
      columns: [{ name: 'timestamp' }, { name: 'elapsed_ms' }, { examples: ['503', '200'] }, { name: 'url' }],
    });
    const changed = await (await post('&dryRun=1&mapping=unit:s,status:,label:status', LOG)).json();
    expect(changed).toMatchObject({ mapping: { unit: 's', label: 'status' } });
    expect((changed as { mapping: object }).mapping).not.toHaveProperty('status');
    expect(instance.storedFiles()).toEqual([]);
  });

  it('is not mapped by what makes no sense', async () => {
    const wrong = await post('&mapping=colour:red', LOG);
    expect(wrong.status).toBe(400);
    const unknown = await post('&mapping=label:nope', LOG);
    expect(await unknown.json()).toMatchObject({ problems: [{ code: 'bad-parameter', found: '“nope”' }] });
  });
});

describe('progress', () => {
  it('is told in lines, the result last', async () => {
    const lines = await linesOf(await post('', LOG, LINES));
    const phases = lines.map(({ progress }) => (progress as { phase?: string } | undefined)?.phase);
    expect(phases.slice(0, -1)).toEqual(['receiving', 'reading', 'storing']);
    expect(lines[0]).toEqual({
      progress: { phase: 'receiving', fileName: 'log.csv', bytesReceived: LOG.length },
    });
    expect(lines.at(-1)).toMatchObject({ status: 201, result: { format: 'latency-log', duplicate: false } });
    expect(await runCounts()).toEqual([1]);
  });

  it('ends with the problem document where a file is at fault', async () => {
    const lines = await linesOf(await post('', `${LOG}1,2\n`, LINES));
    expect(lines.at(-1)).toMatchObject({
      problem: { status: 422, problems: [{ code: 'syntax', where: { file: 'log.csv', line: 202 } }] },
    });
    expect(instance.storedFiles()).toEqual([]);
  });

  it('is not told of a request that is refused before it begins', async () => {
    const refused = await post('&suit=x', LOG, LINES);
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('a client that goes away', () => {
  it('leaves nothing behind', async () => {
    const abort = new AbortController();
    let pieces = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pieces += 1;
        if (pieces === 20) abort.abort();
        controller.enqueue(new TextEncoder().encode(pieces === 1 ? LOG : '2026-11-25T10:00:09Z,5,200,/\n'));
      },
    });
    const response = await post('', endless, { signal: abort.signal });
    expect(response.status).toBe(499);
    expect(instance.storedFiles()).toEqual([]);
    expect(await runCounts()).toEqual([]);
  });

  it('stops the reading of a large file', async () => {
    const body = rows('latency_ms,ok\n', '12,true\n', 30_000_000);
    const response = await post('', body, LINES);
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('no body');
    const decoder = new TextDecoder();
    for (let seen = ''; !seen.includes('"reading"');) {
      const { value, done } = await reader.read();
      if (done) throw new Error(seen);
      seen += decoder.decode(value, { stream: true });
    }
    await reader.cancel();
    // The next import waits for its turn, so that the interrupted one is over.
    expect((await post('', LOG)).status).toBe(201);
    expect(await runCounts()).toEqual([1]);
    expect(instance.storedFiles()).toHaveLength(1);
  }, 60_000);
});
