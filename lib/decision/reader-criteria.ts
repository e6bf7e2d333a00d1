import { describeMetric } from '@/lib/metrics/describe';
import type { MetricInfo } from '@/lib/metrics/registry';
import { percentOf } from '@/lib/model/statistic';
import type { Criterion } from '@/lib/model/suite-file';
import type { Direction } from '@/lib/model/unit';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { isUpperLimit, type Choices, type Limit } from './choices';
import { criterionName, type CriterionKey } from './criterion-name';
import type { DecisionEvidence } from './evidence';
import { quantitiesIn } from './read-choices';
import { utilityScaleOf, type UtilityScale } from './utility-scale';

/** A criterion as it counts for the reader: the suite's, with the reader's weight and limits. */
export interface ReaderCriterion extends CriterionKey {
  readonly name: string;
  readonly info: MetricInfo;
  /** In words: “latency p99”. */
  readonly label: string;
  /** As given, not normalised. */
  readonly weight: number;
  readonly limits: readonly Limit[];
  /** Absent where the criterion takes no part in the score. */
  readonly scale?: UtilityScale;
  /** Why it takes none. */
  readonly because?: string;
}

/** More than anybody weighs; keeps a hostile file from costing minutes. */
const MOST_CRITERIA = 100;

/**
 * The criteria of a decision: those of the suite that are not switched off, then those that the reader weighs or
 * limits in addition. A quantity that only has a limit takes no part in the score.
 *
 * @returns Problems for limits that no value can keep, for weights that are all 0, and where there is no criterion
 */
export function readerCriteria(evidence: DecisionEvidence, choices: Choices): Result<ReaderCriterion[]> {
  const quantities = quantitiesIn(evidence);
  const inSuite = new Set(evidence.criteria.map(criterionName));
  const added = [...choices.weights.keys(), ...choices.limits.map((limit) => limit.criterion)].filter(
    (name) => !inSuite.has(name),
  );
  const addedKeys = [...new Set(added)].flatMap((name) => quantities.get(name) ?? []);
  const criteria = [
    ...evidence.criteria.map((criterion) => readerCriterion(criterion, evidence, choices)),
    ...addedKeys.map((key) => readerCriterion(key, evidence, choices, true)),
  ].filter(({ name }) => !choices.without.has(name));

  if (criteria.length === 0) {
    return fail({
      code: 'missing-value',
      where: { pointer: '/criteria' },
      expected: 'at least one criterion',
      found: evidence.criteria.length === 0 ? 'none in the suite' : 'all of them switched off',
      hint: 'weigh a quantity of the suite, such as latency.p99=1',
    });
  }
  if (criteria.length > MOST_CRITERIA) {
    return fail({
      code: 'too-large',
      where: { pointer: '/criteria' },
      expected: `at most ${MOST_CRITERIA} criteria`,
      found: String(criteria.length),
    });
  }
  const problems: Problem[] = criteria.flatMap((criterion) => contradictionIn(criterion) ?? []);
  if (criteria.every(({ scale, weight }) => scale === undefined || weight === 0)) {
    problems.push(nothingWeighs(criteria));
  }
  return problems.length > 0 ? fail(...problems) : succeed(criteria);
}

function readerCriterion(
  criterion: CriterionKey & Partial<Criterion>,
  evidence: DecisionEvidence,
  choices: Choices,
  isAdded = false,
): ReaderCriterion {
  const { case: caseName, metric, statistic } = criterion;
  const name = criterionName({ case: caseName, metric, statistic });
  const known = describeMetric(metric, evidence.metrics);
  const better = directionOf(known, statistic);
  const weight = choices.weights.get(name) ?? criterion.weight ?? 1;
  const isLimitAlone = isAdded && !choices.weights.has(name);
  const scale = isLimitAlone
    ? { because: 'It is a limit only and has no weight.' }
    : known.unit === 'unknown'
      ? { because: 'Its unit is unknown, so it is never ranked.' }
      : utilityScaleOf(criterion, better);
  return {
    case: caseName,
    metric,
    statistic,
    name,
    info: { ...known, better },
    label: labelOf(known, statistic, caseName),
    weight,
    limits: limitsOf(criterion, name, choices),
    ...('because' in scale ? { because: scale.because } : { scale }),
  };
}

/** A spread is no better for being high or low in itself. */
function directionOf(metric: MetricInfo, statistic: string): Direction {
  return statistic === 'stddev' || statistic === 'mad' ? 'neutral' : metric.better;
}

function labelOf(metric: MetricInfo, statistic: string, caseName: string): string {
  const isSilent =
    statistic === 'value' || (statistic === metric.headline[0] && percentOf(statistic) === undefined);
  const label = `${metric.label.charAt(0).toLowerCase()}${metric.label.slice(1)}${isSilent ? '' : ` ${statistic}`}`;
  return caseName === 'all' ? label : `${label} of ${caseName}`;
}

function limitsOf(criterion: Partial<Criterion>, name: string, choices: Choices): Limit[] {
  const own = choices.limits
    .filter((limit) => limit.criterion === name)
    .map(({ op, value }): Limit => ({ op, value }));
  const suite: Limit[] = [
    ...(criterion.min === undefined ? [] : [{ op: '>=' as const, value: criterion.min }]),
    ...(criterion.max === undefined ? [] : [{ op: '<=' as const, value: criterion.max }]),
  ];
  const kept = suite.filter((limit) => !own.some((other) => isUpperLimit(other) === isUpperLimit(limit)));
  return [...kept, ...own];
}

function contradictionIn({ name, limits }: ReaderCriterion): Problem | undefined {
  for (const lower of limits.filter((limit) => !isUpperLimit(limit))) {
    for (const upper of limits.filter(isUpperLimit)) {
      const isStrict = lower.op === '>' || upper.op === '<';
      if (lower.value < upper.value || (lower.value === upper.value && !isStrict)) continue;
      return {
        code: 'out-of-range',
        where: { pointer: '/limit' },
        expected: `limits of ${name} that a value can keep`,
        found: `${lower.op}${lower.value} together with ${upper.op}${upper.value}`,
      };
    }
  }
  return undefined;
}

function nothingWeighs(criteria: readonly ReaderCriterion[]): Problem {
  const unscored = criteria.find(({ because }) => because !== undefined);
  return {
    code: 'out-of-range',
    where: { pointer: '/weight' },
    expected: 'at least one criterion with a weight above 0',
    found: unscored?.because === undefined ? 'weights of 0 only' : `${unscored.name}: ${unscored.because}`,
  };
}
