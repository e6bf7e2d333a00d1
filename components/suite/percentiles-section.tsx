import { CaseForm } from '@/components/charts/case-form';
import { PercentileFigure } from '@/components/charts/percentile-figure';
import { Section } from '@/components/ui/section';
import type { Query } from '@/lib/format/query-string';
import type { SuitePageModel } from '@/lib/tables/suite-page';
import { buildSuitePercentiles } from '@/lib/tables/suite-percentiles';

/** Percentiles of the subjects of a suite: medians with their runs, claims, a target; one case at a time. */
export function PercentilesSection({ model, query }: { model: SuitePageModel; query: Query }) {
  const found = buildSuitePercentiles(model.view, model.chartRuns, query.case);
  if (found === undefined) return null;
  const { chart, cases, notes } = found;
  const title = chart.case === 'all' ? [] : [`Case: ${chart.case}.`];
  return (
    <Section
      id="percentiles"
      title={`${chart.title} by percentile`}
      notes={[
        ...title,
        'The axis is stretched towards the tail: every further nine takes the same width.',
        ...notes,
      ]}
    >
      <CaseForm cases={cases} chosen={chart.case} query={query} anchor="percentiles" />
      <PercentileFigure chart={chart} columns={model.view.columns} query={query} marks={marksOf(model)} />
    </Section>
  );
}

/** How many of the runs are marked, and with what; the table of runs says which. */
function marksOf({ runs }: SuitePageModel): string[] {
  const marked = runs.rows.filter((row) => row.marks.length > 0);
  if (marked.length === 0) return [];
  const verb = marked.length === 1 ? 'is' : 'are';
  const share = `${marked.length.toLocaleString('en-US')} of ${runs.rows.length.toLocaleString('en-US')} runs ${verb}`;
  return [`${share} marked in the table of runs: ${kindsOf(marked.flatMap((row) => row.marks))}.`];
}

function kindsOf(marks: readonly string[]): string {
  const count = (is: (mark: string) => boolean) => marks.filter(is).length;
  const kinds: [string, number][] = [
    ['with errors', count((mark) => mark.endsWith('errors'))],
    ['saturated', count((mark) => mark === 'saturated')],
    ['with percentiles beyond their sample', count((mark) => mark.endsWith('not supported'))],
  ];
  return kinds
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number.toLocaleString('en-US')} ${kind}`)
    .join(', ');
}
