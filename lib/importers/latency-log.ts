import type { Warning } from '@/lib/problem';
import { fail } from '@/lib/result';
import type { DocumentHead, SampleImporter } from './importer';
import { isNdjson, ndjsonFault } from './read/ndjson-fault';
import { guessMapping } from './samples/guess-mapping';
import { isLatencyLog } from './samples/is-latency-log';
import type { LatencyLogMapping } from './samples/latency-log-mapping';
import { latencyLogPlan } from './samples/latency-log-plan';
import { logColumns } from './samples/log-columns';
import { requestRun } from './samples/request-run';

/** Any file with a row for each request and a column with how long it took: CSV, TSV or lines of JSON objects. */
export const latencyLog: SampleImporter = {
  kind: 'sample',
  id: 'latency-log',
  label: 'latency log (CSV, TSV or NDJSON)',
  extensions: ['csv', 'tsv', 'ndjson', 'jsonl', 'log'],
  docsUrl: 'docs/formats/latency-log.md',
  howTo: 'a row for each request: timestamp,elapsed_ms,status,url; other names with --mapping',
  version: 1,
  fallback: true,
  detect: (head) => {
    const log = logColumns(head);
    if (log === undefined || !isLatencyLog(log, head.complete)) return undefined;
    const { duration, time } = guessMapping(log);
    return {
      confidence: 0.75,
      reason: `${log.rowCount}${head.complete ? '' : ' or more'} rows with a duration in “${duration}”${time === undefined ? '' : ` and a time in “${time}”`}`,
    };
  },
  plan: (file) => {
    const plan = latencyLogPlan(file);
    const text = wholeLines(file.head);
    // Without columns nothing more is known than that there are none.
    const fault =
      plan.ok || !isNdjson(text) || logColumns(file.head) !== undefined
        ? undefined
        : ndjsonFault(text, file.fileName);
    return fault === undefined ? plan : fail(fault);
  },
  assemble: (tally, plan, { fileName }) => {
    const mapping = plan.guess?.mapping;
    return requestRun(tally, plan, {
      fileName,
      load: { model: 'unknown', coordinatedOmissionCorrected: 'unknown' },
      warnings: [
        ...(mapping === undefined ? [] : [readAs(mapping, fileName)]),
        {
          code: 'load-unknown',
          where: { file: fileName },
          message: 'A log does not say how the load was made; compare with care.',
        },
      ],
    });
  },
};

function wholeLines({ text, complete }: DocumentHead): string {
  return complete ? text : text.slice(0, text.lastIndexOf('\n') + 1);
}

/** A guess can be wrong without failing, so it is told. */
function readAs({ time, duration, unit, status, label }: LatencyLogMapping, file: string): Warning {
  const parts = [
    `durations in ${unit} from “${duration}”`,
    ...(time === undefined ? [] : [`times from “${time}”`]),
    ...(status === undefined ? ['no failures, since no column names them'] : [`failures from “${status}”`]),
    ...(label === undefined ? [] : [`cases from “${label}”`]),
  ];
  return {
    code: 'unit-assumed',
    where: { file, line: 1 },
    message: `Read as ${parts.join(', ')}; where that is wrong, say which column is which.`,
  };
}
