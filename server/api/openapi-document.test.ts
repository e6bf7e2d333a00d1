import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCalls } from './describe-calls';
import { openApiDocument } from './openapi-document';
import { suiteJsonSchema } from './suite-json-schema';

const app = path.resolve(import.meta.dirname, '../../app');
const paths = openApiDocument().paths ?? {};

/** `/api/v1/runs/{id}` for every route file of the API, without the one that catches the rest. */
function routes(): { path: string; file: string }[] {
  return ['api', 'schema'].flatMap((folder) =>
    readdirSync(path.join(app, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts' && !file.includes('[...'))
      .map((file) => ({
        path: `/${folder}/${path.dirname(file).replaceAll(/\[(\w+)\]/g, '{$1}')}`,
        file: path.join(app, folder, file),
      })),
  );
}

describe('the OpenAPI document', () => {
  it('describes every route, and no other', () => {
    expect(Object.keys(paths).toSorted()).toEqual(
      routes()
        .map((route) => route.path)
        .toSorted(),
    );
  });

  it('describes the methods that each route answers', async () => {
    for (const { path: address, file } of routes()) {
      const module = (await import(file)) as Record<string, (request: Request) => unknown>;
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        const handler = module[method];
        expect(typeof handler, `${method} ${address}`).toBe('function');
        // A refusing handler takes no argument; it answers 405 whatever it is called with.
        const isRefused = handler?.name === 'refuse';
        expect(isRefused, `${method} ${address}`).toBe(!(method.toLowerCase() in (paths[address] ?? {})));
      }
    }
  });

  it('refers to components that exist, and can be shown', () => {
    const text = JSON.stringify(openApiDocument());
    const names = new Set(Object.keys(openApiDocument().components?.schemas ?? {}));
    const references = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter((name) => !names.has(name))).toEqual([]);
    const calls = describeCalls(openApiDocument());
    expect(calls.find(({ id }) => id === 'getPercentiles')?.example).toBe(
      "curl 'http://localhost:3000/api/v1/runs/r_abcdefghijklmnopqrst/percentiles?metric=latency&q=50,99,99.9'",
    );
    expect(calls.find(({ id }) => id === 'postImports')?.parameters.map(({ name }) => name)).toContain(
      'dryRun',
    );
  });
});

describe('the JSON Schema of the suite file', () => {
  it('is of the input: what has a default may be absent, unknown keys may not be there', () => {
    const text = JSON.stringify(suiteJsonSchema());
    expect(text).toContain('"required":["metric","statistic","value"]');
    expect(suiteJsonSchema()).toMatchObject({
      required: ['format', 'suite'],
      additionalProperties: false,
    });
  });
});
