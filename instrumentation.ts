import type { Instrumentation } from 'next';

/** Runs once before the first request. Imported dynamically: the edge compile must not see the database. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { startUp } = await import('./server/start-up');
  await startUp();
}

/** What a page throws unexpectedly goes to the log with its path; the reader sees a digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { getLogger } = await import('./server/logger');
  getLogger().error(
    { err: error, method: request.method, path: request.path, route: context.routePath },
    'a page failed',
  );
};
