import { parseQuantity } from '@/lib/format/parse-quantity';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { CostField } from './fields';

/** A field's value, or what was expected instead. */
export type ParsedFlag =
  | { readonly value: number | string; readonly assumed?: string }
  | { readonly expected: string };

/**
 * The value of one field: a text as a person writes it (`14kB`, `2/min`, `30%`), or a number in the canonical unit
 * (bytes, per second, ratio, nanoseconds). A bare number in a text counts as the canonical unit too, except for durations.
 *
 * @returns `assumed` where the unit has two readings and one was taken
 * @example parseFlag('2/min', COST_FIELDS.messagesPerUser) → { value: 0.0333333333333333 }
 */
export function parseFlag(input: string | number, field: CostField): ParsedFlag {
  if (field.kind === 'name') {
    return typeof input === 'string' && /^[\w.,-]{1,200}$/.test(input)
      ? { value: input }
      : { expected: `a name such as ${field.fallback ?? 'c7g.2xlarge'}` };
  }
  if (field.kind === 'choice') {
    return typeof input === 'string' && field.choices.includes(input)
      ? { value: input }
      : { expected: field.choices.join(', ').replace(/, (?=[^,]*$)/, ' or ') };
  }
  const quantity = typeof input === 'number' ? { value: input } : readQuantity(input, field);
  if (quantity === undefined || !isWithin(quantity.value, field)) return { expected: describe(field) };
  return quantity;
}

type NumberField = Extract<CostField, { min: number }>;

const UNIT_OF_KIND: Readonly<Record<NumberField['kind'], CanonicalUnit>> = {
  count: 'count',
  bytes: 'bytes',
  rate: '1/s',
  ratio: 'ratio',
  duration: 'ns',
};

function readQuantity(
  text: string,
  { kind, money }: NumberField,
): { readonly value: number; readonly assumed?: string } | undefined {
  const quantity = parseQuantity(text);
  if (quantity === undefined) return undefined;
  const { value, unit, hasUnit, assumed } = quantity;
  const fits =
    unit === UNIT_OF_KIND[kind] || (!hasUnit && kind !== 'duration') || (money === true && unit === 'USD');
  if (!fits) return undefined;
  return { value, ...(assumed === undefined ? {} : { assumed }) };
}

function isWithin(value: number, { min, max, above, below, whole }: NumberField): boolean {
  if (!Number.isFinite(value) || (whole === true && !Number.isInteger(value))) return false;
  return (above === true ? value > min : value >= min) && (below === true ? value < max : value <= max);
}

const EXAMPLES: Readonly<Record<NumberField['kind'], string>> = {
  count: '500k',
  bytes: '14kB or 8KiB',
  rate: '2/min or 0.5/s',
  ratio: '30%',
  duration: '20min',
};

function describe({ kind, min, max, above, below, whole, money }: NumberField): string {
  if (money === true) return `US dollars from ${min} to ${max}, such as 0.29`;
  const what = {
    count: whole === true ? 'a whole number' : 'a number',
    bytes: whole === true ? 'whole bytes' : 'a size',
    rate: 'a rate',
    ratio: 'a share',
    duration: 'a duration with its unit',
  }[kind];
  const print = (bound: number) =>
    kind === 'ratio' ? `${bound * 100}%` : kind === 'duration' ? `${bound / 1e6}ms` : String(bound);
  const from = `${above === true ? 'above' : 'from'} ${print(min)}`;
  const to = `${below === true ? 'below' : 'to'} ${print(max)}`;
  return `${what} ${from} ${to}, such as ${kind === 'count' && max < 1e7 ? '3' : EXAMPLES[kind]}`;
}
