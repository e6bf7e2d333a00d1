import { expect, test } from 'vitest';
import { resolutionsOf, resolutionText } from './tool-resolution';

test('coarsest first, each tool once, whatever its spelling', () => {
  const found = resolutionsOf(['wrk', 'Autocannon', 'autocannon', 'unheard-of', 'siege']);
  expect(found.map(({ tool }) => tool)).toEqual(['siege', 'Autocannon', 'wrk']);
  expect(found.map(resolutionText)).toEqual([
    'siege cannot tell apart what is closer than 10 ms.',
    'Autocannon cannot tell apart what is closer than 1 ms.',
    'wrk cannot tell apart what is closer than 1 µs.',
  ]);
  expect(resolutionsOf(['k6'])).toEqual([]);
});
