import { Disclosure } from '@/components/ui/disclosure';
import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { SubjectName } from '@/components/ui/subject-name';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import {
  answerTarget,
  describeAnswer,
  describeRuns,
  type TargetAnswer,
} from '@/lib/charts/percentile-target';
import type { ColumnHead } from '@/lib/tables/suite-view';

/** Up to which percentile each subject, and each of its runs, stays within a target. */
export function TargetAnswers({
  chart,
  columns,
  target,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  target: { readonly text: string; readonly value: number };
}) {
  const answers = answerTarget(chart, target.value).flatMap((answer) => {
    const head = columns.find(({ slug }) => slug === answer.column);
    return head === undefined ? [] : [{ answer, head }];
  });
  if (answers.length === 0) return null;
  const single = answers.flatMap(({ answer, head }) => answer.runs.map((run) => ({ run, head })));
  return (
    <div className="answers">
      <p>
        <b>Within {target.text}</b>
      </p>
      <div role="status">
        <ul>
          {answers.map(({ answer, head }) => (
            <li key={head.slug}>
              <SubjectName slot={slotOf(head.position)} name={head.name} />{' '}
              {describeAnswer(answer, chart.unit)}
              <RunsInBrief chart={chart} answer={answer} target={target.value} />
            </li>
          ))}
        </ul>
      </div>
      {single.length === 0 ? null : (
        <Disclosure summary="Run by run">
          <ScrollRegion label="Runs within the target">
            <table>
              <caption>Up to which percentile each run stays within {target.text}.</caption>
              <thead>
                <tr>
                  <th scope="col">Run</th>
                  <th scope="col">Subject</th>
                  <th scope="col">Within the target</th>
                </tr>
              </thead>
              <tbody>
                {single.map(({ run, head }) => (
                  <tr key={run.id}>
                    <th scope="row">
                      <a href={`/runs/${encodeURIComponent(run.id)}`}>{run.name}</a>
                    </th>
                    <td>{head.name}</td>
                    <td>{describeAnswer({ ...run, isCurve: false }, chart.unit)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </Disclosure>
      )}
    </div>
  );
}

function RunsInBrief({
  chart,
  answer,
  target,
}: {
  chart: PercentileChart;
  answer: TargetAnswer;
  target: number;
}) {
  const series = chart.series.find(({ column }) => column === answer.column);
  const text = series === undefined ? '' : describeRuns(series.runs, target);
  return text === '' ? null : <span className="muted"> ({text})</span>;
}
