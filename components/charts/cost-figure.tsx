import { ScrollRegion } from '@/components/ui/scroll-region';
import type { CostChart } from '@/lib/charts/cost-chart';
import { costCsv } from '@/lib/charts/cost-csv';
import { ChartFrame } from './chart-frame';
import { CostSvg } from './cost-svg';

/** A drawing for each width of the column that the results stand in. */
const WIDTHS = [
  { name: 'v-l', width: 880, height: 440 },
  { name: 'v-m', width: 620, height: 400 },
  { name: 'v-s', width: 358, height: 360 },
] as const;

/** Monthly cost along an axis, one line a subject, with the same values as a table. */
export function CostFigure({ chart }: { chart: CostChart }) {
  const label = `Monthly cost by ${chart.xTitle.split(',', 1)[0]?.toLowerCase() ?? ''}, for ${chart.lines
    .map(({ head }) => head.name)
    .join(', ')}; the table below holds the same values`;
  return (
    <ChartFrame
      name={`monthly-cost-by-${chart.axis}`}
      csv={costCsv(chart)}
      captions={[
        chart.caption,
        'Lines are set apart by 2 px where they coincide.',
        'The ribbons say what binds.',
      ]}
      table={<CostChartTable chart={chart} />}
    >
      {WIDTHS.map(({ name, width, height }) => (
        <div key={name} className={name}>
          <CostSvg
            chart={chart}
            width={width}
            height={height + 16 * (chart.lines.length - 3)}
            label={label}
          />
        </div>
      ))}
    </ChartFrame>
  );
}

function CostChartTable({ chart }: { chart: CostChart }) {
  return (
    <ScrollRegion label="Monthly cost along the axis">
      <table className="sticky">
        <caption>USD a month, with the fleet and what binds, at each power of ten.</caption>
        <thead>
          <tr>
            <th scope="col">{chart.xTitle.split(',', 1)[0]}</th>
            {chart.lines.map(({ head }) => (
              <th key={head.slug} scope="col" className="num">
                {head.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.rows.map(({ x, cells }) => (
            <tr key={x}>
              <th scope="row">{x}</th>
              {cells.map(({ usd, fleet }, index) => (
                <td key={chart.lines[index]?.head.slug} className="num">
                  {usd} <span className="dir">{fleet}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
