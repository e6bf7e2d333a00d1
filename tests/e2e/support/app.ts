import { cpSync, mkdtempSync, rmSync } from 'node:fs';
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

/** Starts the copied server; `env` adds to its environment, `data` is a folder that it starts with a copy of. */
export async function startApp(env: Record<string, string> = {}, data?: string): Promise<App> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'benchlens-data-'));
  if (data !== undefined) cpSync(data, folder, { recursive: true });
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
export function startFilledApp(): Promise<App> {
  return startApp({}, inject('filledData'));
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
