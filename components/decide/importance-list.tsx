import { Disclosure } from '@/components/ui/disclosure';
import { entryKey } from '@/lib/decision/decide-query';
import { inOrderOfWeight, moveInOrder } from '@/lib/decision/move-in-order';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { DecideTable } from '@/lib/tables/decide-table';
import { takenOver } from './taken-over';
import type { QueryChanges } from './use-decision';

/** The criteria from the most to the least important; a step exchanges two weights. */
export function ImportanceList({
  table,
  query,
  onChange,
}: {
  table: DecideTable;
  query: Query;
  onChange: (changes: QueryChanges) => void;
}) {
  const rows = table.rows.filter(({ share, isOff }) => share !== undefined && !isOff);
  const weights = rows.map(({ name, weight }) => ({ name, weight: Number(weight) }));
  if (rows.length < 2 || !weights.every(({ weight }) => Number.isFinite(weight))) return null;
  const order = inOrderOfWeight(weights);
  return (
    <Disclosure summary="Order of importance">
      <ol className="dc-order">
        {order.map(({ name, weight }, place) => {
          const label = rows.find((row) => row.name === name)?.label ?? name;
          return (
            <li key={name}>
              <span>
                {label} <span className="dir">{weight}</span>
              </span>
              {(['up', 'down'] as const).map((step) => {
                const isEnd = step === 'up' ? place === 0 : place === order.length - 1;
                if (isEnd) return <span key={step} className="dc-step" aria-hidden="true" />;
                const changes = Object.fromEntries(
                  Array.from(moveInOrder(weights, name, step), ([moved, next]) => [
                    entryKey('weight', moved),
                    String(next),
                  ]),
                );
                return (
                  <a
                    key={step}
                    className="dc-step"
                    href={withQuery(query, changes)}
                    aria-label={`${label}: ${step === 'up' ? 'more' : 'less'} important`}
                    onClick={takenOver(() => onChange(changes))}
                  >
                    {step === 'up' ? '↑' : '↓'}
                  </a>
                );
              })}
            </li>
          );
        })}
      </ol>
    </Disclosure>
  );
}
