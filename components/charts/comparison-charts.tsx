import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { buildDotChart, buildDotCharts } from '@/lib/charts/dot-chart';
import { readDotChoices, type DotChoices } from '@/lib/charts/dot-choices';
import { quantityName, type RunValues } from '@/lib/charts/dot-values';
import { buildHistoryChart } from '@/lib/charts/history-chart';
import { buildScatterChart } from '@/lib/charts/scatter-chart';
import type { Comparison } from '@/lib/comparison/comparison';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { DotFigure } from './dot-figure';
import { HistoryFigure } from './history-figure';
import { ScatterFigure } from './scatter-figure';

/** So many small multiples; more are a wall. */
const MOST_MULTIPLES = 8;

/** A comparison as charts: dots with intervals, two quantities against each other, versions, and cases side by side. */
export function ComparisonCharts({
  comparison,
  columns,
  query,
  runsOf,
}: {
  comparison: Comparison;
  columns: readonly ColumnHead[];
  query: Query;
  runsOf?: RunValues;
}) {
  const choices = readDotChoices(query, comparison);
  if (choices === undefined) return null;
  const { row, against, scale } = choices;
  const options = { ...(scale === undefined ? {} : { scale }), ...(runsOf === undefined ? {} : { runsOf }) };
  const dots = buildDotChart(row, comparison.columns, options);
  const scales = scale === undefined ? {} : { x: scale, y: scale };
  const scatter =
    against === undefined ? undefined : buildScatterChart({ x: row, y: against }, comparison.columns, scales);
  const history = buildHistoryChart(row, columns, options);
  const cases = choices.rows.filter(
    (other) =>
      other.metric.id === row.metric.id && other.statistic === row.statistic && other.case !== row.case,
  );
  const multiples =
    cases.length === 0
      ? []
      : buildDotCharts([row, ...cases].slice(0, MOST_MULTIPLES), comparison.columns, options);
  return (
    <Section id="charts" title="Charts" wide notes={['What is chosen stands in the address.']}>
      {choices.unknown.length === 0 ? null : (
        <p className="note">{`Not in this comparison, so left out: ${choices.unknown.join(', ')}.`}</p>
      )}
      <ChoiceForm choices={choices} query={query} drawn={dots?.scale} />
      <div className="stack">
        {dots === undefined ? null : <DotFigure charts={[dots]} columns={columns} name="dots" />}
        {scatter === undefined ? null : <ScatterFigure chart={scatter} columns={columns} />}
        {history === undefined ? null : <HistoryFigure chart={history} columns={columns} />}
        {multiples.length < 2 ? null : <DotFigure charts={multiples} columns={columns} name="cases" />}
      </div>
    </Section>
  );
}

function ChoiceForm({
  choices: { row, against, rows },
  query,
  drawn,
}: {
  choices: DotChoices;
  query: Query;
  drawn: 'linear' | 'log' | undefined;
}) {
  const options = rows.map((one) => ({ value: one.key, label: quantityName(one) }));
  const kept = Object.entries(query).filter(([name]) => name !== 'chart' && name !== 'against');
  return (
    <div className="bar">
      <form className="bar-part" method="get" action="#charts">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <span className="check small">
          Quantity <Select name="chart" aria-label="Quantity" defaultValue={row.key} options={options} />
        </span>
        {against === undefined ? null : (
          <span className="check small">
            Against{' '}
            <Select name="against" aria-label="Against" defaultValue={against.key} options={options} />
          </span>
        )}
        <Button type="submit" kind="quiet">
          Show
        </Button>
      </form>
      <div className="chips" role="group" aria-label="Scale">
        {(['linear', 'log'] as const).map((scale) => (
          <a
            key={scale}
            className="chip"
            href={`${withQuery(query, { scale })}#charts`}
            {...(scale === drawn ? { 'aria-current': 'true' as const } : {})}
          >
            {scale}
          </a>
        ))}
      </div>
    </div>
  );
}
