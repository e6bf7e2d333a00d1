'use client';

import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';

type Twin = ComponentType<{ chart: PercentileChart; columns: readonly ColumnHead[] }>;

/**
 * Shows the server's drawing at once and loads the interactive twin when the chart comes into view; until then, and
 * where loading fails, the drawing stays.
 */
export function InteractiveChart({
  chart,
  columns,
  children,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [Loaded, setLoaded] = useState<Twin>();

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const load = () => {
      observer.disconnect();
      import('./percentile-recharts').then(
        (module) => setLoaded(() => module.PercentileRecharts),
        () => undefined,
      );
    };
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) load();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={place}>{Loaded === undefined ? children : <Loaded chart={chart} columns={columns} />}</div>
  );
}
