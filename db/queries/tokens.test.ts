import { describe, expect, it } from 'vitest';
import { openTestStore } from '@/tests/support/migrated-database';
import { createToken } from '../commands/create-token';
import { revokeToken } from '../commands/revoke-token';
import { touchToken } from '../commands/touch-token';
import { isHealthy } from './health';
import { countTokens, findTokenByHash, listTokens } from './tokens';

const NOW = 1_764_000_000_000;
const token = { name: 'ci', scope: 'write', hash: 'f'.repeat(64), nowMs: NOW } as const;

describe('tokens', () => {
  it('are found by hash until they are revoked, and stay listed', async () => {
    const store = await openTestStore();
    expect(await countTokens(store)).toBe(0);
    const { id } = await createToken(store, token);
    expect(await findTokenByHash(store, token.hash)).toEqual({
      id,
      name: 'ci',
      scope: 'write',
      createdAtMs: NOW,
    });
    await revokeToken(store, { name: 'ci', nowMs: NOW + 5 });
    expect(await findTokenByHash(store, token.hash)).toBeUndefined();
    expect(await countTokens(store)).toBe(0);
    expect(await listTokens(store)).toMatchObject([{ id, revokedAtMs: NOW + 5 }]);
    await expect(revokeToken(store, { id, nowMs: NOW })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('have a name of their own among the active ones', async () => {
    const store = await openTestStore();
    await createToken(store, token);
    const second = { ...token, hash: 'e'.repeat(64) };
    await expect(createToken(store, second)).rejects.toMatchObject({ code: 'CONFLICT' });
    await revokeToken(store, { name: 'ci', nowMs: NOW });
    await createToken(store, second);
    expect(await countTokens(store)).toBe(1);
  });

  it('note their last use to the minute', async () => {
    const store = await openTestStore();
    const { id } = await createToken(store, token);
    for (const after of [0, 30_000, 61_000]) await touchToken(store, { id, nowMs: NOW + after });
    expect((await listTokens(store))[0]?.lastUsedAtMs).toBe(NOW + 61_000);
    await touchToken(store, { id, nowMs: NOW + 62_000 });
    expect((await listTokens(store))[0]?.lastUsedAtMs).toBe(NOW + 61_000);
  });
});

describe('isHealthy', () => {
  it('names the schema, and says so when the database is gone', async () => {
    const store = await openTestStore();
    expect(await isHealthy(store)).toEqual({ ok: true, schema: '0002_report' });
    store.close();
    expect(await isHealthy(store)).toEqual({ ok: false, schema: '0002_report' });
  });
});
