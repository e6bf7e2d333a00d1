import type { Warning } from '@/lib/problem';
import type { MeasuredCase } from './hlog-case';
import type { HlogCases } from './hlog-cases';

/** What is worth knowing about the cases of one log: each kind once, naming the cases. */
export function hlogWarnings({ cases, column, assumedAt }: HlogCases, fileName: string): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: Warning['code'], line: number, message: string) =>
    warnings.push({ code, where: { file: fileName, line, column: 1 }, message });

  if (assumedAt !== undefined) {
    warn('unit-assumed', assumedAt, 'The log names no unit. It is from jHiccup, which records nanoseconds.');
  }
  const empty = cases.filter(({ total }) => total === 0);
  const [firstEmpty] = empty;
  if (firstEmpty !== undefined) {
    warn('value-skipped', firstEmpty.firstLine, `Nothing was recorded for ${namesOf(empty)}.`);
  }
  const short = cases.filter(({ unsupported }) => unsupported.length > 0);
  const [firstShort] = short;
  if (firstShort !== undefined) {
    const lists = short.map(
      ({ name, total, unsupported }) =>
        `${unsupported.join(', ')} of “${name}” (${total.toLocaleString('en')} values)`,
    );
    warn(
      'value-skipped',
      firstShort.firstLine,
      `Fewer than ten values lie above some percentiles, which are left out: ${upTo(lists, '; ')}.`,
    );
  }
  const unordered = cases.filter(({ disorderLine }) => disorderLine !== undefined);
  const line = unordered[0]?.disorderLine;
  if (line !== undefined) {
    warn(
      'value-skipped',
      line,
      `The intervals of ${namesOf(unordered)} are not in order of time. The course over time and the duration are left out; percentiles do not depend on them.`,
    );
  }
  if (column.firstLine !== undefined) {
    warn(
      'value-skipped',
      column.firstLine,
      `The column Interval_Max does not fit the histogram in ${column.count} ${column.count === 1 ? 'interval' : 'intervals'}; the histogram counts.`,
    );
  }
  const coarse = cases.filter(isCoarse);
  const [firstCoarse] = coarse;
  if (firstCoarse?.median !== undefined) {
    const { lowest, highest, significantDigits } = firstCoarse.median;
    warn(
      'resolution',
      firstCoarse.firstLine,
      `The smallest steps of the histogram of ${namesOf(coarse)} are coarser than ${significantDigits} significant digits: p50 lies between ${lowest.toLocaleString('en')} and ${highest.toLocaleString('en')} ns.`,
    );
  }
  return warnings;
}

/** Whether the smallest step, not the digits, decides how exact the median is. */
function isCoarse({ median }: MeasuredCase): boolean {
  if (median === undefined || median.highest === median.lowest) return false;
  return median.highest - median.lowest > median.lowest / 10 ** median.significantDigits;
}

function namesOf(cases: readonly MeasuredCase[]): string {
  return upTo(
    cases.map(({ name }) => `“${name}”`),
    ', ',
  );
}

function upTo(texts: readonly string[], separator: string): string {
  return texts.length <= 5
    ? texts.join(separator)
    : `${texts.slice(0, 5).join(separator)}${separator}and ${texts.length - 5} more`;
}
