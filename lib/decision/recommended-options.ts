import type { Statement } from '@/lib/model/suite-file';
import type { DecisionOption, RecommendedOption } from './decision';
import type { ReaderCriterion } from './reader-criteria';
import { listOf } from './words';

/**
 * What becomes of the options that a publication advises as the default: their place, who is at least as good
 * everywhere, and what speaks for them.
 */
export function recommendedOptions(
  statements: readonly Statement[],
  options: readonly DecisionOption[],
  criteria: readonly ReaderCriterion[],
): RecommendedOption[] {
  return statements.flatMap((statement): RecommendedOption[] => {
    const { kind, subject, id, text, place } = statement;
    const option = options.find((candidate) => candidate.subject === subject);
    if (kind !== 'recommendation' || option === undefined) return [];
    const rank = rankOf(option, options);
    return [
      {
        statement: id,
        subject: option.subject,
        ...(text === undefined ? {} : { text }),
        ...(place === undefined ? {} : { place }),
        ...(rank === undefined ? {} : { rank }),
        dominatedBy: option.dominatedBy,
        dominatedOnPerformanceBy: option.dominatedOnPerformanceBy,
        bestOn: option.bestOn,
        sentence: sentenceOf(option, options, criteria, rank),
      },
    ];
  });
}

/** From 1; options that tie share the better place. */
function rankOf(option: DecisionOption, options: readonly DecisionOption[]): number | undefined {
  const { score } = option;
  if (score === undefined || option.excludedBy.length > 0) return undefined;
  return (
    1 + options.filter((other) => other.excludedBy.length === 0 && (other.score ?? -1) > score + 1e-12).length
  );
}

function sentenceOf(
  option: DecisionOption,
  options: readonly DecisionOption[],
  criteria: readonly ReaderCriterion[],
  rank: number | undefined,
): string {
  const namesOf = (slugs: readonly string[]) =>
    listOf(options.filter(({ subject }) => slugs.includes(subject)).map(({ name }) => name));
  const isPlural = (slugs: readonly string[]) => slugs.length > 1;
  const contenders = options.filter(({ excludedBy }) => excludedBy.length === 0).length;
  const parts = [
    rank === undefined
      ? `${option.name} is advised as the default and breaks a limit here.`
      : `${option.name} is advised as the default and comes ${ordinal(rank)} of ${contenders} here.`,
  ];
  const { dominatedBy, dominatedOnPerformanceBy, bestOn } = option;
  if (dominatedBy.length > 0) {
    parts.push(
      `${namesOf(dominatedBy)} ${isPlural(dominatedBy) ? 'are' : 'is'} at least as good on every criterion and better on one.`,
    );
  } else if (dominatedOnPerformanceBy.length > 0) {
    parts.push(
      `${namesOf(dominatedOnPerformanceBy)} ${isPlural(dominatedOnPerformanceBy) ? 'are' : 'is'} at least as good on every criterion of latency, capacity and failure and better on one.`,
    );
  }
  const labels = bestOn.flatMap((name) => criteria.find((criterion) => criterion.name === name)?.label ?? []);
  parts.push(
    labels.length === 0 ? 'It is the best on no criterion.' : `It is the best on ${listOf(labels)}.`,
  );
  return parts.join(' ');
}

function ordinal(rank: number): string {
  const tens = rank % 100;
  const suffix = tens > 10 && tens < 14 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[rank % 10] ?? 'th');
  return `${rank}${suffix}`;
}
