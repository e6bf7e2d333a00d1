import { csvText } from '@/lib/charts/csv-text';
import type { CostModel } from '@/lib/cost/compute-cost';
import { buildRangesView } from '@/lib/cost/ranges-view';
import { headOf } from '@/lib/cost/cost-view';
import { stepsOf } from '@/lib/cost/cost-steps';
import { exactUsd } from '@/lib/cost/print-usd';
import { formatDecimal } from '@/lib/cost/decimal';

/** Every line of every bill as CSV, amounts with all their digits. */
export function costBillCsv({ calculation: { estimates, book }, context }: CostModel): string {
  return csvText([
    [
      'subject',
      'node type',
      'nodes',
      'binds',
      'item',
      'quantity',
      'unit',
      'unit price (USD)',
      'amount (USD)',
      'source',
      'region',
    ],
    ...estimates.flatMap(({ subject, node, fleet, bill }) => {
      const name = headOf(subject.subject, context.subjects).name;
      const head = [name, node.name, fleet.nodes, fleet.binding] as const;
      return [
        ...bill.lines.map(
          (line) =>
            [
              ...head,
              line.item,
              plain(formatDecimal(line.quantity)),
              line.unit,
              plain(formatDecimal(line.unitPriceUsd)),
              plain(formatDecimal(line.amountUsd, 2)),
              line.source.url,
              book.region,
            ] as const,
        ),
        [...head, 'total', '', '', '', plain(formatDecimal(bill.monthlyUsd, 2)), '', book.region] as const,
      ];
    }),
  ]);
}

/** The whole result as Markdown: a table of subjects, their bills and formulas, and every assumption. */
export function costMarkdown({ calculation, ...model }: CostModel): string {
  const { estimates, inputs, book } = calculation;
  const { context } = model;
  const nameOf = (slug: string) => {
    const { name, version } = headOf(slug, context.subjects);
    return escapeCell(version === undefined ? name : `${name} ${version}`);
  };
  return `${[
    `# Monthly cost of ${plain(String(inputs.users))} users in ${book.region}`,
    '',
    `Prices of ${book.asOf}.`,
    '',
    ...table(
      ['subject', 'nodes', 'binds', 'a month', 'grade'],
      estimates.map(({ subject, fleet, node, bill, grade }) => [
        nameOf(subject.subject),
        `${fleet.nodes} × ${node.name}`,
        fleet.binding,
        exactUsd(bill.monthlyUsd),
        grade,
      ]),
    ),
    ...estimates.flatMap((estimate) => [
      '',
      `## ${nameOf(estimate.subject.subject)}`,
      '',
      ...table(
        ['line', 'quantity', 'unit price', 'amount'],
        estimate.bill.lines.map((line) => [
          line.item,
          `${formatDecimal(line.quantity)} ${line.unit}`,
          exactUsd(line.unitPriceUsd),
          exactUsd(line.amountUsd),
        ]),
      ),
      '',
      ...stepsOf(estimate, inputs).map(({ label, text }) => `- ${label}: ${text}`),
    ]),
    '',
    '## Assumptions',
    '',
    ...buildRangesView({ calculation, ...model }).assumptions.map((sentence) => `- ${sentence}`),
  ].join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/[\r\n]+/g, ' ');
}

function plain(digits: string): string {
  return digits.replaceAll(',', '');
}
