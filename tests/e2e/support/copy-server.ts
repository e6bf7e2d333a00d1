import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

/**
 * Copies the built server to a folder far from the project, so that a file which the build forgot to trace is
 * missing here as it would be on another machine.
 */
export default function copyServer(project: TestProject): () => void {
  const built = path.join(project.config.root, '.next/standalone');
  if (!existsSync(path.join(built, 'server.js')))
    throw new Error('There is no build; run npm run build first.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'benchlens-e2e-'));
  cpSync(built, path.join(folder, 'server'), { recursive: true });
  project.provide('serverFolder', path.join(folder, 'server'));
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module 'vitest' {
  export interface ProvidedContext {
    serverFolder: string;
  }
}
