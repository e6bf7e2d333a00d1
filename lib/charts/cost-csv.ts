import type { CostChart } from './cost-chart';
import { csvText } from './csv-text';

/** The curves as CSV: one line a point, both sides of each step. */
export function costCsv({ lines, xTitle }: CostChart): string {
  return csvText([
    ['subject', xTitle.split(',', 1)[0] ?? 'x', 'usd a month', 'nodes', 'node type', 'binds'],
    ...lines.flatMap(({ head, values }) =>
      values.map(
        ({ x, usd, nodes, nodeType, binding }) => [head.name, x, usd, nodes, nodeType, binding] as const,
      ),
    ),
  ]);
}
