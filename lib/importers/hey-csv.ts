import type { SampleImporter } from './importer';
import { requestDurations, requestPlan } from './read/request-plan';
import { requestRun } from './samples/request-run';

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
  plan: (file) =>
    requestPlan(file, ['response-time'], (columns) => {
      const durations = requestDurations(columns, 's', {
        latency: 'response-time',
        connect: 'DNS+dialup',
        firstByte: 'Response-delay',
      });
      if (durations === undefined) return undefined;
      const status = columns.find('status-code');
      const offset = columns.find('offset');
      return {
        shape: 'requests',
        // Older versions wrote no offset; without one there is no course over time.
        ...(offset === undefined
          ? {}
          : { time: { field: offset, as: 's' as const, marks: 'start' as const, from: 'run' as const } }),
        durations,
        ...(status === undefined ? {} : { ok: { field: status, is: 'status' as const, from: 200, to: 299 } }),
        sums: [],
      };
    }),
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
