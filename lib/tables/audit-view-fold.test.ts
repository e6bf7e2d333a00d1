import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FINDING_VERDICTS, type Finding, type FindingVerdict } from '@/lib/audit/finding';
import { foldFindings } from './audit-view-fold';

function findingsOf(verdict: FindingVerdict, count: number, claims = 2): Finding[] {
  return Array.from({ length: count }, () => ({
    rule: 'ratio',
    verdict,
    severity: 'low',
    claims: Array.from({ length: claims }, (_, index) => `c${index}`),
    statements: [],
    subjects: ['go'],
    arithmetic: '1 ÷ 1 = 1',
    because: 'So it is.',
  }));
}

test('lists all findings of a short audit, and four of those that pass', () => {
  const groups = [findingsOf('contradicted', 3), findingsOf('mismatch', 6), findingsOf('consistent', 6)];
  expect(foldFindings(groups, false)).toEqual([3, 6, 4]);
  expect(foldFindings(groups, true)).toEqual([3, 6, 6]);
});

test('gives the room to the worst first, and shows some of every verdict', () => {
  const groups = [findingsOf('contradicted', 15), findingsOf('mismatch', 900), findingsOf('unchecked', 900)];
  const [contradicted, mismatch = 0, unchecked] = foldFindings(groups, true);
  expect(contradicted).toBe(15);
  expect(mismatch).toBeGreaterThan(2);
  expect(mismatch).toBeLessThan(15);
  expect(unchecked).toBe(2);
});

test('never lists more than there are, nor fewer than two of a verdict', () => {
  const sizes = fc.array(fc.record({ count: fc.integer({ min: 1, max: 300 }), claims: fc.nat(100) }), {
    minLength: 5,
    maxLength: 5,
  });
  fc.assert(
    fc.property(sizes, fc.boolean(), (list, hasChosen) => {
      const groups = FINDING_VERDICTS.map((verdict, index) =>
        findingsOf(verdict, list[index]?.count ?? 1, list[index]?.claims),
      );
      foldFindings(groups, hasChosen).forEach((count, index) => {
        const size = list[index]?.count ?? 0;
        expect(count).toBeGreaterThanOrEqual(Math.min(2, size));
        expect(count).toBeLessThanOrEqual(size);
      });
    }),
    { numRuns: 50 },
  );
});
