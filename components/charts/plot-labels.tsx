import { spreadLabels } from '@/lib/charts/spread-labels';
import type { PlotFrame } from './plot-layout';

/** Names at the ends of lines, pushed apart, each with a thin line to its point. */
export function PlotLabels({
  labels,
  frame,
}: {
  /** Where the lines end, in pixels. */
  labels: readonly { readonly slot: number; readonly text: string; readonly x: number; readonly y: number }[];
  frame: PlotFrame;
}) {
  const placed = spreadLabels(
    labels.map(({ y }) => y),
    16,
    frame.top,
    frame.bottom,
  );
  return labels.map(({ slot, text, x, y }, index) => {
    const labelY = placed[index] ?? y;
    return (
      <g key={`${slot} ${text}`} className={`s${slot}`}>
        <path className="ld" d={`M${x + 8} ${y}L${x + 16} ${round(labelY)}`} />
        <text className="lb" x={x + 20} y={round(labelY + 4)}>
          {text}
        </text>
      </g>
    );
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
