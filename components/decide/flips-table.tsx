import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Decision, DecisionFlip } from '@/lib/decision/decision';
import { formatWeight } from '@/lib/decision/words';
import { OptionName, type SubjectNames } from './subject-names';

/** How far one weight must move before the winner changes, the nearest first. */
export function FlipsTable({ decision, names }: { decision: Decision; names: SubjectNames }) {
  const labelOf = (name: string) =>
    decision.criteria.find(({ criterion }) => criterion === name)?.label ?? name;
  const flips = decision.flips.toSorted((a, b) => distanceOf(a) - distanceOf(b));
  return (
    <ScrollRegion label="Weights that change the winner">
      <table className="dc-flips">
        <caption>
          How far one weight must move, the others keeping their proportions, before the winner changes.
        </caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col" className="num">
              Now
            </th>
            <th scope="col">0 to 100 %</th>
            <th scope="col" className="num">
              Flips
            </th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {flips.map((flip) => (
            <tr key={flip.criterion}>
              <th scope="row">{labelOf(flip.criterion)}</th>
              <td className="num">{formatWeight(flip.weight)}</td>
              <td>
                <FlipBar flip={flip} />
              </td>
              <td className="num">
                {flip.flipsAtWeight === undefined ? (
                  <span className="muted">never</span>
                ) : (
                  `${flip.flipsAtWeight < flip.weight ? 'below' : 'above'} ${formatWeight(flip.flipsAtWeight)}`
                )}
              </td>
              <td>
                {flip.newWinner === undefined ? (
                  <span className="muted">—</span>
                ) : (
                  <OptionName slug={flip.newWinner} names={names} short />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function distanceOf({ weight, flipsAtWeight }: DecisionFlip): number {
  return flipsAtWeight === undefined ? Infinity : Math.abs(flipsAtWeight - weight);
}

/** From nothing to all of the weight: where it is, how far it may move, where the winner changes. */
function FlipBar({ flip: { weight, flipsAtWeight } }: { flip: DecisionFlip }) {
  const at = (share: number) => EDGE + share * LENGTH;
  return (
    <svg className="dc-flip" viewBox={`0 0 ${LENGTH + 2 * EDGE} 18`} aria-hidden="true">
      <path className="dc-line" d={`M${EDGE} 9.5h${LENGTH}`} />
      {flipsAtWeight === undefined ? null : (
        <rect
          className="dc-way"
          x={at(Math.min(weight, flipsAtWeight))}
          y="7.5"
          width={Math.abs(flipsAtWeight - weight) * LENGTH}
          height="4"
        />
      )}
      <rect className="dc-now" x={at(weight) - 1.5} y="3.5" width="3" height="12" />
      {flipsAtWeight === undefined ? null : (
        <circle className="dc-turn" cx={at(flipsAtWeight)} cy="9.5" r="4.6" />
      )}
    </svg>
  );
}

const EDGE = 6;
const LENGTH = 88;
