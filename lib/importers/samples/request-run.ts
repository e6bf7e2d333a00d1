import { cleanDecimal } from '@/lib/model/durations';
import type { Distribution, Labels, Load, Series, Tool } from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';
import { succeed, type Result } from '@/lib/result';
import type { ParsedDocument } from '../importer';
import { measurementList, type MeasurementList } from '../read/measure';
import { caseNames } from './case-names';
import { failureWarnings, foldedCasesWarning, unsupportedWarning, type Unsupported } from './run-warnings';
import { runIntervals } from './run-intervals';
import type { RequestRows, SamplePlan } from './sample-plan';
import type { SampleTally, ValueTally } from './sample-tally';
import { distributionOf, timesOf } from './times-of';

/** Where the clock's step is coarse, a rate needs a run of at least so many steps. */
const STEPS_OF_A_RUN = 10;

/** What an importer knows about its runs besides the rows. */
export interface AboutRun {
  readonly fileName: string;
  readonly tool?: Tool;
  readonly load?: Load;
  readonly labels?: Labels;
  readonly warnings?: readonly Warning[];
}

/**
 * The one run of a file with a row for each request: times, counts and failures of all requests and of each case, a
 * histogram of each, and the course over time. Requests that failed count in the times, as the tools have it.
 */
export function requestRun(tally: SampleTally, plan: SamplePlan, about: AboutRun): Result<ParsedDocument> {
  const { rows } = plan;
  if (rows.shape !== 'requests') throw new TypeError(`rows of the shape ${rows.shape}`);
  const run = new RequestRun(tally, plan, rows);
  for (const value of tally.values) run.add(value);
  const { span } = tally;
  const achieved = run.list.measurements.find(
    ({ metric, case: name }) => metric === 'request-rate' && name === 'all',
  )?.value;
  const load: Load = {
    model: 'unknown',
    ...about.load,
    ...(achieved === undefined ? {} : { achievedPerSecond: achieved }),
  };
  return succeed({
    kind: 'runs',
    runs: [
      {
        ...(span === undefined || rows.time?.from !== 'epoch'
          ? {}
          : { startedAt: Math.round(span.startUs / 1000) }),
        ...(span === undefined ? {} : { durationNs: (span.endUs - span.startUs) * 1000 }),
        ...(about.tool === undefined ? {} : { tool: about.tool }),
        load,
        ...(about.labels === undefined ? {} : { labels: about.labels }),
        measurements: run.list.measurements,
        ...(run.distributions.length === 0 ? {} : { distributions: run.distributions }),
        ...run.series(),
      },
    ],
    metrics: [],
    warnings: [
      ...failureWarnings(run.list.measurements, about.fileName),
      ...unsupportedWarning(run.unsupported, about.fileName),
      ...foldedCasesWarning(tally, about.fileName),
      ...(about.warnings ?? []),
    ],
  });
}

class RequestRun {
  readonly list: MeasurementList = measurementList({ grade: 'samples', method: 'exact' });
  readonly distributions: Distribution[] = [];
  readonly unsupported: Unsupported[] = [];
  private readonly names: readonly string[];

  constructor(
    private readonly tally: SampleTally,
    private readonly plan: SamplePlan,
    private readonly rows: RequestRows,
  ) {
    this.names = caseNames(tally.cases, []);
  }

  add(value: ValueTally): void {
    const name = this.nameOf(value.case);
    const field = this.rows.durations.find(({ metric }) => metric === value.metric)?.field;
    const times = timesOf(value);
    if (times !== undefined) {
      const options = { case: name, n: times.histogram.total, pointer: this.pointer(field) };
      for (const [statistic, exact] of times.exact) this.list.add(value.metric, statistic, exact, options);
      for (const [statistic, read] of times.fromHistogram) {
        this.list.add(value.metric, statistic, read, { ...options, grade: 'histogram', method: 'hdr' });
      }
      this.distributions.push(
        distributionOf(times.histogram, { case: name, metric: value.metric, unit: 'ns' }),
      );
      if (times.unsupported.length > 0) {
        this.unsupported.push({
          case: name,
          metric: value.metric,
          count: times.histogram.total,
          percentiles: times.unsupported,
        });
      }
    }
    if (value.metric === this.rows.durations[0]?.metric) this.addCounts(value, name);
  }

  private addCounts({ count, failed, sums }: ValueTally, name: string): void {
    const first = this.pointer(this.rows.durations[0]?.field);
    this.list.add('requests', 'value', count, { case: name, pointer: first });
    const seconds = this.seconds();
    if (seconds !== undefined) {
      this.list.add('request-rate', 'mean', cleanDecimal(count / seconds), {
        case: name,
        pointer: this.pointer(this.rows.time?.field),
        method: 'derived',
      });
    }
    const { ok } = this.rows;
    if (ok !== undefined && failed !== undefined) {
      this.list.add('errors', 'value', failed, { case: name, pointer: this.pointer(ok.field) });
      this.list.add('error-ratio', 'value', cleanDecimal(failed / count), {
        case: name,
        n: count,
        pointer: this.pointer(ok.field),
        method: 'derived',
      });
    }
    this.rows.sums.forEach(({ metric, field }, index) => {
      this.list.add(metric, 'value', sums[index], { case: name, pointer: this.pointer(field) });
    });
  }

  series(): { series?: readonly Series[] } {
    const intervals = runIntervals(this.tally);
    const series = this.tally.series.flatMap((one) => {
      const name = this.nameOf(one.case);
      return [
        ...intervals.rate('request-rate', name, one, one.counts),
        ...intervals.percentile(one.metric, name, one, 'p50'),
        ...intervals.percentile(one.metric, name, one, 'p99'),
        ...(this.rows.ok === undefined ? [] : intervals.count('errors', name, one, one.failed)),
      ];
    });
    return series.length === 0 ? {} : { series };
  }

  /** How long the run took, where that is known well enough for a rate. */
  private seconds(): number | undefined {
    const { span } = this.tally;
    if (span === undefined || span.endUs <= span.startUs) return undefined;
    const leastUs = ((this.rows.time?.stepNs ?? 0) / 1000) * STEPS_OF_A_RUN;
    return span.endUs - span.startUs < leastUs ? undefined : (span.endUs - span.startUs) / 1e6;
  }

  private nameOf(index: number | undefined): string {
    return index === undefined ? 'all' : (this.names[index] ?? 'unnamed');
  }

  private pointer(field: number | undefined): string | undefined {
    const name = field === undefined ? undefined : this.plan.source.fields[field]?.name;
    return name === undefined ? undefined : `column ${name}`;
  }
}
