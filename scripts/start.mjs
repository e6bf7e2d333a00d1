/** Serves what `npm run build` built: `npm start`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { standaloneFolder } from './ensure-built.mjs';
import { root } from './run-command.mjs';
import { followServer, publicAddress, readAddress, requireFreePort, startServer } from './server-process.mjs';

if (!existsSync(path.join(standaloneFolder, 'server.js'))) {
  console.error('There is no build yet. Run npm run build first, or npm run demo for everything at once.');
  process.exit(2);
}
const { host, port } = readAddress();
await requireFreePort(host, port);
try {
  const server = await startServer({ folder: standaloneFolder, host, port, env: { BENCHLENS_ROOT: root } });
  console.log(`Benchlens is ready: ${publicAddress(host, port)}`);
  await followServer(server);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
