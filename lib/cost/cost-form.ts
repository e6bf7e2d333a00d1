import { COST_FIELD_NAMES, COST_FIELDS, type CostField, type CostFieldName } from './fields';
import { fieldLabel } from './field-labels';
import { PRICED_REGIONS } from './load-price-book';
import { parseFlag } from './parse-flag';
import { headOf, type SubjectHead } from './cost-view';
import type { Query } from '@/lib/format/query-string';
import { FIELD_OF_FIGURE, keyOf, SECOND, textOf, type CostContext } from './scenario';
import { FIGURE_NAMES } from './subject';

/** The fields of the page with what stands in them, as plain data. */
export interface CostForm {
  readonly load: readonly FormField[];
  readonly subjects: readonly {
    readonly head: SubjectHead;
    /** Only on a page of its own. */
    readonly name?: { readonly key: string; readonly value: string };
    readonly fields: readonly FormField[];
  }[];
  readonly fleet: readonly FormField[];
  readonly more: readonly FormField[];
  readonly second: readonly FormField[];
  /** What the address holds besides fields: the curve, the budget. */
  readonly kept: readonly { readonly key: string; readonly value: string }[];
}

export interface FormField {
  /** The parameter of the address. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** What stands there when the address says nothing about it. */
  readonly initial: string;
  readonly placeholder?: string;
  readonly about: string;
  /** Of a list. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly slider?: FieldSlider;
}

/** A slider on a log scale: its positions are hundredths of a power of ten. */
export interface FieldSlider {
  readonly min: number;
  readonly max: number;
  /** Of what is typed, where that is one number. */
  readonly position: number;
  readonly kind: 'count' | 'bytes' | 'rate';
}

const LOAD = [
  'users',
  'messagesPerUser',
  'fanOut',
  'payload',
  'connectionsPerUser',
  'peakToAverage',
  'sessionLength',
] as const satisfies readonly CostFieldName[];
const FLEET = [
  'node',
  'region',
  'headroom',
  'cpuTarget',
  'spare',
  'minimumNodes',
  'commitment',
  'discount',
  'only',
] as const satisfies readonly CostFieldName[];
const SECOND_FIELDS = [
  'users',
  'messagesPerUser',
  'fanOut',
  'payload',
  'headroom',
  'spare',
  'node',
  'region',
  'commitment',
  'discount',
] as const satisfies readonly CostFieldName[];

const SLIDERS: Readonly<Partial<Record<CostFieldName, { readonly from: number; readonly to: number }>>> = {
  users: { from: 1000, to: 1e8 },
  messagesPerUser: { from: 0.001, to: 100 },
  fanOut: { from: 1, to: 10_000 },
  payload: { from: 10, to: 1e6 },
  memoryPerConnection: { from: 1000, to: 1e6 },
};

export function buildCostForm(query: Query, context: CostContext): CostForm {
  const { preset } = query;
  const untouched: Query = preset === undefined ? {} : { preset };
  const field = (name: CostFieldName) =>
    fieldOf(name, textOf(query, name, context), textOf(untouched, name, context));
  const figures = FIGURE_NAMES.map((figure) => ({ figure, name: FIELD_OF_FIGURE[figure] }));
  const placed = new Set<CostFieldName>([
    ...LOAD,
    ...FLEET,
    ...(context.kind === 'own' ? figures.map(({ name }) => name) : []),
  ]);
  const form = {
    load: LOAD.map(field),
    subjects: context.subjects.map(({ figures: given }, index) => {
      const isPlain = context.kind === 'own' && index === 0;
      const nameKey = index === 0 ? 'name' : `name:${given.subject}`;
      return {
        head: headOf(given.subject, context.subjects),
        ...(context.kind === 'own' ? { name: { key: nameKey, value: query[nameKey] ?? '' } } : {}),
        fields: figures.map(({ figure, name }): FormField => {
          if (isPlain) return field(name);
          const key = keyOf(name, given.subject);
          const known = given[figure];
          return {
            ...fieldOf(name, query[key] ?? ''),
            key,
            ...(known === undefined ? {} : { placeholder: writeValue(known.value, kindOf(name)) }),
            about: known === undefined ? COST_FIELDS[name].about : `${known.grade}: ${known.origin}`,
          };
        }),
      };
    }),
    fleet: FLEET.map(field),
    more: COST_FIELD_NAMES.filter((name) => !placed.has(name)).map(field),
    second: SECOND_FIELDS.map((name): FormField => {
      const own = query[`${SECOND}${COST_FIELDS[name].flag}`] ?? '';
      const { slider: _, ...plain } = fieldOf(name, own);
      const first = textOf(query, name, context);
      return {
        ...plain,
        value: own,
        initial: '',
        key: `${SECOND}${COST_FIELDS[name].flag}`,
        ...(first === '' ? {} : { placeholder: first }),
        ...(plain.options === undefined
          ? {}
          : {
              options: [
                { value: '', label: 'as in the first' },
                ...plain.options.filter(({ value }) => value !== ''),
              ],
            }),
      };
    }),
  };
  return {
    ...form,
    kept: ['preset', 'curve', 'budget'].flatMap((key) => {
      const value = query[key];
      return value === undefined || value === '' ? [] : [{ key, value }];
    }),
  };
}

function fieldOf(name: CostFieldName, text: string, initial = ''): FormField {
  const field: CostField = COST_FIELDS[name];
  const slider = sliderOf(name, field, text);
  const options = optionsOf(name, field);
  return {
    key: field.flag,
    label: fieldLabel(name),
    value: text === '' && options !== undefined ? (field.fallback ?? '') : text,
    initial: initial === '' && options !== undefined ? (field.fallback ?? '') : initial,
    ...(field.fallback === undefined ? {} : { placeholder: field.fallback }),
    about: field.about,
    ...(options === undefined ? {} : { options }),
    ...(slider === undefined ? {} : { slider }),
  };
}

function optionsOf(name: CostFieldName, field: CostField): FormField['options'] {
  if (name === 'region') return PRICED_REGIONS.map((value) => ({ value, label: value }));
  if (field.kind !== 'choice') return undefined;
  const choices = field.choices.map((value) => ({ value, label: CHOICES[value] ?? value }));
  return field.fallback === undefined ? [{ value: '', label: EMPTY[name] ?? 'any' }, ...choices] : choices;
}

const CHOICES: Readonly<Record<string, string>> = {
  '1y': 'reserved, 1 year',
  '3y': 'reserved, 3 years',
  compute: 'compute alone',
};
const EMPTY: Readonly<Partial<Record<CostFieldName, string>>> = { only: 'whole bill' };

function sliderOf(name: CostFieldName, field: CostField, text: string): FieldSlider | undefined {
  const range = SLIDERS[name];
  const kind = kindOf(name);
  if (range === undefined || kind === undefined) return undefined;
  const [min, max] = [positionOf(range.from), positionOf(range.to)];
  const value = numberIn(text === '' ? (field.fallback ?? '') : text, field);
  const position = value === undefined || value <= 0 ? min : Math.min(max, Math.max(min, positionOf(value)));
  return { min, max, position, kind };
}

function kindOf(name: CostFieldName): FieldSlider['kind'] | undefined {
  const { kind } = COST_FIELDS[name];
  return kind === 'count' || kind === 'bytes' || kind === 'rate' ? kind : undefined;
}

function numberIn(text: string, field: CostField): number | undefined {
  const parsed = parseFlag(text.split('..')[1] ?? text, field);
  return 'value' in parsed && typeof parsed.value === 'number' ? parsed.value : undefined;
}

function positionOf(value: number): number {
  return Math.round(Math.log10(value) * 100);
}

function writeValue(value: number, kind: FieldSlider['kind'] | undefined): string {
  return kind === 'bytes' ? `${value.toLocaleString('en-US')} B` : value.toLocaleString('en-US');
}
