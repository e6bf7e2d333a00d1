import { KeyValues } from '@/components/ui/key-values';
import type { Decision } from '@/lib/decision/decision';
import { listOf } from '@/lib/decision/words';
import { formatValue } from '@/lib/format/format-value';
import type { SubjectNames } from './subject-names';

/** What is dominated, excluded, without influence, uncertain, and what is advised against all that. */
export function RobustnessFacts({ decision, names }: { decision: Decision; names: SubjectNames }) {
  const { options, criteria, neverMatter, couldChange, recommended, leftOut } = decision;
  const namesOf = (slugs: readonly string[]) => listOf(slugs.map(names.textOf));
  const labelOf = (name: string) => criteria.find(({ criterion }) => criterion === name)?.label ?? name;
  const dominated = options.filter(({ dominatedBy }) => dominatedBy.length > 0);
  const onPerformance = options.filter(
    ({ dominatedBy, dominatedOnPerformanceBy }) =>
      dominatedBy.length === 0 && dominatedOnPerformanceBy.length > 0,
  );
  const excluded = options.filter(({ excludedBy }) => excludedBy.length > 0);
  const unknown = options.filter(({ unknownLimits }) => unknownLimits.length > 0);
  const items = [
    {
      key: 'Dominated',
      value: sentences([
        ...dominated.map(
          ({ subject, dominatedBy }) =>
            `${names.textOf(subject)}, by ${namesOf(dominatedBy)} on every criterion.`,
        ),
        ...onPerformance.map(
          ({ subject, dominatedOnPerformanceBy }) =>
            `${names.textOf(subject)}, by ${namesOf(dominatedOnPerformanceBy)} on latency, capacity and failure.`,
        ),
      ]),
    },
    {
      key: 'Excluded',
      value: sentences([
        ...excluded.map(
          ({ subject, excludedBy }) => `${names.textOf(subject)}, by ${listOf(excludedBy.map(labelOf))}.`,
        ),
        ...unknown.map(
          ({ subject, unknownLimits }) =>
            `${names.textOf(subject)}: nobody can tell for ${listOf(unknownLimits.map(labelOf))}.`,
        ),
      ]),
    },
    {
      key: 'Never matter',
      value:
        neverMatter.length === 0
          ? 'None: each weight can change the winner.'
          : `${listOf(neverMatter.map(labelOf))}: no weight of them changes the winner.`,
    },
    {
      key: 'Worth measuring',
      value:
        couldChange.length === 0
          ? 'No single value, within what is known of it, changes the winner.'
          : sentences(
              couldChange.slice(0, MOST_VALUES).map((one) => {
                const unit = criteria.find(({ criterion }) => criterion === one.criterion)?.unit ?? 'unknown';
                const then =
                  one.newWinner === undefined ? 'none is left' : `${names.textOf(one.newWinner)} wins`;
                return `${labelOf(one.criterion)} of ${names.textOf(one.subject)}: ${one.direction} ${formatValue(one.changesAt, unit)} instead of ${formatValue(one.value, unit)}, ${then}.`;
              }),
            ),
    },
    ...(recommended.length === 0
      ? []
      : [{ key: 'Advised', value: sentences([...new Set(recommended.map(({ sentence }) => sentence))]) }]),
    ...(leftOut.length === 0
      ? []
      : [{ key: 'No option', value: `${namesOf(leftOut)}: no value on any criterion.` }]),
  ];
  return (
    <div className="dc-facts">
      <KeyValues items={items} />
    </div>
  );
}

const MOST_VALUES = 4;

function sentences(lines: readonly string[]) {
  return lines.length === 0 ? 'None.' : lines.join(' ');
}
