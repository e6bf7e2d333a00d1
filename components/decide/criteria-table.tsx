import { ScrollRegion } from '@/components/ui/scroll-region';
import type { DecisionEvidence } from '@/lib/decision/evidence';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { DecideInput } from '@/lib/tables/decide-input';
import { largestWeight, type DecideTable } from '@/lib/tables/decide-table';
import { CriterionRow } from './criterion-row';
import { OptionName, type SubjectNames } from './subject-names';
import { takenOver } from './taken-over';
import type { QueryChanges } from './use-decision';

/** Options as columns, the best first; criteria as rows with their weight and limit. */
export function CriteriaTable({
  table,
  evidence,
  labels,
  names,
  query,
  faults,
  onChange,
}: {
  table: DecideTable;
  evidence: DecisionEvidence;
  labels: DecideInput['labels'];
  names: SubjectNames;
  query: Query;
  faults: Readonly<Record<string, string>>;
  onChange: (changes: QueryChanges) => void;
}) {
  const first = table.columns[0]?.slug;
  const others = table.columns.filter(({ slug }) => slug !== first);
  const beside = others.find(({ slug }) => slug === query['beside'])?.slug ?? others[0]?.slug;
  const classOf = (slug: string) =>
    `dc-op s${names.slotOf(slug)}${slug === first ? ' dc-first' : slug === beside ? ' dc-beside' : ' dc-other'}`;
  const max = largestWeight(table, evidence);
  return (
    <>
      {others.length < 2 || first === undefined ? null : (
        <p className="chips dc-narrow">
          <span className="lab">Beside {names.textOf(first)}</span>
          {others.map(({ slug }) => (
            <a
              key={slug}
              className="chip"
              href={withQuery(query, { beside: slug })}
              onClick={takenOver(() => onChange({ beside: slug }))}
              {...(slug === beside ? { 'aria-current': true as const } : {})}
            >
              {names.textOf(slug)}
            </a>
          ))}
        </p>
      )}
      <ScrollRegion label="Criteria and options">
        <table className="dc-table">
          <caption>
            Bars: what a value is worth, from 0 to 1, which is the best. Score: their sum by weight. Options
            by score.
          </caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">Weight</th>
              <th scope="col">Limit</th>
              {table.columns.map(({ slug, isExcluded }) => (
                <th key={slug} scope="col" className={classOf(slug)}>
                  <OptionName slug={slug} names={names} />
                  {isExcluded ? <span className="dc-out"> excluded</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <CriterionRow
                key={row.name}
                row={row}
                max={max}
                classOf={classOf}
                faults={faults}
                onChange={onChange}
              />
            ))}
            {labels.map(({ name, values }) => (
              <tr key={name} className="dc-label">
                <th scope="row" colSpan={3}>
                  {name.charAt(0).toUpperCase()}
                  {name.slice(1)} <span className="dir">no score</span>
                </th>
                {table.columns.map(({ slug }) => (
                  <td key={slug} className={classOf(slug)}>
                    {values[slug] ?? <Missing />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                Score <span className="dir">0 to 1</span>
              </th>
              {table.columns.map(({ slug, score, isWinner, isExcluded, lacks }) => (
                <td key={slug} className={classOf(slug)}>
                  <span className={isWinner ? 'dc-total best' : 'dc-total'}>{score ?? '—'}</span>
                  {isExcluded ? <span className="dc-mark">breaks a limit</span> : null}
                  {lacks === 0 ? null : (
                    <span className="dc-mark">
                      without {lacks === 1 ? 'one criterion' : `${lacks} criteria`}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      <p className="no-js-only dc-send">
        <button className="btn" type="submit">
          Decide again
        </button>
      </p>
    </>
  );
}

function Missing() {
  return <span className="muted">—</span>;
}
