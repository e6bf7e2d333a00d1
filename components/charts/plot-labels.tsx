import { spreadLabels } from '@/lib/charts/spread-labels';
import type { PlotFrame } from './plot-layout';

/** Names at the ends of lines, pushed apart, each with a thin line to its point. */
export function PlotLabels({
  labels,
  frame,
  from = 0,
}: {
  /** Where the lines end, in pixels. */
  labels: readonly { readonly slot: number; readonly text: string; readonly x: number; readonly y: number }[];
  frame: PlotFrame;
  /** Where the plot area ends, for lines that end before it: no name stands left of it. */
  from?: number;
}) {
  const placed = spreadLabels(
    labels.map(({ y }) => y),
    16,
    frame.top,
    frame.bottom,
  );
  return labels.map(({ slot, text, x, y }, index) => {
    const labelY = placed[index] ?? y;
    const nameX = Math.max(x + 20, from + 12);
    return (
      <g key={`${slot} ${text}`} className={`s${slot}`}>
        <path className="ld" d={`M${x + 8} ${y}L${nameX - 4} ${round(labelY)}`} />
        <text className="lb" x={nameX} y={round(labelY + 4)}>
          {text}
        </text>
      </g>
    );
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
