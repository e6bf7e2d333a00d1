import type { PlotFrame } from './plot-layout';

/** A tick at a position in pixels. */
interface PlacedTick {
  readonly position: number;
  readonly label: string;
}

/** Grid, ticks and captions of a percentile chart. */
export function PlotAxes({
  frame,
  xTicks,
  yTicks,
  title,
  isNarrow,
}: {
  frame: PlotFrame;
  xTicks: readonly PlacedTick[];
  yTicks: readonly PlacedTick[];
  /** What is drawn, with its unit and scale. */
  title: string;
  isNarrow: boolean;
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
      {xTicks
        .filter(({ label }) => !isNarrow || label !== '75')
        .map(({ position, label }) => (
          <g key={label}>
            <line className="tk" x1={position} x2={position} y1={frame.bottom} y2={frame.bottom + 5} />
            <text x={position} y={frame.bottom + 19} textAnchor="middle">
              {label}
            </text>
          </g>
        ))}
      <line className="ax" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      <text className="t3" x={frame.right} y={frame.bottom + 40} textAnchor="end">
        {isNarrow ? 'Percentile' : 'Percentile, stretched towards the tail'}
      </text>
    </>
  );
}
