import { LoadFigure } from '@/components/charts/load-figure';
import { Section } from '@/components/ui/section';
import type { SuitePageModel } from '@/lib/tables/suite-page';

/** Latency against load, for a suite whose subjects were measured under several loads. */
export function LoadSection({ model }: { model: SuitePageModel }) {
  const { loadCharts, view } = model;
  if (loadCharts.length === 0) return null;
  return (
    <Section
      id="load"
      title="Latency against load"
      notes={[
        'Tools and load models stand apart: they do not measure the same.',
        'Where a line turns up steeply, the subject has reached its limit.',
      ]}
    >
      <div className="stack">
        {loadCharts.map((chart) => (
          <LoadFigure key={chart.key} chart={chart} columns={view.columns} />
        ))}
      </div>
    </Section>
  );
}
