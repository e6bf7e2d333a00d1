import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Decision } from '@/lib/decision/decision';
import { formatShare } from '@/lib/decision/words';
import { formatCount } from '@/lib/format/format-value';
import { OptionName, type SubjectNames } from './subject-names';

/** How likely each rank is, and how many weightings an option wins. */
export function RanksTable({ decision, names }: { decision: Decision; names: SubjectNames }) {
  const options = decision.options
    .filter(({ excludedBy }) => excludedBy.length === 0)
    .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1));
  const shown = Math.min(3, options.length);
  const { draws, claimTolerance } = decision.settings;
  return (
    <ScrollRegion label="Rank probabilities and win shares">
      <table className="dc-ranks">
        <caption>
          Ranks: {formatCount(draws)} draws of the values with your weights, claims ±{' '}
          {formatShare(claimTolerance)}. Wins: share of all weightings, and of those in your order of
          importance.
        </caption>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col">Ranks</th>
            {RANKS.slice(0, shown).map((rank) => (
              <th key={rank} scope="col" className="num">
                {rank}
              </th>
            ))}
            <th scope="col" className="num">
              Wins, any
            </th>
            <th scope="col" className="num">
              in order
            </th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.subject}>
              <th scope="row">
                <OptionName slug={option.subject} names={names} short />
              </th>
              <td className={`s${names.slotOf(option.subject)}`}>
                <RankBar shares={option.rankProbabilities} />
              </td>
              {RANKS.slice(0, shown).map((rank, index) => (
                <td key={rank} className={index === 0 ? 'num best' : 'num'}>
                  {shareText(option.rankProbabilities[index])}
                </td>
              ))}
              <td className="num">{formatShare(option.winShare)}</td>
              <td className="num">{formatShare(option.winShareInOrder)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Of a rank that an option has no chance computed for, nothing is known. */
function shareText(share: number | undefined): string {
  return share === undefined ? '—' : formatShare(share);
}

const RANKS = ['1st', '2nd', '3rd'] as const;

/** One part for each rank, the first in full colour. */
function RankBar({ shares }: { shares: readonly number[] }) {
  const parts = shares.map((share, index) => ({
    share,
    start: shares.slice(0, index).reduce((sum, before) => sum + before, 0),
  }));
  return (
    <svg className="dc-stack" viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ share, start }, index) =>
        share === 0 ? null : (
          <rect
            key={start}
            className={index === 0 ? 'dc-r1' : index === 1 ? 'dc-r2' : 'dc-r3'}
            x={start * 100}
            width={share * 100}
            height="18"
          />
        ),
      )}
    </svg>
  );
}
