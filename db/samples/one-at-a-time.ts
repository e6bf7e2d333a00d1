let last: Promise<unknown> = Promise.resolve();

/** Runs one job after the other, since each may use as much memory as the whole process should. */
export function oneAtATime<T>(job: () => Promise<T>): Promise<T> {
  const result = last.then(job, job);
  last = result.catch(() => undefined);
  return result;
}
