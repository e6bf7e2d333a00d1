import { fail, succeed } from '@/lib/result';
import type { SampleImporter } from './importer';
import { csvColumns, csvSource, missingColumns, numberFields } from './samples/csv-plan';
import { headRows } from './samples/head-rows';
import { requestRun } from './samples/request-run';
import type { RequestRows } from './samples/sample-plan';
import { timeFormatOf } from './samples/time-format';

const REQUIRED = ['timeStamp', 'elapsed', 'label'] as const;

/** The result file of JMeter as CSV: a row for each sample, columns in any order. */
export const jmeterJtl: SampleImporter = {
  kind: 'sample',
  id: 'jmeter-jtl',
  label: 'JMeter results (JTL as CSV)',
  extensions: ['jtl', 'csv'],
  docsUrl: 'https://jmeter.apache.org/usermanual/listeners.html#csvlogformat',
  howTo: 'jmeter -n -t plan.jmx -l result.jtl',
  version: 1,
  detect: (head) => {
    const columns = new Set(
      firstLine(head.text)
        .replaceAll('"', '')
        .split(/[,;\t|]/),
    );
    return REQUIRED.every((name) => columns.has(name))
      ? { confidence: 0.97, reason: 'a header with timeStamp, elapsed and label' }
      : undefined;
  },
  plan: ({ head, fileName }) => {
    const rows = headRows(head);
    const columns = rows === undefined ? undefined : csvColumns(rows);
    const time = columns?.find('timeStamp');
    const elapsed = columns?.find('elapsed');
    const label = columns?.find('label');
    if (
      rows === undefined ||
      columns === undefined ||
      time === undefined ||
      elapsed === undefined ||
      label === undefined
    ) {
      return fail(missingColumns(fileName, columns === undefined ? REQUIRED : columns.missing(REQUIRED)));
    }
    const find = columns.find;
    const connect = find('Connect');
    const firstByte = find('Latency');
    const success = find('success');
    const code = find('responseCode');
    const message = find('responseMessage');
    const requests: RequestRows = {
      shape: 'requests',
      time: {
        field: time,
        as: timeFormatOf(columns.example(time)) ?? 'ms',
        marks: 'start',
        from: 'epoch',
      },
      durations: [
        { metric: 'latency', field: elapsed, unit: 'ms' },
        ...(connect === undefined ? [] : [{ metric: 'connect-time', field: connect, unit: 'ms' as const }]),
        ...(firstByte === undefined
          ? []
          : [{ metric: 'first-byte-time', field: firstByte, unit: 'ms' as const }]),
      ],
      ...(success === undefined
        ? code === undefined
          ? {}
          : { ok: { field: code, is: 'status' as const, from: 200, to: 399 } }
        : { ok: { field: success, is: 'word' as const } }),
      sums: (
        [
          ['bytes-read', find('bytes')],
          ['bytes-written', find('sentBytes')],
        ] as const
      ).flatMap(([metric, field]) => (field === undefined ? [] : [{ metric, field }])),
      case: label,
      ...(message === undefined
        ? {}
        : { parent: { field: message, startsWith: 'Number of samples in transaction' } }),
    };
    return succeed({
      source: csvSource(rows, numberFields(requests), { endsWithLineEnd: true }),
      rows: requests,
    });
  },
  assemble: (tally, plan, { fileName }) =>
    requestRun(tally, plan, {
      fileName,
      tool: { name: 'JMeter' },
      load: { model: 'unknown', coordinatedOmissionCorrected: 'no' },
      warnings: [
        {
          code: 'load-unknown',
          where: { file: fileName },
          message:
            'A result file of JMeter does not name the thread group, so open and closed load cannot be told apart.',
        },
      ],
    }),
};

function firstLine(text: string): string {
  return text.slice(0, 4096).split('\n', 1)[0] ?? '';
}
