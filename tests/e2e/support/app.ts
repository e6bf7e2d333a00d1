import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { findFreePort, startServer, type RunningServer } from '../../../scripts/server-process.mjs';

export const projectRoot = path.dirname(path.dirname(path.dirname(import.meta.dirname)));

/** A server of its own with an empty database in a temporary folder. */
export interface App {
  readonly url: string;
  readonly folder: string;
  /** Everything that the server has printed. */
  readonly output: () => string;
  /** Environment that makes the command line use the same data. */
  readonly env: Record<string, string>;
  /** Ends the server at once, as a power cut would, and starts it again on the same data and port. */
  killAndRestart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the copied server; `env` adds to its environment. */
export async function startApp(env: Record<string, string> = {}): Promise<App> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'benchlens-data-'));
  const port = await findFreePort();
  const dataEnv = {
    DATABASE_PATH: path.join(folder, 'benchlens.db'),
    BLOBS_PATH: path.join(folder, 'blobs'),
  };
  let printed = '';
  const start = () =>
    startServer({
      folder: inject('serverFolder'),
      host: '127.0.0.1',
      port,
      env: { LOG_LEVEL: 'warn', ...dataEnv, ...env },
      onOutput: (text) => {
        printed += text;
      },
    }).catch((cause: unknown) => {
      throw new Error(`The server did not start:\n${printed}`, { cause });
    });
  let server: RunningServer = await start();
  return {
    url: server.url,
    folder,
    output: () => printed,
    env: dataEnv,
    killAndRestart: async () => {
      await server.kill();
      server = await start();
    },
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that holds the demo suites and a suite of measured runs, all sent through the public API. */
export async function startFilledApp(): Promise<App> {
  const app = await startApp();
  for (const file of demoSuites()) await importFile(app, `data/suites/${file}`);
  for (const [file, subject] of MEASURED_RUNS) {
    await importFile(app, `data/samples/${file}`, { suite: MEASURED_SUITE, subject });
  }
  return app;
}

export const MEASURED_SUITE = 'hello-servers';

/** Sample files of several tools, and whom they are said to have measured. */
const MEASURED_RUNS: readonly (readonly [file: string, subject: string])[] = [
  ['wrk/latency.txt', 'plain-node'],
  ['wrk/three-levels.txt', 'three-levels'],
  ['autocannon/hello.json', 'autocannon-node'],
  ['hey-text/hello.txt', 'hey-node'],
];

export interface ImportAnswer {
  readonly importId: string;
  readonly suite: string;
  readonly runIds: readonly string[];
  readonly format: string;
  readonly duplicate: boolean;
}

/** Sends a file of the project to the server and expects it to be taken. */
export async function importFile(
  app: App,
  file: string,
  query: Record<string, string> = {},
): Promise<ImportAnswer> {
  const bytes = readFileSync(path.join(projectRoot, file));
  const response = await postImport(app, bytes, { fileName: path.basename(file), ...query });
  if (response.status !== 201) {
    throw new Error(`${file}: the server answered ${response.status} ${await response.text()}`);
  }
  // The shape is what the contract of the API says; the tests look at what they use.
  return (await response.json()) as ImportAnswer;
}

export function postImport(
  app: App,
  bytes: Uint8Array<ArrayBuffer>,
  query: Record<string, string>,
): Promise<Response> {
  return fetch(`${app.url}/api/v1/imports?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
}

/** The slug and title of the first suite of the list. */
export async function firstSuite(app: App): Promise<{ slug: string; title: string }> {
  const response = await fetch(`${app.url}/api/v1/suites`);
  const { items } = (await response.json()) as { items: { slug: string; title: string }[] };
  const [first] = items;
  if (first === undefined) throw new Error('The server lists no suite.');
  return first;
}

function demoSuites(): string[] {
  return readdirSync(path.join(projectRoot, 'data/suites'))
    .filter((name) => name.endsWith('.json'))
    .sort();
}
