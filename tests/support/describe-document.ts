import { describeMetric } from '@/lib/metrics/describe';
import type { ParsedDocument, ParsedRun } from '@/lib/importers/importer';
import type { Measurement, MetricDeclaration } from '@/lib/model/suite-file';
import { formatWarning } from '@/lib/problem';

/** What an importer made of a file, as lines that a person can hold against the file. */
export function describeDocument(parsed: ParsedDocument, head: string): string {
  const lines = [head];
  if (parsed.kind === 'suite') {
    lines.push(`suite ${parsed.suite.suite.slug}: ${parsed.suite.suite.title}`);
    for (const run of parsed.suite.runs ?? []) {
      lines.push('', `run ${run.id} of ${run.subject}`);
      for (const entry of run.measurements ?? [])
        lines.push(describeMeasurement(entry, parsed.suite.metrics ?? []));
    }
    for (const claim of parsed.suite.claims ?? []) {
      lines.push(
        `claim ${claim.id}: ${claim.subject ?? '(all)'} ${claim.case} ${claim.metric}.${claim.statistic} = ${claim.value}`,
      );
    }
  } else {
    for (const metric of parsed.metrics) lines.push(`declares ${JSON.stringify(metric)}`);
    parsed.runs.forEach((run, index) => lines.push('', ...describeRun(run, index, parsed.metrics)));
  }
  if (parsed.warnings.length > 0)
    lines.push('', ...parsed.warnings.map((warning) => `${warning.code}: ${formatWarning(warning)}`));
  return `${lines.join('\n')}\n`;
}

function describeRun(run: ParsedRun, index: number, metrics: readonly MetricDeclaration[]): string[] {
  const { measurements, distributions, series, ...facts } = run;
  return [
    `run ${index}`,
    ...Object.entries(facts).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`),
    ...measurements.map((measurement) => describeMeasurement(measurement, metrics)),
    ...(distributions ?? []).map(
      (entry) =>
        `  distribution ${entry.case} ${entry.metric} ${entry.encoding} ${
          entry.encoding === 'values' ? JSON.stringify(entry.values) : entry.data.slice(0, 20)
        }`,
    ),
    ...(series ?? []).map(
      (entry) => `  series ${entry.case} ${entry.metric} ${entry.offsetsNs.length} points`,
    ),
  ];
}

function describeMeasurement(entry: Measurement, metrics: readonly MetricDeclaration[]): string {
  const { unit } = describeMetric(entry.metric, metrics);
  const about = [
    entry.grade,
    ...(entry.n === undefined ? [] : [`n=${entry.n}`]),
    entry.method ?? 'no method',
  ].join(', ');
  const text = entry.from?.text === undefined ? '' : ` ${JSON.stringify(entry.from.text)}`;
  return `  ${entry.case} ${entry.metric}.${entry.statistic} = ${entry.value} ${unit} (${about}) ← ${
    entry.from?.pointer ?? '?'
  }${text}`;
}
