#!/usr/bin/env node
// Starts the bundled command line, bundling it first where an install without scripts left that out.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundle = path.join(root, 'dist', 'benchlens.cjs');

// Relative paths of the configuration start at the project, wherever the command is called.
process.env.BENCHLENS_ROOT ??= root;

if (!existsSync(bundle)) {
  spawnSync(process.execPath, [path.join(root, 'scripts', 'bundle-cli.mjs')], {
    cwd: root,
    // Standard output belongs to the command.
    stdio: ['ignore', 2, 2],
  });
}
if (existsSync(bundle)) {
  createRequire(import.meta.url)(bundle);
} else {
  console.error(`benchlens: ${bundle} is missing; run “npm install” and “npm run prepare” in ${root}`);
  process.exitCode = 3;
}
