'use client';

import type { ComponentType, ReactNode } from 'react';
import type { TimeChart } from '@/lib/charts/time-chart';
import type { ChartSize } from './chart-size';
import { useVisibleTwin } from './visible-twin';

type Twin = ComponentType<{ chart: TimeChart; slot: number; label: string; size: ChartSize }>;

const loadTwin = (): Promise<Twin> => import('./time-recharts').then((module) => module.TimeRecharts);

/**
 * Shows the server's drawing at once and the interactive twin when the chart comes into view. Once replaced the
 * drawing is kept unseen, for printing and for saving as a picture.
 */
export function InteractiveTime({
  chart,
  slot,
  label,
  children,
}: {
  chart: TimeChart;
  slot: number;
  label: string;
  children: ReactNode;
}) {
  const { place, loaded } = useVisibleTwin(loadTwin);
  return (
    <div ref={place}>
      {loaded === undefined ? null : (
        <loaded.Chart chart={chart} slot={slot} label={label} size={loaded.size} />
      )}
      <div className={loaded === undefined ? undefined : 'drawings'}>{children}</div>
    </div>
  );
}
