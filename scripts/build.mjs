/** Builds the server and the command line: `npm run build`. */
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { node } from './run-command.mjs';

try {
  await ensureInstalled();
  await ensureBuilt({ force: true });
  process.exitCode = await node('scripts/bundle-cli.mjs');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
