import { isHealthy } from '@/db/queries/health';
import { getLogger } from '@/server/logger';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';
import { getStore } from '@/server/runtime';
import { VERSION } from '@/server/version';

/** Whether this instance can answer: 200, or 503 when its database cannot be read. */
export async function GET(): Promise<Response> {
  try {
    const { ok, schema } = await isHealthy(await getStore());
    const state = ok ? 'ok' : 'unavailable';
    return json({ status: state, version: VERSION, database: state, schema }, { status: ok ? 200 : 503 });
  } catch (cause) {
    getLogger().error({ err: cause }, 'the database cannot be opened');
    return json({ status: 'unavailable', version: VERSION, database: 'unavailable' }, { status: 503 });
  }
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
