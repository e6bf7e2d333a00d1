/** The development server: `npm run dev`. */
import { ensureInstalled } from './ensure-installed.mjs';
import { node, root } from './run-command.mjs';
import { readAddress, requireFreePort } from './server-process.mjs';

const { host, port } = readAddress();
await requireFreePort(host, port);
await ensureInstalled();
// The terminal sends Ctrl-C to the whole group; this process waits until Next has ended.
process.on('SIGINT', () => undefined);
process.exit(
  await node('node_modules/next/dist/bin/next', ['dev', '--port', String(port), '--hostname', host], {
    env: { BENCHLENS_ROOT: root, HOST: host, PORT: String(port) },
  }),
);
