const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A moment in UTC, to the minute; the column head or the sentence says UTC.
 *
 * @example formatDate(1784379840000) === '18 Jul 2026, 13:04'
 */
export function formatDate(epochMs: number): string {
  const date = new Date(epochMs);
  return `${formatDay(epochMs)}, ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
}

/**
 * The day of a moment in UTC.
 *
 * @example formatDay(1784379840000) === '18 Jul 2026'
 */
export function formatDay(epochMs: number): string {
  const date = new Date(epochMs);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
