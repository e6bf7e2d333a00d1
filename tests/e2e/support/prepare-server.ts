import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadSampleData } from '../../../scripts/sample-data.mjs';
import { findFreePort, startServer } from '../../../scripts/server-process.mjs';

/**
 * Copies the built server to a folder far from the project, so that a file which the build forgot to trace is
 * missing here as it would be on another machine; and fills a database once, for the tests to copy.
 */
export default async function prepareServer(project: TestProject): Promise<() => void> {
  const built = path.join(project.config.root, '.next/standalone');
  if (!existsSync(path.join(built, 'server.js')))
    throw new Error('There is no build; run npm run build first.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'benchlens-e2e-'));
  const [serverFolder, filledData] = [path.join(folder, 'server'), path.join(folder, 'data')];
  cpSync(built, serverFolder, { recursive: true });
  mkdirSync(filledData);
  await fill(serverFolder, filledData);
  project.provide('serverFolder', serverFolder);
  project.provide('filledData', filledData);
  return () => rmSync(folder, { recursive: true, force: true });
}

async function fill(serverFolder: string, data: string): Promise<void> {
  const server = await startServer({
    folder: serverFolder,
    host: '127.0.0.1',
    port: await findFreePort(),
    env: {
      LOG_LEVEL: 'warn',
      DATABASE_PATH: path.join(data, 'benchlens.db'),
      BLOBS_PATH: path.join(data, 'blobs'),
    },
    onOutput: (text) => process.stdout.write(text),
  });
  try {
    await loadSampleData(server.url);
  } finally {
    await server.stop();
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    serverFolder: string;
    filledData: string;
  }
}
