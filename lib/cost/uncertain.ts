import { COST_FIELDS, type CostField, type CostFieldName } from './fields';
import type { CostInputs } from './inputs';
import type { PinnedSubject } from './pinned-subject';
import { triangular, type Span } from './span';
import type { CostSubject, FigureName, Spread } from './subject';

/** Something that goes into a cost and is not known exactly. */
export type Uncertain =
  | { readonly kind: 'input'; readonly field: InputField; readonly spread: UncertainSpread }
  | {
      readonly kind: 'figure';
      readonly subject: string;
      readonly figure: FigureName;
      readonly spread: UncertainSpread;
    };

export type UncertainSpread = Spread | ({ readonly kind: 'triangular' } & Span);

/** Which input of the model a field is; only numbers that a range makes sense for. */
const INPUT_OF_FIELD = {
  users: 'users',
  connectionsPerUser: 'connectionsPerUser',
  baseMemory: 'baseMemoryBytes',
  messagesPerUser: 'messagesPerUserPerSecond',
  fanOut: 'fanOut',
  payload: 'payloadBytes',
  peakToAverage: 'peakToAverage',
  headroom: 'headroomRatio',
  cpuTarget: 'cpuTargetRatio',
  spare: 'spareNodes',
  minimumNodes: 'minimumNodes',
  discount: 'discountRatio',
  sessionLength: 'sessionLengthNs',
} as const satisfies Readonly<Partial<Record<CostFieldName, keyof CostInputs>>>;

export type InputField = keyof typeof INPUT_OF_FIELD;

export function isInputField(name: string): name is InputField {
  return Object.hasOwn(INPUT_OF_FIELD, name);
}

/** The inputs with another value of one field; whole where the field is. */
export function withInput(inputs: CostInputs, field: InputField, value: number): CostInputs {
  return { ...inputs, [INPUT_OF_FIELD[field]]: isWhole(field) ? Math.round(value) : value };
}

/** Whether a field holds whole numbers alone. */
export function isWhole(name: InputField): boolean {
  const field: CostField = COST_FIELDS[name];
  return 'whole' in field && field.whole === true;
}

/** The value of a field; undefined where none is given. */
export function inputOf(inputs: CostInputs, field: InputField): number | undefined {
  return inputs[INPUT_OF_FIELD[field]];
}

/** A subject with another value of a figure, taken as exact. */
function withFigure(subject: CostSubject, figure: FigureName, value: number): CostSubject {
  const known = subject[figure];
  return known === undefined
    ? subject
    : { ...subject, [figure]: { ...known, value, spread: { kind: 'exact' } } };
}

/** A subject and its load with one uncertain quantity at a share of its draws; the same where it is another subject's. */
export function withDrawn(pinned: PinnedSubject, one: Uncertain, uniform: number): PinnedSubject {
  const { inputs, subject } = pinned;
  const tolerance = inputs.claimToleranceRatio;
  if (one.kind === 'input') {
    const value = inputOf(inputs, one.field);
    if (value === undefined) return pinned;
    const drawn = valueAt(one.spread, value, tolerance, uniform);
    return { inputs: withInput(inputs, one.field, drawn), subject };
  }
  const figure = subject[one.figure];
  if (one.subject !== subject.subject || figure === undefined) return pinned;
  return {
    inputs,
    subject: withFigure(subject, one.figure, valueAt(one.spread, figure.value, tolerance, uniform)),
  };
}

/**
 * The value of an uncertain quantity at a share of its draws: towards 0 its lowest, towards 1 its highest.
 *
 * @param value the one that is used where nothing is drawn
 * @param tolerance of claims, 0–1
 */
function valueAt(spread: UncertainSpread, value: number, tolerance: number, uniform: number): number {
  switch (spread.kind) {
    case 'exact':
      return value;
    case 'claim':
      return value * (1 + tolerance * (2 * uniform - 1));
    case 'interval':
      return spread.low + (spread.high - spread.low) * uniform;
    case 'runs':
      return spread.values[Math.floor(uniform * spread.values.length)] ?? value;
    case 'triangular':
      return triangular(spread, uniform);
  }
}
