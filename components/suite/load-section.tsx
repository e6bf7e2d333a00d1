import { LoadFigure } from '@/components/charts/load-figure';
import { Section } from '@/components/ui/section';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { SuitePageModel } from '@/lib/tables/suite-page';

/** Latency against load, for a suite whose subjects were measured under several loads; one tool and load model at a time. */
export function LoadSection({ model, query }: { model: SuitePageModel; query: Query }) {
  const { loadCharts, view } = model;
  const chart = loadCharts.find(({ key }) => key === query.load) ?? loadCharts[0];
  if (chart === undefined) return null;
  return (
    <Section
      id="load"
      title="Latency against load"
      notes={[
        'Tools and load models stand apart: they do not measure the same.',
        'Where a line turns up steeply, the subject has reached its limit.',
      ]}
    >
      {loadCharts.length < 2 ? null : (
        <div className="bar">
          <span className="seg" role="group" aria-label="Tool and load model">
            {loadCharts.map(({ key, title }) => (
              <a
                key={key}
                href={`${withQuery(query, { load: key })}#load`}
                {...(key === chart.key ? { 'aria-current': true as const } : {})}
              >
                {title}
              </a>
            ))}
          </span>
        </div>
      )}
      <LoadFigure chart={chart} columns={view.columns} />
    </Section>
  );
}
