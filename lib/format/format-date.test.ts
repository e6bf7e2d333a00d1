import { expect, it } from 'vitest';
import { formatDate, formatDay } from './format-date';

it('writes moments and days in UTC, wherever the server stands', () => {
  expect(formatDate(Date.UTC(2026, 6, 18, 13, 4))).toBe('18 Jul 2026, 13:04');
  expect(formatDate(Date.UTC(2026, 0, 1, 0, 0))).toBe('1 Jan 2026, 00:00');
  expect(formatDay(Date.UTC(2026, 11, 31, 23, 59))).toBe('31 Dec 2026');
});
