import type { TimeChart } from '@/lib/charts/time-chart';
import type { PlotFrame } from './plot-layout';

/** Height of one panel with its title, of what lies below the last, and where a panel's plot begins. */
export const PANEL = { height: 112, foot: 44, top: 22 } as const;

/** The edges of a panel in pixels, counted from the top of all panels together. */
export function panelFrame(index: number, width: number): PlotFrame {
  const top = index * PANEL.height + PANEL.top;
  return { left: 46, right: width - 8, top, bottom: (index + 1) * PANEL.height - 8 };
}

/** The height of all panels together. */
export function panelsHeight(panels: number): number {
  return panels * PANEL.height + PANEL.foot;
}

/** Positions in pixels of a time, in the unit of its axis. */
export function timeScale(
  { end }: Pick<TimeChart, 'end'>,
  { left, right }: PlotFrame,
): (time: number) => number {
  return (time) => left + (time / (end || 1)) * (right - left);
}
