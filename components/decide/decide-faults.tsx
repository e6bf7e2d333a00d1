import { Icon } from '@/components/ui/icon';
import type { DecideOutcome } from '@/lib/tables/decide-outcome';

/** What of the choices cannot be used, and what the result below goes by instead. */
export function DecideFaults({
  outcome,
  keptFrom,
  hasDecision,
}: {
  outcome: DecideOutcome;
  keptFrom: 'suite' | 'before';
  hasDecision: boolean;
}) {
  const { problems, faults, stale, warnings } = outcome;
  const count = Object.keys(faults).length;
  const lines = [
    ...problems,
    ...(problems.length > 0 && hasDecision ? [KEPT[keptFrom]] : []),
    ...(count === 0
      ? []
      : [
          `${count === 1 ? 'One field' : `${count} fields`} below cannot be read and ${count === 1 ? 'is' : 'are'} left out.`,
        ]),
    ...(stale.length === 0
      ? []
      : [`The address names ${stale.join(', ')}, which this suite does not have; left out.`]),
    ...warnings,
  ];
  return (
    <div className="dc-faults" role="status">
      {lines.map((line) => (
        <p key={line}>
          <Icon name="warn" label="Caution:" />
          <span>{line}</span>
        </p>
      ))}
    </div>
  );
}

const KEPT = {
  suite: 'Below stands the result by the suite’s own weights and limits.',
  before: 'Below stands the last result that could be made.',
} as const;
