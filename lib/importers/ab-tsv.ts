import { fail, succeed } from '@/lib/result';
import type { SampleImporter } from './importer';
import { csvColumns, csvSource, missingColumns, numberFields } from './samples/csv-plan';
import { headRows } from './samples/head-rows';
import { requestRun } from './samples/request-run';
import type { RequestRows } from './samples/sample-plan';

/** The data for gnuplot that ApacheBench writes with `-g`: whole milliseconds, starts in whole seconds. */
export const abTsv: SampleImporter = {
  kind: 'sample',
  id: 'ab-tsv',
  label: 'ApacheBench TSV (ab -g)',
  extensions: ['tsv', 'txt', 'dat'],
  docsUrl: 'https://httpd.apache.org/docs/2.4/programs/ab.html',
  howTo: 'ab -t 30 -c 50 -g result.tsv http://localhost:3000/',
  version: 1,
  detect: ({ text }) =>
    /^starttime\tseconds\tctime\tdtime\tttime\twait[ \t]*(?:\n|$)/.test(text)
      ? { confidence: 0.97, reason: 'a header starttime, seconds, ctime, dtime, ttime, wait' }
      : undefined,
  plan: ({ head, fileName }) => {
    const rows = headRows(head);
    const columns = rows === undefined ? undefined : csvColumns(rows);
    const latency = columns?.find('ttime');
    const seconds = columns?.find('seconds');
    const connect = columns?.find('ctime');
    const wait = columns?.find('wait');
    if (rows === undefined || latency === undefined || seconds === undefined) {
      return fail(missingColumns(fileName, ['seconds', 'ttime']));
    }
    const requests: RequestRows = {
      shape: 'requests',
      time: { field: seconds, as: 's', marks: 'start', from: 'epoch', stepNs: 1e9 },
      durations: [
        { metric: 'latency', field: latency, unit: 'ms' },
        ...(connect === undefined ? [] : [{ metric: 'connect-time', field: connect, unit: 'ms' as const }]),
        ...(wait === undefined ? [] : [{ metric: 'first-byte-time', field: wait, unit: 'ms' as const }]),
      ],
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
      tool: { name: 'ab' },
      load: { model: 'closed', coordinatedOmissionCorrected: 'no' },
      warnings: [
        {
          code: 'resolution',
          where: { file: fileName, line: 1 },
          message:
            'ab writes whole milliseconds, starts in whole seconds, and not which requests failed: errors are not known.',
        },
      ],
    }),
};
