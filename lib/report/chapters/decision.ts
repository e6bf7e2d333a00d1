import type { Decision } from '@/lib/decision/decision';
import { formatValue } from '@/lib/format/format-value';
import { fail, succeed } from '@/lib/result';
import { situationCosts } from '@/lib/tables/compute-situation-costs';
import { decideInput } from '@/lib/tables/decide-input';
import { decideOutcome, evidenceFor } from '@/lib/tables/decide-outcome';
import type { Block } from '../report';
import { suiteDataOfFile } from '../suite-data-of-file';
import { asJson } from './as-json';
import type { ComputeChapter } from './computed-chapter';

/** The decision of a suite with the weights, limits and situation of the address, as its page reads them. */
export const computeDecision: ComputeChapter = async (file, params) => {
  const query = Object.fromEntries(params);
  const input = decideInput(suiteDataOfFile(file), query, []);
  const costs = await situationCosts(query, input.costSubjects);
  const { decision, problems, faults, stale } = decideOutcome(evidenceFor(input, query, costs), query);
  const wrong = [...problems, ...Object.values(faults), ...stale.map((name) => `There is no ${name}.`)];
  if (decision === undefined || wrong.length > 0) {
    return fail({
      code: 'bad-parameter',
      where: { pointer: '/view' },
      expected: 'choices that the suite can be decided by',
      found: wrong.join(' ') || 'none',
    });
  }
  return succeed({ method: 'decision/1', result: asJson(decision), blocks: blocksOf(decision) });
};

function blocksOf({ sentence, options, criteria, flips }: Decision): Block[] {
  const nameOf = (slug: string) => options.find(({ subject }) => subject === slug)?.name ?? slug;
  return [
    { kind: 'sentence', text: sentence, isLead: true },
    {
      kind: 'table',
      title: 'Options',
      head: [
        'Option',
        'Score',
        'Wins of all weightings',
        'First by uncertain values',
        'Excluded by',
        'Dominated by',
      ],
      numeric: [1, 2, 3],
      rows: options.map((option) => [
        option.name,
        option.score === undefined ? '—' : option.score.toFixed(3),
        percent(option.winShare),
        option.rankProbabilities[0] === undefined ? '—' : percent(option.rankProbabilities[0]),
        option.excludedBy.join(', ') || '—',
        option.dominatedBy.map(nameOf).join(', ') || '—',
      ]),
    },
    {
      kind: 'table',
      title: 'Criteria',
      head: ['Criterion', 'Better', 'Weight', ...options.map(({ name }) => name)],
      numeric: [2, ...options.map((_, index) => index + 3)],
      rows: criteria.map(({ label, better, weight, unit, cells }) => [
        label,
        better === 'neutral' ? '' : better,
        weight === undefined ? '—' : percent(weight),
        ...options.map(({ subject }) => {
          const cell = cells.find((one) => one.subject === subject);
          return cell === undefined ? '—' : `${formatValue(cell.value, unit)} (${cell.grade})`;
        }),
      ]),
    },
    {
      kind: 'table',
      title: 'What would change the winner',
      head: ['Criterion', 'Weight now', 'Changes at', 'To'],
      numeric: [1, 2],
      rows: flips.map(({ criterion, weight, flipsAtWeight, newWinner }) => [
        criterion,
        percent(weight),
        flipsAtWeight === undefined ? 'never' : percent(flipsAtWeight),
        newWinner === undefined ? '—' : nameOf(newWinner),
      ]),
    },
  ];
}

function percent(share: number): string {
  return formatValue(share, 'ratio');
}
