import { relateApartFromNode, relateConditions } from '../conditions';
import { companionsOf, type AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { overlaps } from '../interval';
import type { AuditRule } from '../rule';
import { groupBy } from '../group-by';

/** The ranking that memory per connection implies against the ranking of the stated maxima. */
export const memoryRanking: AuditRule = {
  id: 'memory-ranking',
  check: (context) => {
    const rows = groupBy(context.figuresOfMetric('max-connections'), (figure) =>
      JSON.stringify([figure.case, figure.statistic, figure.conditionsKey]),
    );
    return [...rows.values()].flatMap((row) => checkRow(context, row));
  },
};

interface Entry {
  readonly connections: Figure;
  readonly memory: Figure;
}

function checkRow(context: AuditContext, row: readonly Figure[]): FindingDraft[] {
  const bySubject = new Map<string, Entry>();
  for (const connections of row) {
    if (connections.subject === undefined || bySubject.has(connections.subject)) continue;
    const memory = companionsOf(
      context,
      connections,
      { metric: 'memory-per-connection', statistics: ['value'] },
      relateApartFromNode,
    ).find(
      (candidate) =>
        relateConditions(connections.conditions, candidate.conditions, 'max-connections') !== 'differing',
    );
    if (memory !== undefined) bySubject.set(connections.subject, { connections, memory });
  }
  const entries = [...bySubject.values()].toSorted((a, b) => a.memory.value - b.memory.value);
  if (entries.length < 2) return [];
  const isInverted = entries.some((lighter, index) =>
    entries
      .slice(index + 1)
      .some(
        (heavier) =>
          !overlaps(lighter.memory.interval, heavier.memory.interval) &&
          lighter.connections.value < heavier.connections.value &&
          !overlaps(lighter.connections.interval, heavier.connections.interval),
      ),
  );
  const memories = entries.map(({ memory }) => `${context.nameOf(memory.subject)} ${memory.shown}`);
  const maxima = entries
    .toSorted((a, b) => b.connections.value - a.connections.value)
    .map(({ connections }) => `${context.nameOf(connections.subject)} ${connections.shown}`);
  return [
    {
      verdict: isInverted ? 'mismatch' : 'consistent',
      claims: entries.flatMap(({ connections, memory }) => [...connections.claims, ...memory.claims]),
      arithmetic: `${memories.join(' < ')}; ${isInverted ? 'yet' : 'and'} ${maxima.join(' > ')}`,
      because: isInverted
        ? 'On the same node, who needs less memory for a connection holds fewer of them; a limit that is not stated could explain it.'
        : 'Who needs less memory for a connection holds more of them.',
    },
  ];
}
