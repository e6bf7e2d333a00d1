import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.dirname(path.dirname(import.meta.dirname));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/support/copy-server.ts'],
    // One server and one browser at a time: two cores.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
