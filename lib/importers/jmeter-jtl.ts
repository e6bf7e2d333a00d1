import Papa from 'papaparse';
import type { Problem } from '@/lib/problem';
import { fail } from '@/lib/result';
import type { SampleImporter } from './importer';
import { requestDurations, requestPlan } from './read/request-plan';
import type { CsvColumns } from './samples/csv-plan';
import { requestRun } from './samples/request-run';
import type { RequestRows } from './samples/sample-plan';
import { timeFormatOf } from './samples/time-format';

const REQUIRED = ['timeStamp', 'elapsed', 'label'] as const;

/** What JMeter writes unless `jmeter.save.saveservice.*` says otherwise, in its order. */
const DEFAULT_COLUMNS =
  'timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect';

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
    if (REQUIRED.every((name) => columns.has(name))) {
      return { confidence: 0.97, reason: 'a header with timeStamp, elapsed and label' };
    }
    return isWithoutHeader(head.text)
      ? {
          confidence: 0.9,
          reason: 'a first row of time, duration, label, code and success, without a header',
        }
      : undefined;
  },
  plan: (file) =>
    isWithoutHeader(file.head.text)
      ? fail(noHeader(file.head.text, file.fileName))
      : requestPlan(file, REQUIRED, rowsOf),
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

function rowsOf(columns: CsvColumns): RequestRows | undefined {
  const { find } = columns;
  const time = find('timeStamp');
  const label = find('label');
  const durations = requestDurations(columns, 'ms', {
    latency: 'elapsed',
    connect: 'Connect',
    firstByte: 'Latency',
  });
  if (time === undefined || label === undefined || durations === undefined) return undefined;
  const success = find('success');
  const code = find('responseCode');
  const message = find('responseMessage');
  return {
    shape: 'requests',
    time: {
      field: time,
      as: timeFormatOf(columns.example(time)) ?? 'ms',
      marks: 'start',
      from: 'epoch',
    },
    durations,
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
}

function firstLine(text: string): string {
  return text.slice(0, 4096).split('\n', 1)[0] ?? '';
}

/** A row as JMeter writes it by default: epoch milliseconds, duration, label, response code, …, success. */
function isWithoutHeader(text: string): boolean {
  const [time = '', elapsed = '', , code = '', ...rest] = firstRow(text);
  return (
    /^\d{13}$/.test(time) &&
    /^\d{1,9}$/.test(elapsed) &&
    /^(?:\d{3}|Non HTTP response code.*)?$/.test(code) &&
    rest.slice(2, 5).some((cell) => /^(?:true|false)$/i.test(cell))
  );
}

function firstRow(text: string): readonly string[] {
  return Papa.parse<string[]>(firstLine(text), { preview: 1 }).data[0] ?? [];
}

/** Which column is which cannot be told for sure without their names: the order depends on the settings of JMeter. */
function noHeader(text: string, file: string): Problem {
  const isDefault = firstRow(text).length === DEFAULT_COLUMNS.split(',').length;
  return {
    code: 'missing-value',
    where: { file, line: 1, column: 1 },
    expected: 'the names of the columns in the first line',
    found: 'a row of values',
    hint: isDefault
      ? `if JMeter wrote its default columns, put this line before the first one: ${DEFAULT_COLUMNS}; it does so itself with jmeter.save.saveservice.print_field_names=true`
      : 'let JMeter write them: jmeter.save.saveservice.print_field_names=true',
  };
}
