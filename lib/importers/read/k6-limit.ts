import type { Problem } from '@/lib/problem';

/** Far more than a script has that a person reads: k6 itself makes about thirty, and a threshold adds one for its tags. */
const MAX_METRICS = 2000;

/** The Problem of a k6 file with more metrics than a suite can show; those of tags count, as k6 makes them metrics. */
export function tooManyK6Metrics(count: number, file: string): Problem | undefined {
  if (count <= MAX_METRICS) return undefined;
  return {
    code: 'too-large',
    where: { file },
    expected: `at most ${MAX_METRICS.toLocaleString('en')} metrics, those with tags counted`,
    found: count.toLocaleString('en'),
    hint: 'put what differs from request to request into a tag instead of the name of a metric',
  };
}
