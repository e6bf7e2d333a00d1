import { describeMetric } from '@/lib/metrics/describe';
import { criterionName } from './criterion-name';
import type { DecisionEvidence } from './evidence';

/** Weights to start from, each written out. */
export interface Preset {
  readonly id: string;
  readonly label: string;
  /** By name of the criterion, of all that the suite lists. */
  readonly weights: ReadonlyMap<string, number>;
}

type Kind = 'latency' | 'capacity' | 'failure' | 'cost' | 'people' | 'other';

/** What each kind of criterion weighs; several of one kind share its weight. */
const PRESETS: readonly {
  readonly id: string;
  readonly label: string;
  readonly first: Kind;
  readonly weights: Readonly<Record<Kind, number>>;
}[] = [
  {
    id: 'latency-first',
    label: 'Latency first',
    first: 'latency',
    weights: { latency: 5, capacity: 2, failure: 1, cost: 1, people: 1, other: 1 },
  },
  {
    id: 'cost-first',
    label: 'Cost first',
    first: 'cost',
    weights: { cost: 5, capacity: 2, latency: 1, failure: 1, people: 1, other: 1 },
  },
  {
    id: 'small-team',
    label: 'Small team',
    first: 'people',
    weights: { people: 5, cost: 3, failure: 2, latency: 1, capacity: 1, other: 1 },
  },
  {
    id: 'resilience-first',
    label: 'Resilience first',
    first: 'failure',
    weights: { failure: 5, latency: 2, capacity: 2, cost: 1, people: 1, other: 1 },
  },
];

/**
 * The suite's own weights, then those of the presets whose first concern the suite has a criterion for.
 *
 * @param evidence with the reader's own rated criteria
 */
export function presetsFor(evidence: DecisionEvidence): Preset[] {
  const criteria = evidence.criteria.map((one) => ({
    name: criterionName(one),
    kind: kindOf(one.metric, evidence),
    weight: one.weight ?? 1,
  }));
  const own: Preset = {
    id: 'suite',
    label: 'As the suite',
    weights: new Map(criteria.map(({ name, weight }) => [name, weight])),
  };
  return [
    own,
    ...PRESETS.filter(({ first }) => criteria.some(({ kind }) => kind === first)).map(
      ({ id, label, weights }) => ({
        id,
        label,
        weights: new Map(
          criteria.map(({ name, kind }) => {
            const sharing = criteria.filter((other) => other.kind === kind).length;
            // Two decimals, so that what stands in the address is what counts.
            return [name, Number((weights[kind] / sharing).toFixed(2))] as const;
          }),
        ),
      }),
    ),
  ];
}

function kindOf(metric: string, { metrics }: DecisionEvidence): Kind {
  const { group } = describeMetric(metric, metrics);
  if (group !== 'other') return group;
  return /learn|skill|team|hiring|experience|development|familiar/.test(metric) ? 'people' : 'other';
}
