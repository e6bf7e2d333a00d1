'use client';

import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ChartControls, type ChartChoices } from './chart-controls';

type Twin = ComponentType<{
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  choices: ChartChoices;
  label: string;
  /** Of the place in pixels, known before the chart is drawn. */
  size: { readonly width: number; readonly height: number };
}>;

/**
 * Shows the server's drawing at once and loads the interactive twin when the chart comes into view; until then, and
 * where loading fails, the drawing stays. Once replaced it is kept unseen, for printing and for saving as a picture.
 */
export function InteractiveChart({
  chart,
  columns,
  label,
  children,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  label: string;
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<{ Chart: Twin; size: { width: number; height: number } }>();
  const [hasFailed, setHasFailed] = useState(false);
  const [choices, setChoices] = useState<ChartChoices>({ scale: 'log', hasClaims: true, target: '' });

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const load = () => {
      observer.disconnect();
      import('./percentile-recharts').then(
        (module) => {
          const { width, height } = element.getBoundingClientRect();
          setLoaded({ Chart: module.PercentileRecharts, size: { width, height } });
        },
        () => setHasFailed(true),
      );
    };
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) load();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <>
      {hasFailed ? null : (
        <ChartControls
          unit={chart.unit}
          canHideClaims={chart.series.some((series) => series.claims.length > 0)}
          choices={choices}
          onChoose={setChoices}
        />
      )}
      <div ref={place}>
        {loaded === undefined ? null : (
          <loaded.Chart chart={chart} columns={columns} choices={choices} label={label} size={loaded.size} />
        )}
        <div className={loaded === undefined ? undefined : 'drawings'}>{children}</div>
      </div>
    </>
  );
}
