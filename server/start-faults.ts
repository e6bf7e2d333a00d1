import 'server-only';
import { createServer } from 'node:net';
import { ConfigError, readConfig, readPaths } from './config';
import { storageFaults } from './storage-faults';

/** Why a server cannot start, for people. */
export interface StartFaults {
  /** A heading and one line for each fault. */
  readonly message: string;
  /** 1: something in the environment is wrong. 3: the environment is fine, the machine does not play along. */
  readonly exitCode: 1 | 3;
}

/**
 * Everything that is known to keep a server from starting, all at once: what is wrong with the environment, an address
 * that cannot be listened on, paths that cannot be used. Undefined where nothing is.
 *
 * @param options.listensOn the address to try; left out by a server that listens already
 */
export async function findStartFaults(
  env: NodeJS.ProcessEnv,
  cwd: string,
  options: { readonly listensOn?: { readonly host: string; readonly port: string } } = {},
): Promise<StartFaults | undefined> {
  const wrong = configFaults(env, cwd);
  const { listensOn } = options;
  const failing = [
    ...(listensOn === undefined ? [] : await addressFaults(listensOn)),
    ...storageFaults(readPaths(env, cwd)),
  ];
  const all = [...wrong, ...failing];
  if (all.length === 0) return undefined;
  return {
    message: ['The server cannot start:', ...all.map((fault) => `  - ${fault}`)].join('\n'),
    exitCode: wrong.length > 0 ? 1 : 3,
  };
}

function configFaults(env: NodeJS.ProcessEnv, cwd: string): readonly string[] {
  try {
    readConfig(env, cwd);
    return [];
  } catch (cause) {
    if (cause instanceof ConfigError) return cause.faults;
    throw cause;
  }
}

/** Listens for a moment. A port that is no number is told by the configuration; then any port tells of the host. */
async function addressFaults({ host, port }: { host: string; port: string }): Promise<string[]> {
  const number = /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? Number(port) : 0;
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ host, port: number, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  switch (code) {
    case undefined:
      return [];
    case 'EADDRINUSE':
      return [`PORT: expected a free port, found ${number} on ${host}, where another program listens`];
    case 'EACCES':
      return [`PORT: expected a port that this user may listen on, found ${number}`];
    default:
      return [`HOST: expected an address or a name of this machine, found “${host}” (${code})`];
  }
}
