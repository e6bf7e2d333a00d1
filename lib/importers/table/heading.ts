import { parseQuantity } from '@/lib/format/parse-quantity';
import { percentileName, type Statistic } from '@/lib/model/statistic';
import type { CanonicalUnit, Direction } from '@/lib/model/unit';
import { findAlias } from './metric-aliases';
import { plainUnit } from './plain-unit';

/** A unit that a header names for its bare numbers. */
export interface UnitHint {
  readonly factor: number;
  readonly unit: CanonicalUnit;
  /** As written: `msg/sec per node`. */
  readonly text: string;
  readonly assumed?: string;
}

/** What the name of a column or row says. */
export interface Heading {
  /** As written. */
  readonly text: string;
  /** The name without statistic, unit and condition; may be empty: `p99 (ms)`. */
  readonly name: string;
  /** A metric of the registry, when the name is known. */
  readonly metric?: string;
  readonly statistic?: Statistic;
  readonly unit?: UnitHint;
  readonly better?: Direction;
  /** Under which the numbers hold: `1kb msg`. */
  readonly condition?: string;
}

/** Longer headers are sentences, which say nothing that can be read safely. */
const MAX_HEADING_LENGTH = 200;

/**
 * Reads a header such as `p99 Latency (1kb msg)`, `Throughput (msg/sec per node)`, `avg latency [ms]`, `mean_ns`,
 * `Requests/sec` or `Time, s`.
 *
 * @example readHeading('p999 Latency (ms)') → { metric: 'latency', statistic: 'p99.9', unit: { factor: 1e6, unit: 'ns', … }, … }
 */
export function readHeading(text: string): Heading {
  if (text.length > MAX_HEADING_LENGTH) return { text, name: text };
  const found: { -readonly [K in keyof Heading]?: Heading[K] } = {};
  const conditions: string[] = [];
  const words = text.replaceAll(/\(([^()]*)\)|\[([^[\]]*)\]/g, (_, round?: string, square?: string) => {
    const inner = (round ?? square ?? '').trim();
    const statistic = wholeStatistic(inner);
    const unit = unitFrom(inner);
    const better = directionFrom(inner);
    if (statistic !== undefined) found.statistic = statistic;
    else if (better !== undefined) found.better = better;
    else if (unit !== undefined) found.unit = unit;
    else if (inner !== '') conditions.push(inner);
    return ' ';
  });
  let name = words.replaceAll(/[\s_]+/g, ' ').trim();
  const arrow = /[↑↓]/.exec(name)?.[0];
  if (arrow !== undefined) {
    found.better = arrow === '↑' ? 'higher' : 'lower';
    name = name.replace(/\s*[↑↓]\s*/, ' ').trim();
  }
  const whole = found.unit === undefined ? unitFrom(name) : undefined;
  if (whole !== undefined && wholeStatistic(name) === undefined) {
    found.unit = whole;
    name = '';
  }
  if (found.unit === undefined) name = takeTrailingUnit(name, found);
  const condition = conditions.length === 0 ? {} : { condition: conditions.join(', ') };
  const known = findAlias(name, found.unit);
  if (known?.statistic !== undefined) {
    return { text, name, metric: known.metric, ...condition, ...found, statistic: known.statistic };
  }
  const { rest, statistic } = takeStatistic(name);
  const metric = findAlias(rest, found.unit)?.metric;
  return {
    text,
    name: rest,
    ...(statistic === undefined ? {} : { statistic }),
    ...(metric === undefined ? {} : { metric }),
    ...condition,
    ...found,
  };
}

/** Whether a name says what was measured, as opposed to who was measured. */
export function saysMetric(heading: Heading): boolean {
  return (
    heading.metric !== undefined ||
    heading.unit !== undefined ||
    heading.statistic !== undefined ||
    heading.better !== undefined
  );
}

/** `Time, ms`, `Latency in ms`, `latency ms` (also from `latency_ms`). */
function takeTrailingUnit(name: string, found: { unit?: UnitHint }): string {
  const share = /^(.*[^\s%\d])%$/.exec(name)?.[1];
  if (share !== undefined) {
    const unit = unitFrom('%');
    if (unit !== undefined && findAlias(share, unit) !== undefined) found.unit = unit;
    return found.unit === undefined ? name : share;
  }
  const match = /^(.*\S)(?:\s*,\s*|\s+in\s+)(\S+)$/.exec(name) ?? /^(.*\S)\s+(\S+)$/.exec(name);
  const unit = match === null ? undefined : unitFrom(match[2] ?? '');
  // A bare letter after a space is part of a name more often than a unit: “Plan B”.
  if (match === null || unit === undefined || wholeStatistic(match[2] ?? '') !== undefined) return name;
  const rest = match[1] ?? '';
  const spaced = !/(?:,|\sin)\s*\S+$/.test(name);
  if (spaced && findAlias(rest, unit) === undefined && takeStatistic(rest).statistic === undefined)
    return name;
  found.unit = unit;
  return rest;
}

function unitFrom(written: string): UnitHint | undefined {
  const text = plainUnit(written);
  if (/^(?:count|#)$/i.test(text)) return { factor: 1, unit: 'count', text };
  const perOperation = /^(ns|us|µs|μs|ms|s|B|bytes|kB|KB|MB|KiB|MiB|allocs?)\s*\/\s*(?:op|iter)$/.exec(
    text,
  )?.[1];
  if (perOperation?.startsWith('alloc') === true) return { factor: 1, unit: 'count', text };
  const bare =
    perOperation ?? text.replace(/\s+per\s+(?:node|core|thread|pod|server|instance|machine)$/i, '');
  const quantity = parseQuantity(`1 ${bare}`);
  if (quantity === undefined || bare === '') return undefined;
  // `k` and `M` scale whatever is counted.
  return {
    factor: quantity.value,
    unit: quantity.unit,
    text,
    ...(quantity.assumed === undefined ? {} : { assumed: quantity.assumed }),
  };
}

function directionFrom(text: string): Direction | undefined {
  const match = /^(lower|smaller|less|fewer|higher|bigger|larger|more) is better$/i.exec(text)?.[1];
  if (match === undefined) return undefined;
  return /^(?:lower|smaller|less|fewer)$/i.test(match) ? 'lower' : 'higher';
}

const NAMED: readonly (readonly [RegExp, Statistic])[] = [
  [/\bmedian\b/i, 'p50'],
  [/\b(?:average|avg|mean)\b/i, 'mean'],
  [/\b(?:standard deviation|std ?dev(?:iation)?|stdev|std)\b|σ/i, 'stddev'],
  [/\bmad\b/i, 'mad'],
  [/\b(?:minimum|min|fastest)\b/i, 'min'],
  [/\b(?:maximum|max|slowest|peak)\b/i, 'max'],
];

function wholeStatistic(text: string): Statistic | undefined {
  const { rest, statistic } = takeStatistic(text);
  return rest === '' ? statistic : undefined;
}

function takeStatistic(name: string): { rest: string; statistic?: Statistic } {
  const percentile =
    /(?<![\w.])p ?(\d+(?:\.\d+)?)(?![\w.])/i.exec(name) ??
    /(?<![\w.])(\d+(?:\.\d+)?)(?:st|nd|rd|th)?[ -]?(?:percentile|%-?ile|pctl?)(?!\w)/i.exec(name) ??
    /^(\d+(?:\.\d+)?) ?%$/.exec(name);
  if (percentile !== null) {
    const digits = percentile[1] ?? '';
    // p999 is what many tools call the 99.9th percentile.
    const percent =
      /^\d{3,}$/.test(digits) && digits !== '100' ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits;
    const statistic = percentileName(Number(percent));
    if (statistic !== undefined) return { rest: without(name, percentile), statistic };
  }
  for (const [pattern, statistic] of NAMED) {
    const match = pattern.exec(name);
    if (match !== null) return { rest: without(name, match), statistic };
  }
  return { rest: name };
}

function without(name: string, match: RegExpExecArray): string {
  const rest = `${name.slice(0, match.index)} ${name.slice(match.index + match[0].length)}`;
  return rest
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s\-,:/]+|[\s\-,:/]+$/g, '')
    .trim();
}
