import { suiteJsonSchema } from '@/server/api/suite-json-schema';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';

export function GET(): Response {
  return json(suiteJsonSchema(), {
    headers: { 'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'no-cache' },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
