import { decide } from '@/lib/decision/decide';
import type { Decision } from '@/lib/decision/decision';
import { evidenceOfSuiteFile } from '@/lib/decision/evidence';
import { readChoices } from '@/lib/decision/read-choices';
import { formatValue } from '@/lib/format/format-value';
import { succeed } from '@/lib/result';
import type { Block } from '../report';
import { asJson } from './as-json';
import type { ComputeChapter } from './computed-chapter';

/** The decision of a suite with the reader's weights and limits. */
export const computeDecision: ComputeChapter = async (file, query) => {
  const evidence = evidenceOfSuiteFile(file);
  const choices = readChoices(
    {
      ...listed(query, 'weight'),
      ...listed(query, 'limit'),
      ...listed(query, 'without'),
      ...listed(query, 'situation'),
      claimTolerance: query.get('claimTolerance') ?? undefined,
      seed: query.get('seed') ?? undefined,
    },
    evidence,
  );
  if (!choices.ok) return choices;
  const decision = decide(evidence, choices.value.choices);
  if (!decision.ok) return decision;
  return succeed({
    method: 'decision/1',
    result: asJson(decision.value),
    blocks: blocksOf(decision.value),
  });
};

function listed(query: URLSearchParams, name: string): Readonly<Record<string, readonly string[]>> {
  const values = query.getAll(name);
  return values.length === 0 ? {} : { [name]: values };
}

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
