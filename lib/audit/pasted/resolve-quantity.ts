import { describeMetric } from '@/lib/metrics/describe';
import { findMetric } from '@/lib/metrics/registry';
import { isStatistic, type Statistic } from '@/lib/model/statistic';
import type { MetricDeclaration } from '@/lib/model/suite-file';
import type { CanonicalUnit, Direction } from '@/lib/model/unit';
import { fail, succeed, type Result } from '@/lib/result';
import type { QuantityChoice } from './pasted-draft';
import { findWrittenUnit } from './written-units';

/** A quantity of a pasted table as it is meant. */
export interface ResolvedQuantity {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly unit: CanonicalUnit;
  /** From the numbers of the table to the canonical unit. */
  readonly factor: number;
  readonly better?: Direction;
  readonly isBare: boolean;
  /** Where the registry lacks the metric. */
  readonly declaration?: MetricDeclaration;
}

/** @param found what the table declares */
export function resolveQuantity(
  { from, to = from, unit: chosenUnit, better: chosenBetter }: QuantityChoice,
  found: readonly MetricDeclaration[],
  pointer: string,
): Result<ResolvedQuantity> {
  const refuse = (expected: string, what: string, hint?: string) =>
    fail({
      code: 'bad-parameter',
      where: { file: 'form', pointer },
      expected,
      found: what,
      ...(hint === undefined ? {} : { hint }),
    });
  const [metric, statistic] = splitName(to);
  if (!/^[a-z0-9][a-z0-9-]{0,119}$/.test(metric) || !isStatistic(statistic)) {
    return refuse('a metric and a statistic, such as latency.p99', `“${to.slice(0, 60)}”`);
  }
  const [foundMetric] = splitName(from);
  const read = describeMetric(foundMetric, found);
  const isBare = read.unit === 'unknown' || read.unit === 'count';
  const written = isBare ? findWrittenUnit(chosenUnit) : undefined;
  const unit = written?.unit ?? read.unit;
  const known = findMetric(metric);
  if (known !== undefined) {
    if (unit !== known.unit && !(unit === 'count' && known.unit === '1/s')) {
      return refuse(
        `numbers in ${known.unit} for ${metric}`,
        `numbers in ${unit}`,
        isBare ? 'choose the unit that they are written in' : 'keep the name that the table gives it',
      );
    }
    return succeed({
      metric,
      statistic,
      unit: known.unit,
      factor: written?.factor ?? 1,
      better: known.better,
      isBare,
    });
  }
  const better = chosenBetter ?? read.better;
  const own = found.find(({ id }) => id === foundMetric);
  const label = own?.label;
  return succeed({
    metric,
    statistic,
    unit,
    factor: written?.factor ?? 1,
    better,
    isBare,
    declaration: {
      id: metric,
      ...(label === undefined ? {} : { label }),
      unit,
      ...(chosenBetter === undefined && own?.better === undefined ? {} : { better }),
      ...(own?.about === undefined ? {} : { about: own.about }),
    },
  });
}

function splitName(name: string): [metric: string, statistic: string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}
