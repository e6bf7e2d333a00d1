import { parseNumber } from '@/lib/format/parse-quantity';
import { describeMetric } from '@/lib/metrics/describe';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { DEFAULT_CHOICES, type ChosenLimit, type Choices, type Limit } from './choices';
import { criterionName, type CriterionKey } from './criterion-name';
import type { DecisionEvidence } from './evidence';
import { quantityIn } from './quantity-in';
import { readSituationAnswer } from './read-situation';

/** What a reader chose, as typed: the flags of the command and the parameters of an address. */
export interface ChoiceTexts {
  /** `latency.p99=3` */
  readonly weight?: readonly string[] | undefined;
  /** `latency.p99<20ms` */
  readonly limit?: readonly string[] | undefined;
  /** `monthly-cost.value` */
  readonly without?: readonly string[] | undefined;
  /** `15%` or `0.15` */
  readonly claimTolerance?: string | undefined;
  readonly seed?: string | undefined;
  /** `users=500k`, `needs:low-cost=yes` */
  readonly situation?: readonly string[] | undefined;
}

/**
 * The reader's choices from texts. Every wrong one is told, with the place `/weight`, `/limit` and so on; a unit with
 * two readings gives a warning.
 *
 * @param evidence says which criteria there are: those of the suite, and everything else that it measures or claims
 */
export function readChoices(
  texts: ChoiceTexts,
  evidence: DecisionEvidence,
): Result<{ readonly choices: Choices; readonly warnings: readonly Warning[] }> {
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  const known = quantitiesIn(evidence);
  const refuse = (parameter: string, expected: string, found: string) => {
    problems.push({
      code: 'bad-parameter',
      where: { pointer: `/${parameter}` },
      expected,
      found: `“${found}”`,
    });
  };
  const isKnown = (parameter: string, name: string): boolean => {
    if (known.has(name)) return true;
    refuse(parameter, `a criterion (${namesOf(evidence, known)})`, name);
    return false;
  };

  const weights = new Map<string, number>();
  for (const text of texts.weight ?? []) {
    // A case may hold the sign; the number cannot.
    const at = text.lastIndexOf('=');
    const name = text.slice(0, Math.max(0, at)).trim();
    const weight = at < 1 ? undefined : parseNumber(text.slice(at + 1).trim());
    if (weight === undefined || weight < 0 || weight > LARGEST_WEIGHT) {
      refuse('weight', `CRITERION=WEIGHT with a weight from 0 to ${LARGEST_WEIGHT}`, text);
    } else if (weights.has(name)) refuse('weight', `a weight of ${name} once`, text);
    else if (isKnown('weight', name)) weights.set(name, weight);
  }

  const limits: ChosenLimit[] = [];
  for (const text of texts.limit ?? []) {
    const parts = /^(?<name>.+?)\s*(?<op><=|>=|<|>)\s*(?<bound>[^<>=]+)$/su.exec(text.trim())?.groups;
    if (parts === undefined) {
      refuse('limit', 'CRITERION<VALUE or CRITERION>VALUE, such as latency.p99<20ms', text);
      continue;
    }
    const { name = '', op = '', bound = '' } = parts;
    if (!isKnown('limit', name)) continue;
    const metric = known.get(name)?.metric ?? '';
    const quantity = quantityIn(describeMetric(metric, evidence.metrics).unit, bound.trim());
    if ('expected' in quantity) refuse('limit', `${quantity.expected} after ${name}${op}`, bound.trim());
    else if (isOperator(op)) {
      limits.push({ criterion: name, op, value: quantity.value });
      if (quantity.assumed !== undefined) {
        warnings.push({
          code: 'unit-assumed',
          where: { pointer: '/limit' },
          message: `${quantity.assumed}.`,
        });
      }
    }
  }

  const without = new Set((texts.without ?? []).filter((name) => isKnown('without', name)));
  const claimTolerance = toleranceOf(texts.claimTolerance);
  if (claimTolerance === undefined) {
    refuse('claimTolerance', 'a share from 0% to below 100%, such as 15%', texts.claimTolerance ?? '');
  }
  const seed = seedOf(texts.seed);
  if (seed === undefined) refuse('seed', 'a whole number from 0 to 9007199254740991', texts.seed ?? '');

  const situation = new Map<string, number | boolean>();
  for (const text of texts.situation ?? []) {
    const answer = readSituationAnswer(text);
    if ('expected' in answer) refuse('situation', answer.expected, text);
    else if (situation.has(answer.field)) refuse('situation', `${answer.field} once`, text);
    else {
      situation.set(answer.field, answer.value);
      if (answer.warning !== undefined) warnings.push(answer.warning);
    }
  }

  if (problems.length > 0 || claimTolerance === undefined || seed === undefined) return fail(...problems);
  return succeed({ choices: { weights, limits, without, claimTolerance, seed, situation }, warnings });
}

const LARGEST_WEIGHT = 1_000_000;

/** Longer lists do not help; a suite may have hundreds of quantities. */
const MOST_NAMES = 30;

/** Everything that can be a criterion, by its name: the suite's criteria first, then what it measures or claims. */
export function quantitiesIn(evidence: DecisionEvidence): ReadonlyMap<string, CriterionKey> {
  const known = new Map<string, CriterionKey>();
  for (const list of [evidence.criteria, evidence.values, evidence.claims]) {
    for (const { case: caseName, metric, statistic } of list) {
      const key = { case: caseName, metric, statistic };
      const name = criterionName(key);
      if (!known.has(name)) known.set(name, key);
    }
  }
  return known;
}

function namesOf(evidence: DecisionEvidence, known: ReadonlyMap<string, CriterionKey>): string {
  const names = evidence.criteria.length > 0 ? evidence.criteria.map(criterionName) : [...known.keys()];
  if (names.length === 0) return 'the suite has none';
  return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`;
}

function isOperator(op: string): op is Limit['op'] {
  return ['<', '<=', '>', '>='].includes(op);
}

function toleranceOf(text: string | undefined): number | undefined {
  if (text === undefined) return DEFAULT_CHOICES.claimTolerance;
  const share = quantityIn('ratio', text);
  return 'value' in share && share.value >= 0 && share.value < 1 ? share.value : undefined;
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return DEFAULT_CHOICES.seed;
  const seed = /^\d{1,16}$/.test(text) ? Number(text) : undefined;
  return seed !== undefined && Number.isSafeInteger(seed) ? seed : undefined;
}
