import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** A test that changes a module's state for all that come after it in the same worker. */
const CHANGES_MODULES = 'lib/importers/detect.test.ts';

const shared = {
  exclude: ['tests/e2e/**', '**/node_modules/**'],
  setupFiles: ['tests/support/fail-on-console.ts'],
  testTimeout: 20_000,
};

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      'server-only': path.join(root, 'tests/support/server-only.ts'),
    },
  },
  test: {
    // Vitest leaves one processor to others; where there are two, that would halve the speed.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'pure',
          include: ['{lib,components,app}/**/*.test.{ts,tsx}'],
          exclude: [...shared.exclude, CHANGES_MODULES],
          // Pure functions leave nothing behind; loading every module once for each file took half of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'stateful',
          include: ['{db,server,bin,scripts,tests}/**/*.test.{ts,tsx}', CHANGES_MODULES],
        },
      },
    ],
  },
});
