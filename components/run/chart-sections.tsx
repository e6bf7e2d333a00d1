import { CaseForm } from '@/components/charts/case-form';
import { DistributionFigure } from '@/components/charts/distribution-figure';
import { PercentileFigure } from '@/components/charts/percentile-figure';
import { TimeFigure } from '@/components/charts/time-figure';
import { Section } from '@/components/ui/section';
import { slotOf } from '@/components/ui/marker-shapes';
import type { Query } from '@/lib/format/query-string';
import type { RunView } from '@/lib/tables/run-view';

/** The charts of a run, as far as it holds what they need: percentiles, over time, distribution. */
export function ChartSections({ view, query }: { view: RunView; query: Query }) {
  const { chart, overTime, distribution, cases } = view;
  const slot = slotOf(view.subject.position);
  const first = [chart && 'percentiles', overTime && 'over-time', distribution && 'distribution'].find(
    (id) => id !== undefined,
  );
  const chooser = (id: string) =>
    id === first ? <CaseForm cases={cases} chosen={view.case} query={query} anchor={id} /> : null;
  return (
    <>
      {chart === undefined ? null : (
        <Section id="percentiles" title={`${chart.chart.title} by percentile`} notes={percentileNotes(view)}>
          {chooser('percentiles')}
          <PercentileFigure
            chart={chart.chart}
            columns={[view.line]}
            query={query}
            marks={view.trust.flatMap((item) => (item.isCaution === true ? [item.text] : []))}
          />
        </Section>
      )}
      {overTime === undefined ? null : (
        <Section
          id="over-time"
          title="Over time"
          notes={[
            ...caseNote(overTime.case),
            'Does the run reach a steady state? A slow spell shows here before it shows in a percentile.',
          ]}
        >
          {chooser('over-time')}
          <TimeFigure chart={overTime} slot={slot} name={view.title} />
        </Section>
      )}
      {distribution === undefined ? null : (
        <Section
          id="distribution"
          title="Distribution"
          notes={[
            ...caseNote(distribution.case),
            'Two humps are two kinds of request; a mean between them happens to nobody.',
          ]}
        >
          {chooser('distribution')}
          <DistributionFigure chart={distribution} slot={slot} name={view.title} />
        </Section>
      )}
    </>
  );
}

function percentileNotes({ chart }: RunView): string[] {
  if (chart === undefined) return [];
  const { unsupported, resolution, chart: drawn } = chart;
  const hasRibbon = drawn.series.some(({ curve }) => curve.length > 0);
  return [
    ...caseNote(drawn.case),
    'The axis is stretched towards the tail: every further nine takes the same width.',
    ...(hasRibbon
      ? [
          'Ribbon: 95 % interval within this run. It is optimistic, for requests of one run resemble one another.',
        ]
      : []),
    ...(resolution === undefined ? [] : [resolution]),
    ...(unsupported.length === 0 ? [] : [`The sample cannot support ${unsupported.join(', ')}.`]),
  ];
}

function caseNote(name: string): string[] {
  return name === 'all' ? [] : [`Case: ${name}.`];
}
