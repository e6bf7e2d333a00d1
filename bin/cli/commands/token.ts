import { UsageError, type Command, type ExitCode, type Io } from '../command';
import { JSON_OPTION, readArgs } from '../read-args';

export const command: Command = {
  summary: 'create, list and revoke access tokens',
  help: `Usage: benchlens token create NAME [--scope read|write|admin] [--json]
       benchlens token list [--json]
       benchlens token revoke ID|NAME [--json]

A token lets a program (Authorization: Bearer …) or a browser (/sign-in) change things. It is printed once; the
database keeps its SHA-256 only. As soon as a token exists, a server bound to loopback asks for one too.

Options:
  --scope SCOPE  read, write (default) or admin; each includes the ones before it
  --json         as JSON: {id, name, scope, token} of a new token, the list, or what was revoked

Examples:
  benchlens token create ci
  TOKEN=$(benchlens token create laptop --scope admin)
  benchlens token revoke ci`,

  run: async (args, io) => {
    const [action, ...rest] = args;
    const { closeRuntime } = await import('@/server/runtime');
    try {
      if (action === 'create') return await create(rest, io);
      if (action === 'list') return await list(rest, io);
      if (action === 'revoke') return await revoke(rest, io);
      throw new UsageError(
        `expected create, list or revoke, found ${action === undefined ? 'nothing' : `“${action}”`}`,
      );
    } finally {
      await closeRuntime();
    }
  },
};

async function create(args: string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArgs(args, {
    ...JSON_OPTION,
    scope: { type: 'string', default: 'write' },
    name: { type: 'string' },
  });
  const { createTokenSecret, hashToken, TOKEN_SCOPES } = await import('@/server/access/token-secret');
  const names = values.name === undefined ? positionals : [values.name, ...positionals];
  const [name] = names;
  if (name === undefined || names.length > 1 || !/^[^\p{Cc}]{1,100}$/u.test(name)) {
    throw new UsageError('expected one NAME of at most 100 characters');
  }
  const scope = TOKEN_SCOPES.find((candidate) => candidate === values.scope);
  if (scope === undefined) {
    throw new UsageError(`--scope expects ${TOKEN_SCOPES.join(', ')}, found “${values.scope}”`);
  }
  const { createToken } = await import('@/db/commands/create-token');
  const { getStore } = await import('@/server/runtime');
  const secret = createTokenSecret();
  const { id } = await createToken(await getStore(), {
    name,
    scope,
    hash: hashToken(secret),
    nowMs: Date.now(),
  });
  io.out(values.json === true ? asJson({ id, name, scope, token: secret }) : `${secret}\n`);
  io.err(`Token “${name}” (${id}, ${scope}). It is shown this once; keep it safe.`);
  return 0;
}

async function list(args: string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArgs(args, JSON_OPTION);
  if (positionals.length > 0) throw new UsageError(`expected no operand, found “${positionals[0]}”`);
  const { listTokens } = await import('@/db/queries/tokens');
  const { getStore } = await import('@/server/runtime');
  const tokens = await listTokens(await getStore());
  if (values.json === true) io.out(asJson(tokens));
  else {
    for (const { id, name, scope, createdAtMs, lastUsedAtMs, revokedAtMs } of tokens) {
      const state = revokedAtMs === undefined ? 'active' : `revoked ${isoDate(revokedAtMs)}`;
      const used = lastUsedAtMs === undefined ? 'never used' : `used ${isoDate(lastUsedAtMs)}`;
      io.out(`${[id, name, scope, `created ${isoDate(createdAtMs)}`, used, state].join('\t')}\n`);
    }
  }
  return 0;
}

async function revoke(args: string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArgs(args, JSON_OPTION);
  const [which] = positionals;
  if (which === undefined || positionals.length > 1) throw new UsageError('expected one ID or NAME');
  const { listTokens } = await import('@/db/queries/tokens');
  const { revokeToken } = await import('@/db/commands/revoke-token');
  const { getStore } = await import('@/server/runtime');
  const store = await getStore();
  const tokens = await listTokens(store);
  const isId = tokens.some(({ id }) => id === which);
  await revokeToken(store, { ...(isId ? { id: which } : { name: which }), nowMs: Date.now() });
  if (values.json === true) {
    const revoked = tokens.find((token) =>
      isId ? token.id === which : token.name === which && token.revokedAtMs === undefined,
    );
    io.out(asJson({ id: revoked?.id, name: revoked?.name, revoked: true }));
  }
  io.err(`Token “${which}” is revoked.`);
  return 0;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
