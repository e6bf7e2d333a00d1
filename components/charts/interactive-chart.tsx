'use client';

import { useState, type ComponentType, type ReactNode } from 'react';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import { readTarget } from '@/lib/charts/percentile-target';
import type { Query } from '@/lib/format/query-string';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ChartControls, type ChartChoices } from './chart-controls';
import type { ChartSize } from './chart-size';
import { TargetAnswers } from './target-answers';
import { useVisibleTwin } from './visible-twin';

type Twin = ComponentType<{
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  scale: 'log' | 'linear';
  hasClaims: boolean;
  target: { readonly text: string; readonly value: number } | undefined;
  label: string;
  /** Of the place in pixels, known before the chart is drawn. */
  size: ChartSize;
}>;

const loadTwin = (): Promise<Twin> =>
  import('./percentile-recharts').then((module) => module.PercentileRecharts);

/**
 * Shows the server's drawing at once and the interactive twin when the chart comes into view. Once replaced the
 * drawing is kept unseen, for printing and for saving as a picture. Which runs meet the target stands below it, with
 * script as it is typed, without script after the form was sent.
 */
export function InteractiveChart({
  chart,
  columns,
  label,
  query,
  children,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  label: string;
  /** The address of the page, of which `target` is the target as typed. */
  query: Query;
  children: ReactNode;
}) {
  const { place, loaded, hasFailed } = useVisibleTwin(loadTwin);
  const [choices, setChoices] = useState<ChartChoices>({
    scale: 'log',
    hasClaims: true,
    target: query.target ?? '',
  });
  const target = readTarget(choices.target, chart);
  const set = target !== undefined && 'value' in target ? target : undefined;

  return (
    <>
      <ChartControls
        unit={chart.unit}
        query={query}
        canHideClaims={chart.series.some((series) => series.claims.length > 0)}
        isInteractive={!hasFailed}
        problem={target !== undefined && 'problem' in target ? target.problem : undefined}
        choices={choices}
        onChoose={(next) => {
          setChoices(next);
          if (next.target !== choices.target) rememberTarget(next.target);
        }}
      />
      <div ref={place}>
        {loaded === undefined ? null : (
          <loaded.Chart
            chart={chart}
            columns={columns}
            scale={choices.scale}
            hasClaims={choices.hasClaims}
            target={set}
            label={label}
            size={loaded.size}
          />
        )}
        <div className={loaded === undefined ? undefined : 'drawings'}>{children}</div>
      </div>
      {set === undefined ? null : <TargetAnswers chart={chart} columns={columns} target={set} />}
    </>
  );
}

/** So that a copied address shows the same. */
function rememberTarget(target: string) {
  const address = new URL(window.location.href);
  if (target.trim() === '') address.searchParams.delete('target');
  else address.searchParams.set('target', target.trim());
  window.history.replaceState(window.history.state, '', address);
}
