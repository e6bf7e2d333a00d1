import { relateApartFromNode } from '../conditions';
import { companionsOf, fullConditionsOf, type AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { showNumber, showShare } from '../show';
import { groupBy } from '../group-by';

const GIB = 1024 ** 3;
const GB = 1e9;

/** From here on a node is nearly full, which is worth a word. */
const NEARLY_FULL = 0.9;

/** Memory per connection × connections against the memory of the node. */
export const memoryCapacity: AuditRule = {
  id: 'memory-capacity',
  check: (context) => {
    const checks = context
      .figuresOfMetric('max-connections')
      .map((figure) => ({ figure, nodeMemoryBytes: fullConditionsOf(context, figure).nodeMemoryBytes }));
    // One number on one node is one check, however often it is stated.
    const groups = groupBy(checks, ({ figure, nodeMemoryBytes }) =>
      JSON.stringify([figure.subject, figure.case, figure.value, nodeMemoryBytes, figure.conditions.variant]),
    );
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const claims = group.flatMap(({ figure }) => figure.claims);
      return checkCapacity(context, first.figure, first.nodeMemoryBytes, claims);
    });
  },
};

function checkCapacity(
  context: AuditContext,
  connections: Figure,
  nodeMemoryBytes: number | undefined,
  claims: readonly Figure['claims'][number][],
): FindingDraft[] {
  const [memory] = companionsOf(
    context,
    connections,
    { metric: 'memory-per-connection', statistics: ['value'] },
    relateApartFromNode,
  ).toSorted((a, b) => a.value - b.value);
  const isPositive = connections.value > 0 && (memory?.value ?? 1) > 0 && (nodeMemoryBytes ?? 1) > 0;
  if (memory === undefined || nodeMemoryBytes === undefined || !isPositive) {
    const missing = !isPositive
      ? 'a number above zero for each of them'
      : memory === undefined
        ? 'the memory of a connection'
        : 'the memory of the node';
    return [
      {
        verdict: 'unchecked',
        claims,
        arithmetic: `${connections.shown} connections × ${memory?.shown ?? '?'} ÷ ${nodeMemoryBytes === undefined ? '?' : showMemory(nodeMemoryBytes)}`,
        because: `Whether the connections fit is open: ${missing} is not stated.`,
      },
    ];
  }
  const needed = memory.value * connections.value;
  const share = needed / nodeMemoryBytes;
  // A node of “16 GB” mostly has 16 GiB, which is the reading that holds most.
  const isDecimal = nodeMemoryBytes % GB === 0 && nodeMemoryBytes % GIB !== 0;
  const roomiest = isDecimal ? (nodeMemoryBytes / GB) * GIB : nodeMemoryBytes;
  const least = (memory.interval.low * connections.interval.low) / roomiest;
  const verdict = least > 1 ? 'contradicted' : share > 1 ? 'mismatch' : 'consistent';
  const roomiestShare = showShare(needed / roomiest);
  return [
    {
      verdict,
      claims: [...claims, ...memory.claims],
      arithmetic: `${memory.shown} × ${connections.shown} = ${showNumber(needed, 'bytes')} = ${showShare(share)} of ${showMemory(nodeMemoryBytes)}${isDecimal && share > NEARLY_FULL ? `, ${roomiestShare} of ${nodeMemoryBytes / GB} GiB` : ''}`,
      because:
        verdict === 'contradicted'
          ? 'The connections need more memory than the node has, in decimal and in binary units.'
          : verdict === 'mismatch'
            ? 'The connections need more memory than the node has as written; binary units or rounding could explain it.'
            : share > NEARLY_FULL
              ? `The connections fit only just: ${showNumber(nodeMemoryBytes - needed, 'bytes')} is left for everything else.`
              : 'The connections fit into the memory of the node.',
    },
  ];
}

function showMemory(bytes: number): string {
  return bytes % GIB === 0 && bytes % GB !== 0 ? `${bytes / GIB} GiB` : showNumber(bytes, 'bytes');
}
