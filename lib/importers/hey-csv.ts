import { fail, succeed } from '@/lib/result';
import type { SampleImporter } from './importer';
import { csvColumns, csvSource, missingColumns, numberFields } from './samples/csv-plan';
import { headRows } from './samples/head-rows';
import { requestRun } from './samples/request-run';
import type { RequestRows } from './samples/sample-plan';

/** hey keeps no more responses than this. */
const MOST_RESPONSES = 1_000_000;

const HEADER = /^response-time,DNS\+dialup,DNS,Request-write,Response-delay,Response-read\b/i;

/** The list of single responses that hey prints with `-o csv`: seconds with four decimals. */
export const heyCsv: SampleImporter = {
  kind: 'sample',
  id: 'hey-csv',
  label: 'hey CSV (-o csv)',
  extensions: ['csv'],
  docsUrl: 'https://github.com/rakyll/hey#usage',
  howTo: 'hey -z 30s -c 50 -o csv http://localhost:3000 > result.csv',
  version: 1,
  detect: ({ text }) =>
    HEADER.test(text) ? { confidence: 0.97, reason: 'a header response-time,DNS+dialup,DNS,…' } : undefined,
  plan: ({ head, fileName }) => {
    const rows = headRows(head);
    const columns = rows === undefined ? undefined : csvColumns(rows);
    const latency = columns?.find('response-time');
    if (rows === undefined || columns === undefined || latency === undefined) {
      return fail(missingColumns(fileName, ['response-time']));
    }
    const connect = columns.find('DNS+dialup');
    const firstByte = columns.find('Response-delay');
    const status = columns.find('status-code');
    const offset = columns.find('offset');
    const requests: RequestRows = {
      shape: 'requests',
      // Older versions wrote no offset; without one there is no course over time.
      ...(offset === undefined
        ? {}
        : { time: { field: offset, as: 's' as const, marks: 'start' as const, from: 'run' as const } }),
      durations: [
        { metric: 'latency', field: latency, unit: 's' },
        ...(connect === undefined ? [] : [{ metric: 'connect-time', field: connect, unit: 's' as const }]),
        ...(firstByte === undefined
          ? []
          : [{ metric: 'first-byte-time', field: firstByte, unit: 's' as const }]),
      ],
      ...(status === undefined ? {} : { ok: { field: status, is: 'status' as const, from: 200, to: 299 } }),
      sums: [],
    };
    return succeed({
      source: csvSource(rows, numberFields(requests), { endsWithLineEnd: true }),
      rows: requests,
    });
  },
  assemble: (tally, plan, { fileName }) =>
    requestRun(tally, plan, {
      fileName,
      tool: { name: 'hey' },
      load: { model: 'closed', coordinatedOmissionCorrected: 'no' },
      warnings: [
        {
          code: 'resolution',
          where: { file: fileName, line: 1 },
          message: 'hey writes times in steps of 0.1 ms, and attempts without a response not at all.',
        },
        ...(tally.rows >= MOST_RESPONSES
          ? [
              {
                code: 'truncated-output' as const,
                where: { file: fileName },
                message: 'hey keeps at most a million responses; later ones are not in the file.',
              },
            ]
          : []),
      ],
    }),
};
