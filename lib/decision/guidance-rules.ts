import type { Guidance, GuidanceCondition } from '@/lib/model/suite-file';
import type { Situation } from './choices';
import { chooseKind, type CellsByKind } from './decision-cell';

/** A condition of a rule beside the reader's answer. */
export interface ConditionOutcome {
  readonly field: string;
  readonly op: GuidanceCondition['op'];
  readonly value: GuidanceCondition['value'];
  readonly answer?: number | boolean | string;
  readonly state: 'holds' | 'fails' | 'open';
}

/** What a rule of the suite says to the reader. */
export interface RuleOutcome {
  readonly id: string;
  readonly subject: string;
  readonly advice: 'for' | 'against';
  readonly text?: string;
  readonly place?: string;
  /** All conditions hold; or some are not answered and none fails; or one fails. */
  readonly state: 'fires' | 'open' | 'silent';
  readonly conditions: readonly ConditionOutcome[];
  /** Other rules that fire and advise otherwise: against the same option, or for another. */
  readonly conflictsWith: readonly string[];
  /** Where the rule advises an option for what the option itself does not reach. */
  readonly outside: readonly OutsideLimit[];
}

/** Something asked of an option that is beyond its own figure. */
export interface OutsideLimit {
  readonly field: string;
  readonly asked: number;
  /** The option's own figure, as `metric.statistic`. */
  readonly quantity: string;
  readonly value: number;
}

/** Which figure of an option says whether it can serve what a field asks. */
const FIGURE_OF_FIELD: readonly {
  readonly field: string;
  readonly quantity: string;
  /** The figure has to be at most, or at least, what is asked. */
  readonly must: 'atMost' | 'atLeast';
}[] = [
  { field: 'latencyP99Ns', quantity: 'latency.p99', must: 'atMost' },
  { field: 'monthlyUsd', quantity: 'monthly-cost.value', must: 'atMost' },
  // Of one node: beyond it the advice holds for several only.
  { field: 'users', quantity: 'max-connections.value', must: 'atLeast' },
];

/** Names of the quantities that rules are held against. */
export const GUIDANCE_QUANTITIES: readonly string[] = FIGURE_OF_FIELD.map(({ quantity }) => quantity);

/**
 * The rules of a suite as predicates over the reader's situation. A field that is not answered, or answered in another
 * kind than the rule asks for, leaves a rule open.
 *
 * @param cells what the subjects have, by quantity and subject
 */
export function applyGuidance(
  guidance: readonly Guidance[],
  situation: Situation,
  cells: ReadonlyMap<string, ReadonlyMap<string, CellsByKind>>,
): RuleOutcome[] {
  const outcomes = guidance.map((rule): Omit<RuleOutcome, 'conflictsWith'> => {
    const conditions = (rule.when ?? []).map((condition) => outcomeOf(condition, situation));
    const state = conditions.some((one) => one.state === 'fails')
      ? 'silent'
      : conditions.some((one) => one.state === 'open')
        ? 'open'
        : 'fires';
    return {
      id: rule.id,
      subject: rule.subject,
      advice: rule.advice,
      ...(rule.text === undefined ? {} : { text: rule.text }),
      ...(rule.place === undefined ? {} : { place: rule.place }),
      state,
      conditions,
      outside: rule.advice === 'for' && state !== 'silent' ? outsideOf(rule, situation, cells) : [],
    };
  });
  const firing = outcomes.filter(({ state }) => state === 'fires');
  return outcomes.map((outcome) => ({
    ...outcome,
    conflictsWith:
      outcome.state === 'fires'
        ? firing.filter((other) => isContrary(outcome, other)).map(({ id }) => id)
        : [],
  }));
}

type Advice = Pick<RuleOutcome, 'subject' | 'advice'>;

function isContrary(one: Advice, other: Advice): boolean {
  if (one.subject === other.subject) return one.advice !== other.advice;
  return one.advice === 'for' && other.advice === 'for';
}

function outcomeOf(condition: GuidanceCondition, situation: Situation): ConditionOutcome {
  const { field, op, value } = condition;
  const answer = situation.get(field);
  if (answer === undefined) return { field, op, value, state: 'open' };
  const holds = compare(answer, op, value);
  return {
    field,
    op,
    value,
    answer,
    state: holds === undefined ? 'open' : holds ? 'holds' : 'fails',
  };
}

/** Undefined where the two are of different kinds, or have no order and one is asked for. */
function compare(
  answer: number | boolean | string,
  op: GuidanceCondition['op'],
  value: number | boolean | string,
): boolean | undefined {
  if (typeof answer !== typeof value) return undefined;
  if (op === '=') return answer === value;
  if (op === '!=') return answer !== value;
  if (typeof answer !== 'number' || typeof value !== 'number') return undefined;
  switch (op) {
    case '<':
      return answer < value;
    case '<=':
      return answer <= value;
    case '>':
      return answer > value;
    case '>=':
      return answer >= value;
  }
}

function outsideOf(
  rule: Guidance,
  situation: Situation,
  cells: ReadonlyMap<string, ReadonlyMap<string, CellsByKind>>,
): OutsideLimit[] {
  return FIGURE_OF_FIELD.flatMap(({ field, quantity, must }) => {
    const own = cells.get(quantity)?.get(rule.subject);
    const kind = own === undefined ? undefined : chooseKind([own]);
    const value = kind === undefined ? undefined : own?.[kind]?.value;
    const asked = askedOf(rule, field, must, situation);
    if (value === undefined || asked === undefined) return [];
    const isWithin = must === 'atMost' ? value <= asked : value >= asked;
    return isWithin ? [] : [{ field, asked, quantity, value }];
  });
}

/**
 * What the reader asks; without an answer the most that the rule itself covers: the loosest target it names, the largest
 * number of users.
 */
function askedOf(
  rule: Guidance,
  field: string,
  must: 'atMost' | 'atLeast',
  situation: Situation,
): number | undefined {
  const answer = situation.get(field);
  if (typeof answer === 'number') return answer;
  const ops = must === 'atMost' ? ['<', '<=', '='] : ['<', '<=', '>', '>=', '='];
  const named = (rule.when ?? []).flatMap((condition) =>
    condition.field === field && ops.includes(condition.op) && typeof condition.value === 'number'
      ? [condition.value]
      : [],
  );
  if (named.length === 0) return undefined;
  return must === 'atMost' ? Math.min(...named) : Math.max(...named);
}
