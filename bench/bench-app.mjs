/**
 * A copy of the app with two more routes: the suite page from constants, and a page without anything under a root
 * layout of its own. The app itself has no route that exists for measuring only.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import { completeStandalone } from '../scripts/ensure-built.mjs';
import { node, root } from '../scripts/run-command.mjs';

const COPIED = ['app', 'components', 'data/price-book', 'db', 'docs', 'lib', 'public', 'server'];

/**
 * Builds the copy in `var/bench-app` and returns the folder of its server.
 *
 * @param {unknown} model What the suite page component takes, as computed once from the database.
 */
export async function buildBenchApp(model) {
  const folder = path.join(root, 'var/bench-app');
  const previous = path.join(folder, '.next');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    // The compiler's cache and the packages stay; everything else is copied anew.
    if (name !== '.next' && name !== 'node_modules') rmSync(path.join(folder, name), { recursive: true });
  }
  rmSync(path.join(previous, 'standalone'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const topLevel = readdirSync(root).filter((name) => /\.(ts|mjs|json)$/.test(name) && name !== 'knip.json');
  for (const name of [...COPIED, ...topLevel]) {
    cpSync(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (file) => !/\.test\.tsx?$/.test(file),
    });
  }
  if (!existsSync(path.join(folder, 'node_modules'))) {
    cpSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  addRoutes(path.join(folder, 'app'), model);
  const code = await node('node_modules/next/dist/bin/next', ['build'], { cwd: folder, quiet: true });
  if (code !== 0) throw new Error('The copy for the bench could not be built.');
  completeStandalone(folder);
  return path.join(folder, '.next/standalone');
}

/** A second root layout is possible only where none stands at the top, so everything moves into a route group. */
function addRoutes(app, model) {
  const names = readdirSync(app);
  mkdirSync(path.join(app, '(site)'));
  for (const name of names) renameSync(path.join(app, name), path.join(app, '(site)', name));
  write(path.join(app, '(bare)/layout.tsx'), BARE_LAYOUT);
  write(
    path.join(app, '(bare)/bench/bare/page.tsx'),
    'export default function Page() {\n  return <p>Bare</p>;\n}\n',
  );
  write(path.join(app, '(site)/bench/constants/layout.tsx'), CONSTANTS_LAYOUT);
  write(path.join(app, '(site)/bench/constants/page.tsx'), CONSTANTS_PAGE);
  const constants = serialize(model).toString('base64');
  write(
    path.join(app, '(site)/bench/constants/model.ts'),
    `import { deserialize } from 'node:v8';\n\nexport const MODEL = deserialize(Buffer.from('${constants}', 'base64'));\n`,
  );
}

function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const BARE_LAYOUT = `import type { ReactNode } from 'react';

export const dynamic = 'force-dynamic';

export default function BareLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;

const CONSTANTS_LAYOUT = `import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';

export default function ConstantsLayout({ children }: { children: ReactNode }) {
  return <NuqsAdapter>{children}</NuqsAdapter>;
}
`;

const CONSTANTS_PAGE = `import { SuitePage } from '@/components/suite/suite-page';
import { MODEL } from './model';

export default function Page() {
  return <SuitePage model={MODEL} query={{}} />;
}
`;
