import { chooseScale, formatCount, formatScaled, formatValue } from '@/lib/format/format-value';
import type { Decision, DecisionCriterion, DecisionOption } from './decision';
import type { OutsideLimit, RuleOutcome } from './guidance-rules';
import { formatLimit, formatShare, formatWeight, listOf } from './words';

/** A decision as lines for a terminal: the sentence, the table, how firm it is, and the suite's advice. */
export function decisionText(decision: Decision): string[] {
  const sections = [
    [decision.sentence],
    // Several statements may advise the same option.
    ...[...new Set(decision.recommended.map(({ sentence }) => sentence))].map((sentence) => [sentence]),
    table(decision),
    marks(decision),
    notes(decision),
    flips(decision),
    changes(decision),
    advice(decision),
    [
      `Claims and estimates ± ${formatShare(decision.settings.claimTolerance)}, ${formatCount(decision.settings.draws)} draws, seed ${decision.settings.seed}.`,
    ],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** Options as columns, the best first; excluded ones last. */
function table(decision: Decision): string[] {
  const options = decision.options.toSorted(
    (a, b) =>
      Number(a.excludedBy.length > 0) - Number(b.excludedBy.length > 0) || (b.score ?? -1) - (a.score ?? -1),
  );
  const line = (head: string, of: (option: DecisionOption) => string): string[] => {
    return [head, '', ...options.map(of)];
  };
  const rows = [
    ['', 'weight', ...options.map(({ name }) => name)],
    ...decision.criteria.map((criterion) => criterionLine(criterion, options)),
    line('score', ({ score }) => (score === undefined ? '—' : score.toFixed(3))),
    line('first of draws', ({ rankProbabilities: [first] }) =>
      first === undefined ? '—' : formatShare(first),
    ),
    line('wins of weightings', ({ winShare }) => formatShare(winShare)),
    line('… in your order', ({ winShareInOrder }) => formatShare(winShareInOrder)),
  ];
  return aligned(rows);
}

/** What stands against an option, a line each. */
function marks({ options }: Decision): string[] {
  const namesOf = (slugs: readonly string[]) =>
    listOf(options.filter(({ subject }) => slugs.includes(subject)).map(({ name }) => name));
  return options.flatMap(({ name, ...option }) => {
    const facts = [
      ['excluded by the limit on', listOf(option.excludedBy)],
      ['dominated by', namesOf(option.dominatedBy)],
      [
        'dominated on performance by',
        option.dominatedBy.length > 0 ? '' : namesOf(option.dominatedOnPerformanceBy),
      ],
      ['scored without', listOf(option.lacks)],
      ['may break the limit on', listOf(option.unknownLimits)],
    ];
    return facts.flatMap(([fact, what]) => (what === '' ? [] : [`${name}: ${fact} ${what}.`]));
  });
}

function criterionLine(criterion: DecisionCriterion, options: readonly DecisionOption[]): string[] {
  const { cells, unit, weight, limits } = criterion;
  const scale = chooseScale(
    cells.map(({ value }) => value),
    unit,
  );
  const limit = limits.length === 0 ? '' : ` (${limits.map((one) => formatLimit(one, unit)).join(', ')})`;
  return [
    `${criterion.criterion}${limit}`,
    weight === undefined ? '—' : formatWeight(weight),
    ...options.map(({ subject }) => {
      const cell = cells.find((candidate) => candidate.subject === subject);
      if (cell === undefined) return '—';
      const value =
        unit === 'USD' ? formatValue(cell.value, unit) : `${formatScaled(cell.value, scale)} ${scale.label}`;
      return cell.utility === undefined ? value.trim() : `${value.trim()}  ${cell.utility.toFixed(2)}`;
    }),
  ];
}

/** Columns of equal width: the first to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd(),
  );
}

function notes({ criteria, leftOut }: Decision): string[] {
  return [
    ...criteria.flatMap(({ criterion, because, notes: own }) =>
      [...(because === undefined ? [] : [because]), ...own].map((note) => `${criterion}: ${note}`),
    ),
    ...(leftOut.length === 0
      ? []
      : [`Without a value on any criterion, so no option: ${leftOut.join(', ')}.`]),
  ];
}

function flips({ flips: all, options, winner }: Decision): string[] {
  if (winner === undefined || options.length < 2) return [];
  const rows = all.map(({ criterion, weight, flipsAtWeight, newWinner }) => [
    `  ${criterion}`,
    formatWeight(weight),
    flipsAtWeight === undefined
      ? 'never'
      : `${flipsAtWeight < weight ? 'below' : 'above'} ${formatWeight(flipsAtWeight)}`,
    options.find(({ subject }) => subject === newWinner)?.name ?? '',
  ]);
  return ['The weight at which another option wins, the others keeping their proportions:', ...aligned(rows)];
}

function changes({ couldChange, criteria, options }: Decision): string[] {
  if (couldChange.length === 0) return [];
  const nameOf = (slug: string | undefined) =>
    options.find(({ subject }) => subject === slug)?.name ?? 'no option';
  const rows = couldChange.map((change) => {
    const unit = criteria.find(({ criterion }) => criterion === change.criterion)?.unit ?? 'unknown';
    return [
      `  ${change.criterion} of ${nameOf(change.subject)}`,
      formatValue(change.value, unit),
      `${change.direction} ${formatValue(change.changesAt, unit)}`,
      nameOf(change.newWinner),
    ];
  });
  return ['Values that could change the answer within their own uncertainty:', ...aligned(rows)];
}

function advice({ guidance, options }: Decision): string[] {
  const told = guidance.filter(({ state }) => state === 'fires');
  const open = guidance.filter(({ state }) => state === 'open').length;
  if (guidance.length === 0) return [];
  return [
    'Advice of the suite, which does not change the score:',
    ...told.flatMap((rule) => ruleLines(rule, options)),
    ...(open === 0
      ? []
      : [`  ${open} of ${guidance.length} rules are open; --situation FIELD=ANSWER answers them.`]),
  ];
}

function ruleLines(rule: RuleOutcome, options: readonly DecisionOption[]): string[] {
  const name = options.find(({ subject }) => subject === rule.subject)?.name ?? rule.subject;
  return [
    `  ${rule.advice} ${name}: ${rule.text ?? rule.id}`,
    ...(rule.conflictsWith.length === 0 ? [] : [`    conflicts with ${listOf(rule.conflictsWith)}`]),
    ...rule.outside.map((outside) => `    ${outsideText(outside, name)}`),
  ];
}

function outsideText({ field, asked, quantity, value }: OutsideLimit, name: string): string {
  const unit = { latencyP99Ns: 'ns', monthlyUsd: 'USD', users: 'count' } as const;
  const of =
    field === 'latencyP99Ns' || field === 'monthlyUsd' || field === 'users' ? unit[field] : 'unknown';
  return `asked is ${formatValue(asked, of)}; ${quantity} of ${name} is ${formatValue(value, of)}`;
}
