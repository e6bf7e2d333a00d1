import { calculateCost, CUSTOM_SUBJECT, type CostAnswer } from '@/lib/cost/calculate-cost';
import { COST_FIELD_NAMES, COST_FIELDS } from '@/lib/cost/fields';
import { readCostInputs } from '@/lib/cost/read-inputs';
import { figuresOfSuiteFile, subjectsOfSuite } from '@/lib/cost/suite-subjects';
import { formatCount } from '@/lib/format/format-value';
import { succeed } from '@/lib/result';
import type { Block } from '../report';
import { asJson } from './as-json';
import type { ComputeChapter } from './computed-chapter';

/** The monthly bill of each subject for the load in the address, priced by the book that its answer names. */
export const computeCost: ComputeChapter = async (file, query) => {
  const fields = Object.fromEntries(
    COST_FIELD_NAMES.flatMap((name) => {
      const value = query.get(name) ?? query.get(COST_FIELDS[name].flag);
      return value === null ? [] : [[name, value]];
    }),
  );
  const read = readCostInputs(fields);
  if (!read.ok) return read;
  const subjects = subjectsOfSuite(figuresOfSuiteFile(file));
  const calculated = await calculateCost(
    read.value.inputs,
    subjects.length === 0 ? [CUSTOM_SUBJECT] : subjects,
  );
  if (!calculated.ok) return calculated;
  const { answer } = calculated.value;
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
