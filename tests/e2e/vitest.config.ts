import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.dirname(path.dirname(import.meta.dirname));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/support/prepare-server.ts'],
    // Each file has its own server and browser, and mostly waits for them.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
