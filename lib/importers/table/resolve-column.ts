import { findMetric } from '@/lib/metrics/registry';
import { cleanDecimal, NANOSECONDS_PER, type DurationUnit } from '@/lib/model/durations';
import { metricIdFrom } from '@/lib/model/slug';
import { percentOf, type Statistic } from '@/lib/model/statistic';
import type { MetricDeclaration } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { Problem, Warning } from '@/lib/problem';
import type { Quantity } from '@/lib/format/parse-quantity';
import { readCell } from './cell-value';
import { decimalSignOf, hasDecimalComma, withDecimalPoint, type DecimalSign } from './decimal-sign';
import type { Cell } from './grid';
import type { Heading } from './heading';
import type { Column } from './layout';
import { rateMetric } from './metric-aliases';

/** What a column measures and the numbers of its cells in the canonical unit, in the order of the entities. */
export interface ResolvedColumn {
  metric: string;
  readonly statistic: Statistic;
  declaration?: MetricDeclaration;
  readonly values: readonly { readonly value?: number; readonly spread?: number; readonly cell?: Cell }[];
}

export interface Findings {
  readonly file: string;
  readonly problems: Problem[];
  readonly warnings: Warning[];
}

/** Decides metric, statistic and unit of a column and converts its cells; faults go to `findings`. */
export function resolveColumn(
  column: Column,
  told: {
    readonly unit?: DurationUnit | undefined;
    readonly unnamedTime: UnnamedTime;
    /** Of the whole table. */
    readonly signs: { readonly hasComma: boolean; readonly hasSemicolons: boolean };
  },
  findings: Findings,
): ResolvedColumn {
  const sign = decideSign(column, told.signs, findings);
  const read = column.cells.map((cell) => ({ cell, content: readCell(cell?.text ?? '', sign) }));
  const sample = read.find(({ content }) => content.kind === 'number' && content.quantity.hasUnit);
  const written =
    column.heading.unit?.unit ??
    (sample?.content.kind === 'number' ? sample.content.quantity.unit : undefined);
  const withUnit = sample?.cell?.text ?? column.heading.unit?.text ?? '';
  const target = targetOf(column.heading, written, { withUnit, unnamedTime: told.unnamedTime });
  const convert = converter(column, target.unit, told.unit, findings);
  return {
    metric: target.metric,
    statistic: target.statistic,
    ...(findMetric(target.metric) === undefined ? { declaration: declare(column.heading, target) } : {}),
    values: read.map(({ cell, content }) => {
      if (cell === undefined || content.kind === 'missing') return {};
      if (content.kind === 'text') {
        findings.problems.push({
          code: 'wrong-type',
          where: placeOf(cell, findings.file),
          expected: `a number for “${column.at.text}”`,
          found: `“${cell.text.slice(0, 60)}”`,
        });
        return {};
      }
      const value = convert(content.quantity, cell);
      const spread = content.spread === undefined ? undefined : convert(content.spread, cell);
      return {
        cell,
        ...(value === undefined ? {} : { value }),
        ...(spread === undefined ? {} : { spread }),
      };
    }),
  };
}

/** A table of many cases needs no warning for each. */
const MAX_SIGN_WARNINGS = 5;

/** The decimal sign of a column; a comma is taken with a warning, and what can be read in two ways is a Problem. */
function decideSign(
  column: Column,
  elsewhere: { readonly hasComma: boolean; readonly hasSemicolons: boolean },
  findings: Findings,
): DecimalSign | undefined {
  const sign = decimalSignOf(
    column.cells.map((cell) => cell?.text ?? ''),
    elsewhere,
  );
  if (sign === '.') return sign;
  if (sign === ',') {
    if (findings.warnings.filter(({ code }) => code === 'decimal-comma').length >= MAX_SIGN_WARNINGS)
      return sign;
    const example = column.cells.find((cell) => hasDecimalComma(cell?.text ?? ''))?.text ?? '';
    findings.warnings.push({
      code: 'decimal-comma',
      where: placeOf(column.at, findings.file),
      message: `“${column.at.text}” is read with a decimal comma: “${example}” is ${withDecimalPoint(example)}.`,
    });
    return sign;
  }
  const cell = column.cells[sign.at];
  findings.problems.push({
    code: 'syntax',
    where: placeOf(cell ?? column.at, findings.file),
    expected: `one decimal sign for “${column.at.text}”`,
    found:
      sign.kind === 'mixed'
        ? `“${cell?.text ?? ''}” beside numbers with the other sign`
        : `“${cell?.text ?? ''}”, which is either thousands or a decimal number in a table with decimal commas`,
    hint: 'write all numbers with a decimal point and without signs between thousands: 1500 or 1.5',
  });
  return undefined;
}

/** What durations are that have no name but a statistic: `p99 (ms)` is of requests, `mean (ns)` of a micro-benchmark. */
export type UnnamedTime = 'latency' | 'time-per-operation';

export function unnamedTimeOf(columns: readonly Column[]): UnnamedTime {
  const ranked = columns.some(
    ({ heading: { name, statistic, text } }) =>
      name === '' && statistic !== undefined && percentOf(statistic) !== undefined && !/median/i.test(text),
  );
  return ranked ? 'latency' : 'time-per-operation';
}

interface Hints {
  /** A cell or header with its unit, for what the unit counts. */
  readonly withUnit: string;
  readonly unnamedTime: UnnamedTime;
}

interface Target {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly unit: CanonicalUnit;
}

/** Metrics that are an average over a run where a table says nothing else; all others are had once. */
const AVERAGED = new Set<CanonicalUnit>(['ns', '1/s', 'bytes/s']);

function targetOf(heading: Heading, told: CanonicalUnit | undefined, hints: Hints): Target {
  const known = knownMetric(heading, told, hints);
  const info = known === undefined ? undefined : findMetric(known);
  if (info !== undefined && (told === undefined || fits(told, info.unit))) {
    const averaged = AVERAGED.has(info.unit) && info.id !== 'recovery-time';
    return {
      metric: info.id,
      statistic: heading.statistic ?? (averaged || info.id === 'cpu-utilisation' ? 'mean' : 'value'),
      unit: info.unit,
    };
  }
  const name = heading.name === '' ? heading.text : heading.name;
  const unit = told ?? 'unknown';
  const id = metricIdFrom(name);
  // A registry metric in another unit is another metric: memory as a share of all memory.
  const taken = findMetric(id);
  const metric = taken !== undefined && taken.unit !== unit ? `${id}-${metricIdFrom(unit)}` : id;
  return { metric, statistic: heading.statistic ?? 'value', unit };
}

function knownMetric(
  heading: Heading,
  told: CanonicalUnit | undefined,
  { withUnit, unnamedTime }: Hints,
): string | undefined {
  if (/\b(?:cost|price)\b/i.test(heading.name) && told === 'USD') {
    return /mo(?:nth)?\b/i.test(`${heading.text} ${withUnit}`) ? 'monthly-cost' : undefined;
  }
  if (heading.metric === 'errors' && told === 'ratio') return 'error-ratio';
  if (told === 'ratio' && /^cpu$/i.test(heading.name)) return 'cpu-utilisation';
  if (told === 'ns' && /^(?:(?:fault|failure) )?recovery$/i.test(heading.name)) return 'recovery-time';
  if (heading.metric !== undefined) return heading.metric;
  if (/^throughput$/i.test(heading.name) || heading.name === '') {
    if (told === 'bytes/s') return 'transfer-rate';
    if (told === '1/s') return rateMetric(withUnit);
  }
  if (heading.name !== '') return undefined;
  return told === undefined || told === 'ns' ? unnamedTime : undefined;
}

function fits(told: CanonicalUnit, wanted: CanonicalUnit): boolean {
  return told === wanted || (told === 'count' && wanted === '1/s');
}

function converter(
  column: Column,
  target: CanonicalUnit,
  durationUnit: DurationUnit | undefined,
  findings: Findings,
): (quantity: Quantity, cell: Cell) => number | undefined {
  const hint = column.heading.unit;
  const once = new Set<string>();
  const warn = (key: string, cell: Cell, message: string) => {
    if (once.has(key)) return;
    once.add(key);
    findings.warnings.push({ code: 'unit-assumed', where: placeOf(cell, findings.file), message });
  };
  const refuse = (key: string, problem: Omit<Problem, 'where'>, cell: Cell): undefined => {
    // One missing unit is missing in the whole column.
    if (!once.has(key)) findings.problems.push({ ...problem, where: placeOf(cell, findings.file) });
    if (problem.code === 'unit-unknown') once.add(key);
    return undefined;
  };
  return (quantity, cell) => {
    if (quantity.hasUnit) {
      if (quantity.unit !== target && target !== 'unknown') {
        return refuse(
          'type',
          {
            code: 'wrong-type',
            expected: `${NAMES[target]} for “${column.at.text}”`,
            found: `“${cell.text}”`,
          },
          cell,
        );
      }
      if (quantity.assumed !== undefined) warn(quantity.assumed, cell, `${quantity.assumed}.`);
      return quantity.value;
    }
    if (hint !== undefined) {
      if (hint.assumed !== undefined) warn(hint.assumed, column.at, `${hint.assumed}.`);
      return cleanDecimal(quantity.value * hint.factor);
    }
    if (target === 'ns' && durationUnit !== undefined) {
      return cleanDecimal(quantity.value * NANOSECONDS_PER[durationUnit]);
    }
    if (target === 'count' || target === 'unknown' || quantity.value === 0) return quantity.value;
    if (target === 'ns' || target === 'bytes' || target === 'bytes/s') {
      return refuse(
        'unit',
        {
          code: 'unit-unknown',
          expected: `a unit for “${column.at.text}”, in its name or in its cells`,
          found: `the bare number “${cell.text}”`,
          hint:
            target === 'ns'
              ? 'say it: --unit ns|us|ms|s, or the unit field of the upload page'
              : 'write it in the header, such as “Memory (MB)”; --unit is for durations alone',
        },
        cell,
      );
    }
    if (target === 'ratio' && Math.abs(quantity.value) > 1) {
      return refuse(
        'ratio',
        {
          code: 'out-of-range',
          expected: 'a share from 0 to 1, or a number with %',
          found: `“${cell.text}”`,
        },
        cell,
      );
    }
    warn('bare', cell, `“${column.at.text}” has no unit; its numbers are read as ${NAMES[target]}.`);
    return quantity.value;
  };
}

const NAMES: Readonly<Record<CanonicalUnit, string>> = {
  ns: 'a duration',
  bytes: 'a number of bytes',
  '1/s': 'a number per second',
  'bytes/s': 'bytes per second',
  count: 'a bare number',
  ratio: 'a share',
  USD: 'US dollars',
  unknown: 'a number',
};

function declare(heading: Heading, target: Target): MetricDeclaration {
  const label = heading.name === '' ? heading.text : heading.name;
  const better = heading.better ?? (/^throughput$/i.test(heading.name) ? 'higher' : undefined);
  return {
    id: target.metric,
    ...(label.trim() === '' ? {} : { label: label.slice(0, 1000) }),
    unit: target.unit,
    ...(better === undefined ? {} : { better }),
    ...(heading.condition === undefined ? {} : { about: heading.condition }),
  };
}

export function placeOf(cell: Cell, file: string) {
  return { file, line: cell.line, column: cell.column };
}
