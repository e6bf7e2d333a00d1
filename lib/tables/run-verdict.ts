import type { ComparisonRow } from '@/lib/comparison/comparison';
import { labelOfRow } from '@/lib/comparison/labels';
import type { VerdictSentence } from '@/lib/comparison/verdict';
import { chooseScale, formatCount, formatScaled, formatValue } from '@/lib/format/format-value';
import type { RunSiblings } from '@/lib/model/run-siblings';
import type { Load } from '@/lib/model/suite-file';
import { haveSameLoad } from './run-same-load';

/**
 * What a run says for itself and how it stands among the runs of its subject that were made under the same load:
 * a rank and the range of the others, never a judgement, since one run has no spread.
 *
 * @param row the run's headline row; undefined where it measured nothing
 * @param siblings with the values of the others for that row
 * @example “Latency p99 44.9 µs, the highest of 8 runs” “(the others: 36.9 to 38.2 µs).”
 */
export function runVerdict(
  row: ComparisonRow | undefined,
  siblings: RunSiblings,
  load: Load | undefined,
): VerdictSentence {
  const value = row?.cells[0]?.value;
  if (row === undefined || value === undefined) {
    return { lead: 'This run holds no measurements.', rest: 'What is known about it stands below.' };
  }
  const alike = siblings.values
    .filter((sibling) => haveSameLoad(sibling.load, load))
    .map((other) => other.value);
  const under = siblings.values.length - alike.length;
  const subject = `${labelOfRow(row)}${row.case === 'all' ? '' : ` of ${row.case}`} ${formatValue(value, row.metric.unit)}`;
  if (alike.length > 0) {
    const rank = rankOf(value, alike, row.metric.better === 'higher');
    return {
      lead: `${subject}, ${rank}`,
      rest: `(${rangeOf(alike, row)}).${leftOut(under, 'of its subject were under another load and are not counted')}`,
    };
  }
  const others = siblings.total - 1;
  if (others === 0) {
    return {
      lead: subject,
      rest: ', the only run of its subject. One run has no spread; add more of the same to see it.',
    };
  }
  return {
    lead: subject,
    rest:
      under > 0
        ? `. ${others === 1 ? 'The other run' : `The ${formatCount(others)} other runs`} of its subject had another load, so there is nothing to rank it against.`
        : `. No other run of its subject has this figure, so there is nothing to rank it against.`,
  };
}

function rangeOf(others: readonly number[], row: ComparisonRow): string {
  const [least, most] = [Math.min(...others), Math.max(...others)];
  const scale = chooseScale(others, row.metric.unit);
  const noun = others.length === 1 ? 'the other' : 'the others';
  if (least === most) return `${noun}: ${formatValue(least, row.metric.unit, scale)}`;
  return `${noun}: ${formatScaled(least, scale)} to ${formatValue(most, row.metric.unit, scale)}`;
}

/** “the highest of 8 runs”, “third lowest of 8 runs”, “the same in all 8 runs”. */
function rankOf(value: number, others: readonly number[], isHigherBetter: boolean): string {
  const lower = others.filter((other) => other < value).length;
  const higher = others.filter((other) => other > value).length;
  const ties = others.length - lower - higher;
  const runs = `${formatCount(others.length + 1)} runs`;
  if (ties === others.length) return ties === 1 ? `the same in both runs` : `the same in all ${runs}`;
  const isPair = others.length === 1;
  const joint = ties === 0 ? '' : 'joint ';
  if (higher === 0) return `the ${joint}${isPair ? 'higher' : 'highest'} of ${runs}`;
  if (lower === 0) return `the ${joint}${isPair ? 'lower' : 'lowest'} of ${runs}`;
  return isHigherBetter
    ? `${joint}${ordinal(higher + 1)} highest of ${runs}`
    : `${joint}${ordinal(lower + 1)} lowest of ${runs}`;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

function ordinal(position: number): string {
  const word = ORDINALS[position - 1];
  if (word !== undefined) return word;
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as const;
  const kind = new Intl.PluralRules('en', { type: 'ordinal' }).select(position);
  return `${position}${suffix[kind as keyof typeof suffix]}`;
}

function leftOut(runs: number, why: string): string {
  return runs === 0
    ? ''
    : ` ${formatCount(runs)} more ${runs === 1 ? why.replace('were', 'was').replace('are', 'is') : why}.`;
}
