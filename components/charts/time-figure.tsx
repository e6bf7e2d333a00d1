import { ScrollRegion } from '@/components/ui/scroll-region';
import type { TimeChart } from '@/lib/charts/time-chart';
import { timeCsv } from '@/lib/charts/time-csv';
import { ChartFrame } from './chart-frame';
import { CHART_WIDTHS } from './chart-widths';
import { InteractiveTime } from './interactive-time';
import { TimeSvg } from './time-svg';

/** A run over time: rates, latencies and errors above one another, with a summary of each line as a table. */
export function TimeFigure({ chart, slot, name }: { chart: TimeChart; slot: number; name: string }) {
  const what = chart.panels.map((panel) => panel.label).join(', ');
  const label = `${what} of ${name} over time; the table below sums them up`;
  return (
    <ChartFrame
      name="over-time"
      csv={timeCsv(chart)}
      captions={[
        chart.caption,
        ...(chart.warmUp === undefined ? [] : ['Shaded: warm-up, which the figures of the run leave out.']),
        ...(chart.panels.some((panel) => panel.pieces.length > 1)
          ? ['A gap in a line: nothing was measured there.']
          : []),
      ]}
      table={<TimeTable chart={chart} />}
    >
      <InteractiveTime chart={chart} slot={slot} label={label}>
        {CHART_WIDTHS.map(({ name: width, width: pixels }) => (
          <div key={width} className={width}>
            <TimeSvg chart={chart} slot={slot} width={pixels} label={label} />
          </div>
        ))}
      </InteractiveTime>
    </ChartFrame>
  );
}

function TimeTable({ chart }: { chart: TimeChart }) {
  return (
    <ScrollRegion label="Over time">
      <table className="sticky">
        <caption>Each line in brief; the CSV holds every point that is drawn.</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" className="num">
              Intervals
            </th>
            <th scope="col" className="num">
              Median
            </th>
            <th scope="col" className="num">
              Largest
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.panels.map((panel) => (
            <tr key={panel.key}>
              <th scope="row">
                {panel.label} <span className="dir">{panel.unit}</span>
              </th>
              <td className="num">{panel.count.toLocaleString('en-US')}</td>
              <td className="num">{panel.median === undefined ? '—' : shorten(panel.median)}</td>
              <td className="num">{shorten(panel.largest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function shorten(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
