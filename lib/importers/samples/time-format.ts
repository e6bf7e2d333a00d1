import type { DurationUnit } from '@/lib/model/durations';

/**
 * How a time is written, from an example: a number of seconds, milliseconds, microseconds or nanoseconds since 1970
 * by its size, or text with a date. Undefined for anything else.
 *
 * @example timeFormatOf('1548568307205') === 'ms'
 */
export function timeFormatOf(example: string): DurationUnit | 'text' | undefined {
  const text = example.trim();
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d{2}|$)/.test(text)) return 'text';
  const whole = /^(\d+)(?:\.\d*)?(?:e[+]?\d+)?$/i.exec(text)?.[1];
  if (whole === undefined) return undefined;
  const seconds = Number(text);
  // From 2001 to 2286 the size tells the unit: each has three digits more than the one before.
  if (seconds >= 1e9 && seconds < 1e10) return 's';
  if (seconds >= 1e12 && seconds < 1e13) return 'ms';
  if (seconds >= 1e15 && seconds < 1e16) return 'us';
  if (seconds >= 1e18 && seconds < 1e19) return 'ns';
  return undefined;
}
