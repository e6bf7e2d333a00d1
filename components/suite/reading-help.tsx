import { DismissHelp } from './dismiss-help';

/** How to read a comparison, in four sentences; folded away for good once dismissed. */
export function ReadingHelp() {
  return (
    <DismissHelp>
      <ul>
        <li>
          <b>Bold</b> is the best of a row, and everything that these runs cannot tell apart from it; such a
          value has <b>~</b> instead of a ratio, and no colour.
        </li>
        <li>
          A <b>fill</b> is a tested difference (Mann–Whitney, 5 %), deeper the further behind. A <b>line</b>{' '}
          is a claimed one: nobody measured it here.
        </li>
        <li>
          Values are medians over runs, never means of percentiles; <b>±</b> is half the 95 % interval.
        </li>
        <li>
          The <b>circle</b> says how much of the evidence is here, from all samples to a mere claim.{' '}
          <a href="/methodology">Every formula</a>
        </li>
      </ul>
    </DismissHelp>
  );
}
