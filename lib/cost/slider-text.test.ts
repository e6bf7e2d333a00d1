import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COST_FIELDS } from './fields';
import { parseFlag } from './parse-flag';
import { sliderText } from './slider-text';

test.each([
  [570, 'count', '500k'],
  [600, 'count', '1M'],
  [415, 'bytes', '14kB'],
  [200, 'bytes', '100B'],
  [-148, 'rate', '2/min'],
  [100, 'rate', '10/s'],
] as const)('position %i of %s is %s', (position, kind, text) => {
  expect(sliderText(position, kind)).toBe(text);
});

test('what a slider writes is read back as the same number, to two digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 800 }), (position) => {
      const parsed = parseFlag(sliderText(position, 'count'), COST_FIELDS.users);
      expect('value' in parsed && Number(parsed.value) / 10 ** (position / 100)).toBeCloseTo(1, 1);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -300, max: 200 }), (position) => {
      const parsed = parseFlag(sliderText(position, 'rate'), COST_FIELDS.messagesPerUser);
      expect('value' in parsed && Number(parsed.value) / 10 ** (position / 100)).toBeCloseTo(1, 1);
    }),
  );
});
