import { AppError } from '@/lib/errors';
import { toResponse } from '@/server/respond';

/** Every address under `/api` that no other route answers, so that programs get a problem document and no page. */
function notFound(request: Request): Response {
  const { pathname } = new URL(request.url);
  return toResponse(new AppError('NOT_FOUND', `There is no ${pathname}. The API is described at /api-docs.`));
}

export {
  notFound as DELETE,
  notFound as GET,
  notFound as OPTIONS,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
};
