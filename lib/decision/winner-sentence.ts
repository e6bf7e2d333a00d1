import { formatCount, formatValue } from '@/lib/format/format-value';
import type { Decision, DecisionCriterion, DecisionFlip, DecisionOption } from './decision';
import { formatLimit, formatShare, formatWeight, listOf } from './words';

/**
 * Who wins, how sure that is, and what would change it, in a few sentences.
 *
 * @example 'Elixir 1.17 leads with these weights, 0.745 against 0.680 for Rust 1.95. …'
 */
export function winnerSentence(decision: Omit<Decision, 'sentence'>): string {
  const { options, leaders } = decision;
  const contenders = options
    .filter((option) => option.excludedBy.length === 0)
    .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1));
  const winner = options.find(({ subject }) => subject === decision.winner);
  if (winner === undefined) return nobody(decision);
  const second = contenders.find(({ subject }) => subject !== winner.subject);
  const parts = [
    leaders.length > 1
      ? tie(options, leaders, winner)
      : second === undefined
        ? onlyOne(decision, winner)
        : lead(winner, second),
  ];
  parts.push(...excludedAhead(decision, winner));
  if (second !== undefined) parts.push(certainty(decision, winner), change(decision));
  const evidence = evidenceOf(decision);
  if (evidence !== undefined) parts.push(evidence);
  return parts.join(' ');
}

function nobody({ options, criteria }: Omit<Decision, 'sentence'>): string {
  const excluded = options.filter(({ excludedBy }) => excludedBy.length > 0);
  if (excluded.length === 0) return 'No option has a value on a criterion with a weight.';
  const reasons = excluded.map(
    (option) => `${option.name} breaks ${listOf(option.excludedBy.map((name) => limitIn(criteria, name)))}`,
  );
  const all = excluded.length === options.length ? 'No option keeps every limit' : 'No option is left';
  return `${all}: ${reasons.join('; ')}.`;
}

function limitIn(criteria: readonly DecisionCriterion[], name: string): string {
  const criterion = criteria.find((candidate) => candidate.criterion === name);
  if (criterion === undefined) return name;
  const limits = criterion.limits.map((limit) => formatLimit(limit, criterion.unit));
  return `${criterion.label} ${listOf(limits)}`;
}

function tie(options: readonly DecisionOption[], leaders: readonly string[], winner: DecisionOption): string {
  const names = options.filter(({ subject }) => leaders.includes(subject)).map(({ name }) => name);
  return `${listOf(names)} tie at ${formatScore(winner.score)} with these weights; ${winner.name} stands first only because the suite lists it first.`;
}

function onlyOne({ options }: Omit<Decision, 'sentence'>, winner: DecisionOption): string {
  return options.length === 1
    ? `${winner.name} is the only option, so there is nothing to decide.`
    : `${winner.name} is the only option that keeps every limit.`;
}

function lead(winner: DecisionOption, second: DecisionOption): string {
  return `${winner.name} leads with these weights, ${formatScore(winner.score)} against ${formatScore(second.score)} for ${second.name}.`;
}

/** Options that score more than the winner and break a limit. */
function excludedAhead({ options, criteria }: Omit<Decision, 'sentence'>, winner: DecisionOption): string[] {
  return options
    .filter(({ excludedBy, score }) => excludedBy.length > 0 && (score ?? -1) > (winner.score ?? -1))
    .map(
      ({ name, score, excludedBy }) =>
        `${name} would score ${formatScore(score)}, but breaks ${listOf(excludedBy.map((broken) => limitIn(criteria, broken)))}.`,
    );
}

function certainty({ criteria, settings }: Omit<Decision, 'sentence'>, winner: DecisionOption): string {
  const isUncertain = criteria.some(
    (criterion) => criterion.weight !== undefined && criterion.cells.some((cell) => cell.low < cell.high),
  );
  const [first = 0] = winner.rankProbabilities;
  const of = (share: number, what: string) =>
    share === 1
      ? `in all ${formatCount(settings.draws)} ${what}`
      : `in ${formatShare(share)} of ${formatCount(settings.draws)} ${what}`;
  const isOrdered = new Set(criteria.flatMap(({ weight }) => weight ?? [])).size > 1;
  const ordered = isOrdered
    ? ` (${formatShare(winner.winShareInOrder)} of those in this order of importance)`
    : '';
  const weightings = `${of(winner.winShare, 'weightings drawn at random')}${ordered}`;
  return isUncertain
    ? `It comes first ${of(first, 'draws of the uncertain values')}, and ${weightings}.`
    : `Nothing is known of the spread of the values; as they are, it comes first ${weightings}.`;
}

/** What would change the answer: the nearest flip of a weight, and how many values could. */
function change(decision: Omit<Decision, 'sentence'>): string {
  const { flips, couldChange, criteria, options } = decision;
  const nearest = flips
    .filter((flip) => flip.flipsAtWeight !== undefined)
    .toSorted((a, b) => distanceOf(a) - distanceOf(b))[0];
  const sentences: string[] = [];
  if (nearest?.flipsAtWeight === undefined) sentences.push('No single weight changes that.');
  else {
    const at = nearest.flipsAtWeight;
    const label =
      criteria.find(({ criterion }) => criterion === nearest.criterion)?.label ?? nearest.criterion;
    const side = at < nearest.weight ? 'below' : 'above';
    const newWinner = options.find(({ subject }) => subject === nearest.newWinner)?.name ?? '';
    sentences.push(
      `Were ${label} to weigh ${side} ${formatWeight(at)} instead of ${formatWeight(nearest.weight)}, ${newWinner} would win.`,
    );
  }
  const [value] = couldChange;
  if (value !== undefined) {
    const criterion = criteria.find((candidate) => candidate.criterion === value.criterion);
    const unit = criterion?.unit ?? 'unknown';
    const owner = options.find(({ subject }) => subject === value.subject)?.name ?? value.subject;
    const winner = options.find(({ subject }) => subject === value.newWinner)?.name;
    sentences.push(
      `With ${criterion?.label ?? value.criterion} of ${owner} ${value.direction} ${formatValue(value.changesAt, unit)} instead of ${formatValue(value.value, unit)}, ${winner === undefined ? 'no option would be left' : `${winner} would win`}.`,
    );
  }
  return sentences.join(' ');
}

function distanceOf({ weight, flipsAtWeight = weight }: DecisionFlip): number {
  return Math.abs(flipsAtWeight - weight);
}

function evidenceOf({ criteria }: Omit<Decision, 'sentence'>): string | undefined {
  const grades = new Set(
    criteria.flatMap(({ weight, grade }) => (weight === undefined ? [] : (grade ?? []))),
  );
  if (grades.size === 1 && grades.has('claim')) return 'Every value is a claim; none was measured.';
  if (grades.has('claim')) return 'Some of the values are claims.';
  return undefined;
}

function formatScore(score: number | undefined): string {
  return score === undefined ? 'no score' : score.toFixed(3);
}
