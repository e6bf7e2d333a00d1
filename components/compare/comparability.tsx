import { Icon } from '@/components/ui/icon';
import { LinkButton } from '@/components/ui/link-button';
import { RefusalGlyph } from '@/components/ui/refusal-glyph';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { DifferingCondition } from '@/lib/tables/compare-conditions';
import type { ComparePageModel } from '@/lib/tables/compare-page';

/** Whether the runs may be compared: the verdict on it, and every condition in which they differ. */
export function Comparability({ model, query }: { model: ComparePageModel; query: Query }) {
  const { comparability, conditions, isWithheld, runCount } = model;
  const { anyway } = model.query;
  const fields = conditions.filter(({ forbids }) => forbids).map(({ label }) => label.toLowerCase());
  return (
    <div className="cp-comparability">
      {isWithheld ? (
        <p className="verdict">
          <RefusalGlyph /> <b>Not comparable.</b> The runs did not measure the same thing: they differ in{' '}
          {fields.join(' and ')}. No winner is named and nothing is coloured.
        </p>
      ) : comparability.verdict === 'not' ? (
        <p className="small">
          <Icon name="warn" label="Caution:" /> <b>Compared anyway</b>, although the runs did not measure the
          same thing: they differ in {fields.join(' and ')}.
        </p>
      ) : (
        <p className="small">
          {comparability.verdict === 'caveats' ? (
            <Icon name="warn" label="Caution:" />
          ) : (
            <Icon name="check" />
          )}{' '}
          <b>{comparability.verdict === 'caveats' ? 'Comparable with caveats' : 'Comparable'}</b>
          {comparability.verdict === 'caveats'
            ? `: the runs differ in ${conditions.length === 1 ? 'one condition' : `${conditions.length} conditions`}.`
            : runCount === 0
              ? ': nothing was measured, so no condition can differ.'
              : ': the runs state no condition in which they differ.'}
        </p>
      )}
      {isWithheld ? (
        <p>
          <LinkButton href={withQuery(query, { anyway: '1' })}>Compare anyway</LinkButton>
        </p>
      ) : anyway ? (
        <p className="small">
          <a href={withQuery(query, { anyway: undefined })}>Do not compare what does not compare</a>
        </p>
      ) : null}
      {conditions.length === 0 ? null : (
        <details className="cp-details" open={isWithheld}>
          <summary>
            <span>
              What differs: <span className="muted">{conditions.map(({ label }) => label).join(', ')}</span>
            </span>
          </summary>
          <ConditionsTable conditions={conditions} />
        </details>
      )}
    </div>
  );
}

function ConditionsTable({ conditions }: { conditions: readonly DifferingCondition[] }) {
  return (
    <ScrollRegion label="Conditions that differ">
      <table className="sticky">
        <caption>Runs that state nothing are not known to differ.</caption>
        <thead>
          <tr>
            <th scope="col">Condition</th>
            <th scope="col">Stated by the runs</th>
          </tr>
        </thead>
        <tbody>
          {conditions.map((condition) => (
            <tr key={condition.field}>
              <th scope="row">
                {condition.label}
                {condition.forbids ? <b> forbids</b> : null}
              </th>
              <td>
                <ul className="cp-values">
                  {condition.values.map(({ text, runs }) => (
                    <li key={text}>
                      {text} <span className="muted">{runsText(runs)}</span>
                    </li>
                  ))}
                  {condition.more === 0 ? null : <li className="muted">and {condition.more} more values</li>}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Runs of one value that are named before they are counted. */
const MOST_NAMED = 2;

function runsText(runs: readonly string[]): string {
  const names = runs.slice(0, MOST_NAMED).map((id) => (id.length > 12 ? `${id.slice(0, 10)}…` : id));
  const more = runs.length - names.length;
  return `${runs.length === 1 ? 'run' : `${runs.length} runs:`} ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
