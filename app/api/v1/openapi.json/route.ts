import { openApiDocument } from '@/server/api/openapi-document';
import { refuseOtherMethods } from '@/server/refuse-other-methods';
import { json } from '@/server/respond';

export function GET(): Response {
  return json(openApiDocument());
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
