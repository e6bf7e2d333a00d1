import type { CostAnswer } from '@/lib/cost/calculate-cost';
import { computeCost as computeCostModel } from '@/lib/cost/compute-cost';
import { readCostQuery } from '@/lib/cost/cost-address';
import { suiteContext } from '@/lib/cost/page-context';
import { formatCount } from '@/lib/format/format-value';
import { succeed } from '@/lib/result';
import type { Block } from '../report';
import { asJson } from './as-json';
import type { ComputeChapter } from './computed-chapter';

/** The monthly bill of each subject for the load in the address, priced by the book that its answer names. */
export const computeCost: ComputeChapter = async (file, query) => {
  const model = await computeCostModel(readCostQuery(Object.fromEntries(query)), suiteContext(file));
  if (!model.ok) return model;
  const { answer } = model.value.calculation;
  const nameOf = (slug: string) => file.subjects?.find((one) => one.slug === slug)?.name ?? slug;
  return succeed({ method: 'cost/1', result: asJson(answer), blocks: blocksOf(answer, nameOf) });
};

function blocksOf({ priceBook, options }: CostAnswer, nameOf: (slug: string) => string): Block[] {
  return [
    {
      kind: 'facts',
      items: [
        { name: 'Prices', text: `AWS on demand, ${priceBook.region}, as of ${priceBook.asOf}` },
        { name: 'Month', text: '730 hours' },
      ],
    },
    {
      kind: 'table',
      title: 'Monthly cost',
      head: ['Subject', 'Monthly cost', 'Nodes', 'Type', 'What binds', 'Evidence'],
      numeric: [1, 2],
      rows: options.map((option) => [
        nameOf(option.subject),
        dollars(option.monthlyUsd),
        formatCount(option.nodes),
        option.nodeType,
        option.binding,
        option.grade,
      ]),
    },
    ...options.map((option): Block => ({
      kind: 'table',
      title: `Bill of ${nameOf(option.subject)}`,
      head: ['Item', 'Quantity', 'Unit', 'Unit price', 'Amount', 'Source'],
      numeric: [1, 3, 4],
      rows: option.lines.map((line) => [
        line.item,
        String(line.quantity),
        line.unit,
        `$${line.unitPriceUsd}`,
        dollars(line.amountUsd),
        line.source,
      ]),
    })),
  ];
}

/** To the cent: a bill is no measurement. */
function dollars(amount: number): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
