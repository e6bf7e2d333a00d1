import type { Query } from '@/lib/format/query-string';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { COST_FIELD_NAMES, COST_FIELDS, isCostFieldName, type CostField, type CostFieldName } from './fields';
import type { CostInputs, TypedFigures } from './inputs';
import { parseFlag } from './parse-flag';
import { COST_PRESETS, isCostPresetName } from './presets';
import { readCostInputs, wrongField, type CostFieldValues } from './read-inputs';
import { isSpan, parseSpan, type Span } from './span';
import { FIGURE_NAMES, figuresOf, type CostSubject, type Figure, type FigureName } from './subject';
import { isInputField, type Uncertain } from './uncertain';
import { withTypedFigures } from './with-typed-figures';

/** What a page of costs knows before anything is typed. */
export interface CostContext {
  /** A suite brings its subjects; on a page of its own they are typed, the first under the plain field names. */
  readonly kind: 'suite' | 'own';
  readonly subjects: readonly NamedSubject[];
  /** What the fields say until something is typed. */
  readonly defaults: Readonly<Partial<Record<CostFieldName, string>>>;
  /** The slug of the suite. */
  readonly suite?: string;
}

export interface NamedSubject {
  readonly figures: CostSubject;
  readonly name: string;
  readonly version?: string;
  /** In the suite, which gives hue, dash and marker. */
  readonly position: number;
}

/** One load with its subjects, ready to be computed. */
export interface Scenario {
  readonly inputs: CostInputs;
  readonly subjects: readonly CostSubject[];
  readonly uncertain: readonly Uncertain[];
  readonly warnings: readonly Warning[];
}

/** Before the fields of the second scenario: `b.users=1M`. */
export const SECOND = 'b.';

/** The field of a figure. */
export const FIELD_OF_FIGURE = {
  memoryPerConnectionBytes: 'memoryPerConnection',
  connectionsPerNode: 'connectionsPerNode',
  deliveriesPerNodePerSecond: 'messagesPerNode',
} as const satisfies Readonly<Record<FigureName, CostFieldName>>;

/** The parameter of an address for a field, or for a figure of one subject. */
export function keyOf(field: CostFieldName, subject?: string): string {
  return subject === undefined ? COST_FIELDS[field].flag : `${COST_FIELDS[field].flag}:${subject}`;
}

/**
 * The text of a field: as typed, else of the preset, else what the page begins with. The second scenario has the texts
 * of the first where it has none of its own.
 */
export function textOf(query: Query, field: CostFieldName, context: CostContext, prefix = ''): string {
  const { flag } = COST_FIELDS[field];
  const own = query[`${prefix}${flag}`] ?? query[`${prefix}${field}`];
  // An empty field of the second scenario is one that was left alone.
  if (prefix !== '' && own !== undefined && own.trim() !== '') return own.trim();
  const typed = prefix === '' ? own : (query[flag] ?? query[field]);
  return typed?.trim() ?? presetText(query, field) ?? context.defaults[field] ?? '';
}

function presetText(query: Query, field: CostFieldName): string | undefined {
  const { preset } = query;
  if (preset === undefined || !isCostPresetName(preset)) return undefined;
  const values: Readonly<Partial<Record<CostFieldName, string>>> = COST_PRESETS[preset].values;
  return values[field];
}

/** Whether the address asks for a second scenario. */
export function hasSecond(query: Query): boolean {
  return COST_FIELD_NAMES.some((name) =>
    [name, COST_FIELDS[name].flag].some((key) => (query[`${SECOND}${key}`] ?? '').trim() !== ''),
  );
}

/**
 * The load and the subjects that an address asks for. Ranges count with their typical value, and are listed.
 *
 * @returns Problems with the parameter at fault as their place: `/memory-per-connection:go-1.24`
 */
export function readScenario(query: Query, context: CostContext, prefix = ''): Result<Scenario> {
  const problems: Problem[] = [];
  const values: Record<string, string | number> = {};
  const spans = new Map<CostFieldName, Span>();
  for (const name of COST_FIELD_NAMES) {
    const text = textOf(query, name, context, prefix);
    if (text === '') continue;
    const field: CostField = COST_FIELDS[name];
    if (!isSpan(text)) values[name] = text;
    else {
      const span = parseSpan(text, field);
      const expected =
        'expected' in span ? span.expected : canBeSpan(name) ? undefined : 'one value, and no range';
      if (expected !== undefined) problems.push(wrongAt(`${prefix}${field.flag}`, name, expected, text));
      else if (!('expected' in span)) {
        values[name] = span.typical;
        spans.set(name, span);
      }
    }
  }
  const read = readCostInputs(values satisfies CostFieldValues);
  if (!read.ok) {
    const told = new Set(problems.map((problem) => problem.where.pointer));
    const more = read.problems.map((problem) => withKey(problem, prefix));
    problems.push(...more.filter((problem) => !told.has(problem.where.pointer)));
  }
  const figures = readFigures(query, context);
  if (!figures.ok) problems.push(...figures.problems);
  if (problems.length > 0 || !read.ok || !figures.ok) return fail(...problems);

  const { typed, ...rest } = read.value.inputs;
  const all = context.subjects.map(({ figures: given }, index) => {
    const shared = context.kind === 'suite' || index === 0 ? withTypedFigures(given, typed) : given;
    const own = figures.value.get(given.subject);
    return own === undefined ? shared : { ...shared, ...own.figures };
  });
  // Subjects that nothing is known about are left out, but for the first where there is no other: it tells what is
  // missing.
  const known = all.filter((subject) => figuresOf(subject).length > 0);
  const subjects = known.length > 0 ? known : all.slice(0, 1);
  return succeed({
    inputs: { ...rest, typed: {} },
    subjects,
    uncertain: uncertainOf(subjects, spans, figures.value, typed, context),
    warnings: read.value.warnings,
  });
}

interface OwnFigures {
  readonly figures: Readonly<Partial<Record<FigureName, Figure>>>;
  readonly spans: ReadonlyMap<FigureName, Span>;
}

/** Figures that were typed for one subject. */
function readFigures(query: Query, context: CostContext): Result<ReadonlyMap<string, OwnFigures>> {
  const problems: Problem[] = [];
  const bySubject = new Map<string, OwnFigures>();
  for (const { figures: given } of context.subjects) {
    const figures: Partial<Record<FigureName, Figure>> = {};
    const spans = new Map<FigureName, Span>();
    for (const figure of FIGURE_NAMES) {
      const name = FIELD_OF_FIGURE[figure];
      const key = keyOf(name, given.subject);
      const text = query[key]?.trim() ?? '';
      if (text === '') continue;
      const field: CostField = COST_FIELDS[name];
      const span = isSpan(text) ? parseSpan(text, field) : undefined;
      const parsed = span === undefined ? parseFlag(text, field) : span;
      if ('expected' in parsed) problems.push(wrongAt(key, name, parsed.expected, text));
      else {
        const value = 'typical' in parsed ? parsed.typical : Number(parsed.value);
        figures[figure] = { value, grade: 'estimate', spread: { kind: 'exact' }, origin: 'typed' };
        if ('typical' in parsed) spans.set(figure, parsed);
      }
    }
    if (Object.keys(figures).length > 0) bySubject.set(given.subject, { figures, spans });
  }
  return problems.length > 0 ? fail(...problems) : succeed(bySubject);
}

function canBeSpan(name: CostFieldName): boolean {
  return isInputField(name) || Object.values<CostFieldName>(FIELD_OF_FIGURE).includes(name);
}

function uncertainOf(
  subjects: readonly CostSubject[],
  spans: ReadonlyMap<CostFieldName, Span>,
  own: ReadonlyMap<string, OwnFigures>,
  typed: TypedFigures,
  context: CostContext,
): Uncertain[] {
  const inputs = [...spans].flatMap(([field, span]): Uncertain[] =>
    isInputField(field) ? [{ kind: 'input', field, spread: { kind: 'triangular', ...span } }] : [],
  );
  const figures = subjects.flatMap((subject, index) =>
    FIGURE_NAMES.flatMap((figure): Uncertain[] => {
      const known = subject[figure];
      if (known === undefined) return [];
      const isShared = typed[figure] !== undefined && (context.kind === 'suite' || index === 0);
      const typedSpan =
        own.get(subject.subject)?.spans.get(figure) ??
        (isShared && known.origin === 'typed' ? spans.get(FIELD_OF_FIGURE[figure]) : undefined);
      if (typedSpan !== undefined) {
        return [
          {
            kind: 'figure',
            subject: subject.subject,
            figure,
            spread: { kind: 'triangular', ...typedSpan },
          },
        ];
      }
      return known.spread.kind === 'exact'
        ? []
        : [{ kind: 'figure', subject: subject.subject, figure, spread: known.spread }];
    }),
  );
  return [...inputs, ...figures];
}

function wrongAt(key: string, name: CostFieldName, expected: string, found: string): Problem {
  return { ...wrongField(name, expected, found), where: { pointer: `/${key}` } };
}

/**
 * A problem of the model, whose place is the name of a field, with the parameter of the address as its place.
 *
 * @param subject whose figure is at fault, where the page has a field for it
 */
export function withKey(problem: Problem, prefix = '', subject?: string): Problem {
  const name = problem.where.pointer?.slice(1) ?? '';
  if (!isCostFieldName(name)) return problem;
  const isFigure = Object.values<CostFieldName>(FIELD_OF_FIGURE).includes(name);
  const key = isFigure && subject !== undefined ? keyOf(name, subject) : `${prefix}${keyOf(name)}`;
  return { ...problem, where: { pointer: `/${key}` } };
}
