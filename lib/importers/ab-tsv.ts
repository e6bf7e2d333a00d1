import type { SampleImporter } from './importer';
import { requestDurations, requestPlan } from './read/request-plan';
import { requestRun } from './samples/request-run';

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
  plan: (file) =>
    requestPlan(file, ['seconds', 'ttime'], (columns) => {
      const seconds = columns.find('seconds');
      const durations = requestDurations(columns, 'ms', {
        latency: 'ttime',
        connect: 'ctime',
        firstByte: 'wait',
      });
      if (seconds === undefined || durations === undefined) return undefined;
      return {
        shape: 'requests',
        time: { field: seconds, as: 's', marks: 'start', from: 'epoch', stepNs: 1e9 },
        durations,
        sums: [],
      };
    }),
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
