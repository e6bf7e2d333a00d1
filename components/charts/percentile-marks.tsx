import type { CurvePoint, PercentileChart } from '@/lib/charts/percentile-chart';
import { lineOf } from '@/lib/charts/percentile-line';
import { tailOf, type DrawnSeries, type PlotFrame } from './plot-layout';
import { areaOf, pathOf, roundPixel } from './svg-path';

/** From a percentage and a value to pixels; undefined where the scale of the moment has no place for the value. */
export type Place = (percent: number, value: number) => readonly [number, number] | undefined;

/** What lies behind the lines: the resolution of the tool and single runs, thin. */
export function PercentileBackground({
  chart,
  drawn,
  frame,
  place,
}: {
  chart: PercentileChart;
  drawn: readonly DrawnSeries[];
  frame: PlotFrame;
  place: Place;
}) {
  return (
    <>
      <Floor chart={chart} frame={frame} place={place} />
      {drawn.map(({ series, index, slot }) =>
        series.runs.length === 0 ? null : (
          <path
            key={index}
            className={`run s${slot}`}
            d={series.runs.map((run) => pathOf(placed(run.points, place))).join('')}
          />
        ),
      )}
    </>
  );
}

/** The ribbon of the 95 % interval and the line, with what the sample does not support dotted. */
export function PercentileLine({ one, place }: { one: DrawnSeries; place: Place }) {
  const { series } = one;
  const banded = lineOf(series).flatMap(([percent, , low, high]) => {
    if (low === undefined || high === undefined) return [];
    const [upper, lower] = [place(percent, high), place(percent, low)];
    return upper === undefined || lower === undefined ? [] : [{ upper, lower }];
  });
  const line = placed(lineOf(series), place);
  const tail = placed(tailOf(series), place);
  return (
    <>
      {banded.length < 2 ? null : (
        <path
          className="rb"
          d={areaOf(
            banded.map(({ upper }) => upper),
            banded.map(({ lower }) => lower),
          )}
        />
      )}
      {line.length < 2 ? null : (
        <path
          className={series.grade === 'summary' && series.curve.length === 0 ? 'thin' : 'ln'}
          d={pathOf(line)}
        />
      )}
      {tail.length < 2 ? null : <path className="tail" d={pathOf(tail)} />}
    </>
  );
}

/** The target as a line; where the scale does not reach it, words at the edge say so. */
export function TargetLine({
  text,
  value,
  frame,
  place,
}: {
  text: string;
  value: number;
  frame: PlotFrame;
  place: Place;
}) {
  const y = place(50, value)?.[1];
  if (y === undefined) return null;
  const isAbove = y < frame.top - 0.5;
  const isBelow = y > frame.bottom + 0.5;
  const beyond = isAbove ? ', above the scale' : isBelow ? ', below the scale' : '';
  const textY = Math.min(Math.max(y - 7, frame.top + 12), frame.bottom - 7);
  return (
    <>
      {beyond === '' ? (
        <line className="sla" x1={frame.left} x2={frame.right} y1={roundPixel(y)} y2={roundPixel(y)} />
      ) : null}
      <text className="tg" x={frame.left + 4} y={roundPixel(textY)}>
        {`Target ${text}${beyond}`}
      </text>
    </>
  );
}

function Floor({ chart, frame, place }: { chart: PercentileChart; frame: PlotFrame; place: Place }) {
  const { floor } = chart;
  const y = floor === undefined ? undefined : place(50, floor.value)?.[1];
  if (floor === undefined || y === undefined || y >= frame.bottom - 1) return null;
  const top = Math.max(frame.top, y);
  return (
    <>
      <rect
        className="floor"
        x={frame.left}
        y={roundPixel(top)}
        width={roundPixel(frame.right - frame.left)}
        height={roundPixel(frame.bottom - top)}
      />
      <line className="flr" x1={frame.left} x2={frame.right} y1={roundPixel(top)} y2={roundPixel(top)} />
      <text
        className="t3"
        x={frame.right - 4}
        y={roundPixel(Math.min(top + 14, frame.bottom - 4))}
        textAnchor="end"
      >
        {floor.text}
      </text>
    </>
  );
}

function placed(points: readonly CurvePoint[], place: Place): (readonly [number, number])[] {
  return points.flatMap(([percent, value]) => {
    const at = place(percent, value);
    return at === undefined ? [] : [at];
  });
}
