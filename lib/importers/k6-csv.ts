import { fail, succeed } from '@/lib/result';
import type { SampleImporter } from './importer';
import { tooManyK6Metrics } from './read/k6-limit';
import { csvColumns, csvSource, missingColumns } from './samples/csv-plan';
import { headRows } from './samples/head-rows';
import { k6Rows } from './samples/k6-rows';
import { k6Run } from './samples/k6-run';
import { timeFormatOf } from './samples/time-format';

const REQUIRED = ['metric_name', 'timestamp', 'metric_value'] as const;

/** Every single sample of a k6 run as CSV. Columns depend on the system tags of the script. */
export const k6Csv: SampleImporter = {
  kind: 'sample',
  id: 'k6-csv',
  label: 'k6 samples as CSV (--out csv)',
  extensions: ['csv'],
  docsUrl: 'https://grafana.com/docs/k6/latest/results-output/real-time/csv/',
  howTo: 'k6 run --out csv=samples.csv.gz script.js',
  version: 1,
  detect: ({ text }) =>
    /^metric_name,timestamp,metric_value(?:,|[ \t]*\n|$)/.test(text)
      ? { confidence: 0.97, reason: 'a header metric_name,timestamp,metric_value' }
      : undefined,
  plan: ({ head, fileName }) => {
    const rows = headRows(head);
    const columns = rows === undefined ? undefined : csvColumns(rows);
    const metric = columns?.find('metric_name');
    const timestamp = columns?.find('timestamp');
    const value = columns?.find('metric_value');
    if (
      rows === undefined ||
      columns === undefined ||
      metric === undefined ||
      timestamp === undefined ||
      value === undefined
    ) {
      return fail(missingColumns(fileName, columns === undefined ? REQUIRED : columns.missing(REQUIRED)));
    }
    const example = columns.example(timestamp);
    const as = timeFormatOf(example) ?? 's';
    const tags = (['name', 'group', 'scenario'] as const).flatMap((name) => {
      const field = columns.find(name);
      return field === undefined ? [] : [{ name, field }];
    });
    return succeed({
      source: csvSource(rows, [value, ...(as === 'text' ? [] : [timestamp])], { endsWithLineEnd: true }),
      rows: k6Rows({
        metric,
        value,
        // Whole seconds unless K6_CSV_TIME_FORMAT says otherwise.
        time: { field: timestamp, as, marks: 'end', from: 'epoch', ...(as === 's' ? { stepNs: 1e9 } : {}) },
        tags,
      }),
    });
  },
  assemble: (tally, plan, { fileName }) => {
    const metrics = new Set(tally.values.map(({ metric }) => metric));
    const tooMany = tooManyK6Metrics(metrics.size, fileName);
    return tooMany === undefined ? k6Run(tally, plan, fileName) : fail(tooMany);
  },
};
