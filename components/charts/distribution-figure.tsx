import { ScrollRegion } from '@/components/ui/scroll-region';
import type { DistributionChart } from '@/lib/charts/distribution-chart';
import { distributionCsv } from '@/lib/charts/distribution-csv';
import { ChartFrame } from './chart-frame';
import { CHART_WIDTHS } from './chart-widths';
import { DistributionSvg } from './distribution-svg';

/** A distribution: bars and the share of values up to each place, with its quantiles as a table. */
export function DistributionFigure({
  chart,
  slot,
  name,
}: {
  chart: DistributionChart;
  slot: number;
  name: string;
}) {
  const label = `Distribution of ${chart.title.toLowerCase()} of ${name}; the table below holds its quantiles`;
  return (
    <ChartFrame
      name={`${chart.title.toLowerCase().replaceAll(' ', '-')}-distribution`}
      csv={distributionCsv(chart)}
      captions={[
        chart.caption,
        ...(chart.zeros > 0
          ? [`${chart.zeros.toLocaleString('en-US')} values of 0 cannot stand on a log scale.`]
          : []),
      ]}
      table={<QuantileTable chart={chart} />}
    >
      {CHART_WIDTHS.map(({ name: width, width: pixels }) => (
        <div key={width} className={width}>
          <DistributionSvg chart={chart} slot={slot} width={pixels} label={label} />
        </div>
      ))}
    </ChartFrame>
  );
}

function QuantileTable({ chart }: { chart: DistributionChart }) {
  return (
    <ScrollRegion label="Quantiles">
      <table className="sticky">
        <caption>{`${chart.title}, ${chart.unit}. Percentiles that the values support; the CSV holds the bars.`}</caption>
        <thead>
          <tr>
            <th scope="col">Quantile</th>
            <th scope="col" className="num">
              Value
            </th>
            <th scope="col" className="num">
              95 % interval
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.quantiles.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td className="num">{line.text}</td>
              <td className="num ink2">{line.interval === '' ? '—' : line.interval}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
