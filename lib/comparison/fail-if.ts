import { formatValue } from '@/lib/format/format-value';
import { parseQuantity } from '@/lib/format/parse-quantity';
import { parseMetricStatistic, type Statistic } from '@/lib/model/statistic';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { RowSelector } from './select-rows';

/** A condition on a comparison: `latency.p99 > +5%`, `GET /login:error-ratio.value > 1%`, `latency.p99 >= 20ms`. */
export interface FailIf {
  /** As the user wrote it, which names it in answers. */
  readonly text: string;
  readonly case: string;
  readonly metric: string;
  readonly statistic: Statistic;
  readonly operator: Operator;
  readonly threshold: Threshold;
}

export type Operator = '>' | '<' | '>=' | '<=';

export type Threshold =
  /** A change of the value relative to the base: 0.05 for +5 %. */
  | { readonly kind: 'change'; readonly share: number }
  /** `5%` without a sign: a value where the metric is a ratio, else a change. */
  | { readonly kind: 'percent'; readonly share: number }
  /** A value in a canonical unit; without one, in that of the metric where it is read bare. */
  | { readonly kind: 'value'; readonly value: number; readonly unit?: CanonicalUnit };

/**
 * Reads a condition: `[case:]metric.statistic (>|<|>=|<=) (±N% | value with unit)`.
 *
 * @param where who wrote it, for messages: `--fail-if`
 * @param defaultCase the case of a condition that names none
 * @returns a Problem `bad-parameter` for anything else
 * @example parseFailIf('latency.p99 > +5%', '--fail-if')
 */
export function parseFailIf(text: string, where: string, defaultCase = 'all'): Result<FailIf> {
  // A case may hold signs of comparison, a threshold cannot: the last one counts.
  const match = /^(?<left>.+?)\s*(?<operator>[<>]=?)\s*(?<right>[^<>=]+)$/su.exec(text.trim());
  const { left, operator, right } = match?.groups ?? {};
  if (left === undefined || right === undefined || !isOperator(operator)) {
    return wrong(where, '[case:]metric.statistic, then > < >= or <=, then ±N% or a value with unit', text);
  }
  const quantity = parseSelector(left);
  if (quantity === undefined) {
    return wrong(where, 'a metric and its statistic such as latency.p99 before the comparison', left);
  }
  const threshold = parseThreshold(right);
  if (threshold === undefined) {
    return wrong(where, 'a change such as +5% or a value with unit such as 20ms after the comparison', right);
  }
  return succeed({ text: text.trim(), case: defaultCase, ...quantity, operator, threshold });
}

/**
 * `[case:]metric.statistic`.
 *
 * @example parseSelector('GET /:latency.p99') → { case: 'GET /', metric: 'latency', statistic: 'p99' }
 */
export function parseSelector(text: string): RowSelector | undefined {
  const colon = text.lastIndexOf(':');
  const quantity = parseMetricStatistic(text.slice(colon + 1).trim());
  if (quantity === undefined || colon === -1) return quantity;
  const name = text.slice(0, colon).trim();
  return name === '' ? undefined : { case: name, ...quantity };
}

/** The threshold as a value, in the unit of the metric it is held against. */
export interface AbsoluteThreshold {
  readonly kind: 'value';
  readonly value: number;
}

/**
 * What a threshold means for a metric of some unit.
 *
 * @returns a Problem where its unit is another one, or where it has none and the metric needs one
 */
export function thresholdFor(
  { threshold, text }: FailIf,
  unit: CanonicalUnit,
  where: string,
): Result<AbsoluteThreshold | { readonly kind: 'change'; readonly share: number }> {
  if (threshold.kind === 'change') return succeed(threshold);
  if (threshold.kind === 'percent') {
    return succeed(
      unit === 'ratio'
        ? { kind: 'value', value: threshold.share }
        : { kind: 'change', share: threshold.share },
    );
  }
  const isRight = threshold.unit === undefined ? !NEEDS_UNIT.has(unit) : threshold.unit === unit;
  if (!isRight) {
    const example = unit === 'unknown' ? 'a bare number' : `a value such as ${formatValue(1, unit)}`;
    return wrong(where, `${example} for this metric`, text);
  }
  return succeed({ kind: 'value', value: threshold.value });
}

/** Whether a number stands to its limit as the operator says. */
export function holds(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '>':
      return value > limit;
    case '<':
      return value < limit;
    case '>=':
      return value >= limit;
    case '<=':
      return value <= limit;
  }
}

/** A bare number of one of these could mean anything. */
const NEEDS_UNIT: ReadonlySet<CanonicalUnit> = new Set(['ns', 'bytes', 'bytes/s']);

function parseThreshold(text: string): Threshold | undefined {
  const percent = /^(?<sign>[+\-−±]?)\s*(?<number>\d+(?:\.\d+)?|\.\d+)\s*%$/u.exec(text.trim())?.groups;
  if (percent !== undefined) {
    const share = Number(percent.number) / 100;
    if (percent.sign === '') return { kind: 'percent', share };
    return percent.sign === '±'
      ? undefined
      : { kind: 'change', share: percent.sign === '+' ? share : -share };
  }
  const quantity = parseQuantity(text);
  if (quantity === undefined) return undefined;
  // A multiplier alone (`500k`) is no unit.
  return { kind: 'value', value: quantity.value, ...(quantity.hasUnit ? { unit: quantity.unit } : {}) };
}

function isOperator(text: string | undefined): text is Operator {
  return text === '>' || text === '<' || text === '>=' || text === '<=';
}

function wrong(file: string, expected: string, found: string): Result<never> {
  const problem: Problem = {
    code: 'bad-parameter',
    where: { file },
    expected,
    found: `“${found.trim().slice(0, 120)}”`,
  };
  return fail(problem);
}
