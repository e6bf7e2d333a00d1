import type { PlotFrame } from './plot-layout';

/** A tick at a position in pixels. */
interface PlacedTick {
  readonly position: number;
  readonly label: string;
}

/** Grid, ticks and captions of a chart. */
export function PlotAxes({
  frame,
  xTicks,
  yTicks,
  title,
  xTitle,
}: {
  frame: PlotFrame;
  xTicks: readonly PlacedTick[];
  yTicks: readonly PlacedTick[];
  /** What is drawn, with its unit and scale. */
  title: string;
  xTitle: string;
}) {
  return (
    <>
      {yTicks.map(({ position, label }) => (
        <g key={label}>
          <line className="gr" x1={frame.left} x2={frame.right} y1={position} y2={position} />
          <text className="t3" x={frame.left - 8} y={position + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <text className="t3" x={0} y={12}>
        {title}
      </text>
      {withRoom(xTicks).map(({ position, label }) => (
        <g key={label}>
          <line className="tk" x1={position} x2={position} y1={frame.bottom} y2={frame.bottom + 5} />
          <text x={position} y={frame.bottom + 19} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <line className="ax" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      <text className="t3" x={frame.right} y={frame.bottom + 40} textAnchor="end">
        {xTitle}
      </text>
    </>
  );
}

/** The ticks whose words have room beside those before them; the last one always, in place of those in its way. */
function withRoom(ticks: readonly PlacedTick[]): PlacedTick[] {
  const kept: PlacedTick[] = [];
  const last = ticks.at(-1);
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before === undefined || overlap(before, tick) <= 0) kept.push(tick);
    else if (tick === last) kept.splice(-1, 1, tick);
  }
  return kept;
}

/** By how many pixels the words of two ticks would run into each other, at about 7 pixels a character. */
function overlap(a: PlacedTick, b: PlacedTick): number {
  return (a.label.length + b.label.length) * 3.5 + 8 - Math.abs(b.position - a.position);
}
