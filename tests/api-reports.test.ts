import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { POST as postImports } from '@/app/api/v1/imports/route';
import { POST as postReports } from '@/app/api/v1/reports/route';
import { DELETE as deleteReport, GET as getReport } from '@/app/api/v1/reports/[slug]/route';
import { GET as getFile } from '@/app/r/[slug]/file/route';
import { GET as getEmbedded } from '@/app/r/[slug]/embed/route';
import { createdReportSchema, frozenReportSchema } from '@/server/api/report-schemas';
import { verifyReport } from '@/lib/report/verify-report';
import { getReportPage } from '@/server/reports/report-page';
import { refuseWithdrawn } from '@/server/reports/refuse-withdrawn';
import { sha256Of } from '@/server/reports/verify-stored-report';
import { getStore } from '@/server/runtime';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

const ORIGIN = 'http://localhost:3000';
const HOST = { host: 'localhost:3000' };
const SUITE = readFileSync(path.join(import.meta.dirname, '../data/suites/chat-servers.json'), 'utf8');
const VIEWS = [
  '/suites/chat-servers',
  '/suites/chat-servers/decide?weight.latency.p99=3',
  '/suites/chat-servers/cost?users=500k',
  '/suites/chat-servers/audit?verdict=contradicted',
];

let instance: TemporaryInstance;
beforeEach(async () => {
  instance = openTemporaryInstance();
  await importText(SUITE);
});
afterEach(() => instance.remove());

async function importText(text: string): Promise<void> {
  const response = await postImports(
    new Request(`${ORIGIN}/api/v1/imports?fileName=suite.json`, {
      method: 'POST',
      headers: HOST,
      body: text,
    }),
  );
  expect([200, 201]).toContain(response.status);
}

function post(body: unknown): Promise<Response> {
  return postReports(
    new Request(`${ORIGIN}/api/v1/reports`, { method: 'POST', headers: HOST, body: JSON.stringify(body) }),
  );
}

async function create(views: readonly string[] = VIEWS, notes?: string) {
  const response = await post({
    title: 'Chat servers, as claimed',
    chapters: views.map((view) => ({ view, ...(notes === undefined ? {} : { notes }) })),
  });
  expect(response.status).toBe(201);
  const created = createdReportSchema.parse(await response.json());
  expect(response.headers.get('location')).toBe(created.url);
  return created;
}

function contextOf(slug: string) {
  return { params: Promise.resolve({ slug }) };
}

function read(slug: string): Promise<Response> {
  return getReport(new Request(`${ORIGIN}/api/v1/reports/${slug}`), contextOf(slug));
}

async function file(slug: string, query: string): Promise<string> {
  const response = await getFile(new Request(`${ORIGIN}/r/${slug}/file?${query}`), contextOf(slug));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  return response.text();
}

describe('a report', () => {
  it('freezes views of every kind; each number can be computed again', async () => {
    const { slug, sha256 } = await create();
    const text = await (await read(slug)).text();
    expect(frozenReportSchema.parse(JSON.parse(text)).sha256).toBe(sha256);
    const verified = await verifyReport(text, sha256Of, 'report.json');
    expect(verified).toMatchObject({ ok: true, value: { isIntact: true, differences: [] } });
  });

  it('is one content however often the same view is frozen', async () => {
    const before = instance.storedFiles().length;
    const [first, second] = [await create(), await create()];
    expect(second.slug).not.toBe(first.slug);
    expect(second.sha256).toBe(first.sha256);
    expect(instance.storedFiles()).toHaveLength(before + 1);
  });

  it('stays as it was when its suite changes and when it is deleted', async () => {
    const { slug } = await create();
    const before = await Promise.all(
      ['html', 'md', 'csv&table=1', 'json'].map((type) => file(slug, `type=${type}`)),
    );
    const store = await getStore();
    expect((await getReportPage(store, slug)).changes).toBeUndefined();

    const changed = sql`update claim set value = value * 2 where suite = 'chat-servers' and metric = 'latency'`;
    await store.writeAtomically([{ getSQL: () => changed, returning: undefined }]);
    const later = sql`update suite set updated_at = updated_at + 60000`;
    await store.writeAtomically([{ getSQL: () => later, returning: undefined }]);
    const { changes } = await getReportPage(store, slug);
    expect(changes?.total).toBeGreaterThan(0);
    expect(changes?.changes.every(({ pointer }) => /^\/claims\/[^/]+\/value$/.test(pointer))).toBe(true);

    const gone = sql`delete from suite`;
    await store.writeAtomically([{ getSQL: () => gone, returning: undefined }]);
    expect((await getReportPage(store, slug)).changes?.missing).toContain('chat-servers');
    const after = await Promise.all(
      ['html', 'md', 'csv&table=1', 'json'].map((type) => file(slug, `type=${type}`)),
    );
    expect(after).toEqual(before);
  });

  it('travels to another instance and keeps its hash', async () => {
    const { slug, sha256 } = await create();
    const sealed = await (await read(slug)).text();
    await instance.remove();
    instance = openTemporaryInstance();
    const taken = createdReportSchema.parse(await (await post(JSON.parse(sealed))).json());
    expect(taken.sha256).toBe(sha256);
    expect(await (await read(taken.slug)).text()).toBe(sealed);
  });

  it('is refused when it was changed on the way', async () => {
    const { slug } = await create(['/suites/chat-servers']);
    const altered = (await (await read(slug)).text()).replace('"value":14000', '"value":13000');
    const response = await post(JSON.parse(altered));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      problems: [{ code: 'conflict', where: { pointer: '/sha256' } }],
    });
  });

  it('answers 410 with date and reason once it is withdrawn', async () => {
    const { slug } = await create(['/suites/chat-servers']);
    const withdraw = (query: string) =>
      deleteReport(
        new Request(`${ORIGIN}/api/v1/reports/${slug}${query}`, { method: 'DELETE', headers: HOST }),
        contextOf(slug),
      );
    expect((await withdraw('')).status).toBe(400);
    expect((await withdraw('?reason=wrong%20machine')).status).toBe(204);
    expect((await withdraw('?reason=again')).status).toBe(404);
    for (const response of [
      await read(slug),
      await getFile(new Request(`${ORIGIN}/r/${slug}/file?type=html`), contextOf(slug)),
      await getEmbedded(new Request(`${ORIGIN}/r/${slug}/embed`), contextOf(slug)),
    ]) {
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('wrong machine');
    }
    const page = await refuseWithdrawn(`/r/${slug}`);
    expect(page?.status).toBe(410);
    expect(await page?.text()).toContain('wrong machine');
  });

  it('links to the version before it and the one after', async () => {
    const first = await create(['/suites/chat-servers']);
    const response = await post({ previous: first.slug, chapters: [{ view: '/suites/chat-servers/audit' }] });
    const second = createdReportSchema.parse(await response.json());
    const store = await getStore();
    expect((await getReportPage(store, first.slug)).next?.slug).toBe(second.slug);
    expect((await getReportPage(store, second.slug)).previous?.slug).toBe(first.slug);
  });

  it.each([
    [{ chapters: [] }, 400],
    [{ chapters: [{ view: '/upload' }] }, 400],
    [{ chapters: [{ view: '/suites/nobody' }] }, 404],
    [{ chapters: [{ view: '/suites/chat-servers/cost?users=none' }] }, 400],
    [{ chapters: [{ view: '/suites/chat-servers/decide?weight.nothing.p99=1' }] }, 400],
    [{ previous: 'nobody', chapters: [{ view: '/suites/chat-servers' }] }, 404],
    [{ report: {}, sha256: '' }, 422],
  ])('refuses %j with %i', async (body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('what a report shows', () => {
  const HOSTILE =
    '<script>alert(1)</script> [a](javascript:alert(1)) ![x](http://evil.example/p.png) <img src=x onerror=1>';

  it('never runs or loads what its notes say', async () => {
    const { slug } = await create(['/suites/chat-servers'], HOSTILE);
    const html = await file(slug, 'type=html');
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toMatch(/<(script|img|iframe|object|link)\b/i);
    expect(html).not.toMatch(/href="(?!https?:)/i);
  });

  it('is one small file with the cells of its tables', async () => {
    const { slug } = await create();
    const html = await file(slug, 'type=html');
    expect(Buffer.byteLength(html)).toBeLessThan(500_000);
    const { report } = JSON.parse(await file(slug, 'type=json')) as {
      report: { chapters: { blocks: { kind: string; rows?: string[][] }[] }[] };
    };
    const cells = report.chapters.flatMap(({ blocks }) => blocks.flatMap(({ rows = [] }) => rows.flat()));
    expect(cells.length).toBeGreaterThan(200);
    const text = html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    for (const cell of cells) expect(text).toContain(`>${cell}<`);
  });
});
