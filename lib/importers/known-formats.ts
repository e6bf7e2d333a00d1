import type { DocumentHead } from './importer';
import { recogniseHlog } from './read/hlog-head';

/** A format that we recognise and do not read: better a sentence that helps than a table of nonsense. */
interface KnownFormat {
  readonly matches: (head: DocumentHead) => boolean;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

const SUMMARY = 'a summary of the run';
const K6_SUMMARY =
  'k6 run --summary-export=summary.json script.js, or handleSummary in the script, and import that file';

const KNOWN_FORMATS: readonly KnownFormat[] = [
  {
    matches: ({ json }) => isObject(json) && isObject(json.summaryExportField) && hasTextOf(json, K6_TEXT),
    expected: SUMMARY,
    found: 'a wrapper around the text and the summary of k6',
    hint: 'save the object at /summaryExportField/value as a file of its own and import that',
  },
  {
    matches: ({ text, json }) => (json === undefined ? isK6Text(text) : hasTextOf(json, K6_TEXT)),
    expected: SUMMARY,
    found: 'the text that k6 prints at the end of a run, whose numbers are rounded',
    hint: K6_SUMMARY,
  },
  {
    matches: ({ json, text }) =>
      json === undefined
        ? /^\s*\{/.test(text) && /"k6Version"\s*:/.test(text) && /"results"\s*:\s*\{/.test(text)
        : isObject(json) && isObject(json.results) && Array.isArray(json.results.metrics),
    expected: 'a summary of k6 whose /metrics is an object',
    found: 'the machine-readable summary of k6 (--new-machine-readable-summary), whose metrics are a list',
    hint: 'run k6 without --new-machine-readable-summary',
  },
  {
    matches: ({ text }) => recogniseHlog(text)?.isOlderEncoding === true,
    expected: 'a histogram log in encoding V2',
    found: 'a histogram log (.hlog) whose histograms are in encoding V0 or V1',
    hint: 'HistogramLogProcessor of HdrHistogram 2.1 or later reads it: -i FILE -o result writes result.hgrm; import that',
  },
  {
    matches: ({ text }) =>
      /^(?:Type,Name,(?:Request Count|# requests),|Method,Name,(?:Request Count|# requests),)/i.test(
        unquoted(text),
      ),
    expected: SUMMARY,
    found: 'the statistics of a run of Locust (_stats.csv)',
    hint: 'run Locust with --csv and import _stats_history.csv, which holds the same and the course over time',
  },
  {
    matches: ({ text }) => /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<testResults\b/.test(text),
    expected: SUMMARY,
    found: 'every single sample of a run of JMeter (JTL as XML)',
    hint: 'write the results as CSV (jmeter.save.saveservice.output_format=csv, the default) and import those',
  },
  {
    matches: ({ json }) =>
      isObject(json) &&
      Object.values(json).some(
        (entry) => isObject(entry) && 'sampleCount' in entry && 'pct1ResTime' in entry && 'errorPct' in entry,
      ),
    expected: SUMMARY,
    found:
      'the statistics of a JMeter report (statistics.json), which do not say which percentiles they hold',
    hint: 'import the JTL file as CSV that the report was made from; its percentiles are computed anew',
  },
  {
    matches: ({ text }) =>
      /^(?:ASSERTION\t|RUN\t[^\n]{0,500}\t\d{13}\t)/.test(text) && /^RUN\t[^\n]{0,500}\t\d{13}\t/m.test(text),
    expected: SUMMARY,
    found: 'every single request of a run of Gatling (simulation.log)',
    hint: 'Gatling is not read yet; percentiles from its report can be imported as a table',
  },
  {
    matches: ({ json, text }) =>
      json === undefined
        ? /^\s*\{/.test(text) && /"percentiles1"\s*:/.test(text) && /"numberOfRequests"\s*:/.test(text)
        : isObject(json) && (isGatlingStats(json) || (isObject(json.stats) && isGatlingStats(json.stats))),
    expected: SUMMARY,
    found: 'the statistics of a Gatling report, which do not say which percentiles they hold',
    hint: 'Gatling is not read yet; its percentiles can be imported as a table that names them',
  },
  {
    matches: ({ text }) => {
      const line = firstObject(text);
      return (
        isObject(line) &&
        ((typeof line.attack === 'string' && 'latency' in line && 'code' in line) ||
          (isObject(line.bytes_in) && isObject(line.latency) && 'rps' in line))
      );
    },
    expected: SUMMARY,
    found: 'the results of vegeta, one JSON object a line',
    hint: 'vegeta report -type=hdrplot gives a percentile list, which is read; single results as JSON can be read as a latency log: --as latency-log --mapping time:timestamp,duration:latency,unit:ns,status:code',
  },
  {
    matches: ({ json }) =>
      isObject(json) && isObject(json.latencies) && 'bytes_in' in json && 'status_codes' in json,
    expected: SUMMARY,
    found: 'a report of vegeta (-type=json)',
    hint: 'vegeta report -type=hdrplot gives a percentile list, which is read',
  },
  {
    matches: ({ json }) =>
      isObject(json) &&
      isObject(json.latencyPercentiles) &&
      isObject(json.summary) &&
      'requestsPerSec' in json.summary,
    expected: 'the output of a tool that is read',
    found: 'the JSON of oha',
    hint: 'oha is not read yet; its percentiles can be imported as a table with units',
  },
  {
    matches: ({ json }) =>
      isObject(json) && isObject(json.spec) && isObject(json.result) && 'req2xx' in json.result,
    expected: 'the output of a tool that is read',
    found: 'the JSON of bombardier',
    hint: 'bombardier is not read yet; its percentiles can be imported as a table with units',
  },
  {
    matches: ({ json }) => isObject(json) && isObject(json.DurationHistogram) && 'RequestedQPS' in json,
    expected: 'the output of a tool that is read',
    found: 'the JSON of fortio',
    hint: 'fortio is not read yet; its percentiles can be imported as a table with units',
  },
  {
    matches: ({ json }) =>
      isObject(json) &&
      isObject(json.aggregate) &&
      ('counters' in json.aggregate || 'scenariosCreated' in json.aggregate),
    expected: 'the output of a tool that is read',
    found: 'the JSON of Artillery',
    hint: 'Artillery is not read yet; its percentiles can be imported as a table with units',
  },
  {
    matches: ({ json }) =>
      isObject(json) && Array.isArray(json.latencyDistribution) && 'fastest' in json && 'rps' in json,
    expected: 'the output of a tool that is read',
    found: 'the JSON of ghz',
    hint: 'ghz is not read yet; its percentiles can be imported as a table with units',
  },
];

/** What to tell about a format that is known but not read, or undefined for one that is not known. */
export function explainUnsupported(head: DocumentHead): KnownFormat | undefined {
  return KNOWN_FORMATS.find((format) => format.matches(head));
}

/** A line of k6's own summary: a metric, dots and a colon. */
const K6_TEXT =
  /^[ \t]*(?:✓ |✗ |█ )?(?:http_reqs|http_req_duration|iterations|iteration_duration|data_received|data_sent|ws_connecting|vus)\.{3,}:/m;

function isK6Text(text: string): boolean {
  return K6_TEXT.test(text);
}

/** Whether a wrapper such as `{"stdout": {"type": "text", "value": …}}` holds a text. */
function hasTextOf(json: unknown, pattern: RegExp): boolean {
  if (!isObject(json)) return false;
  return Object.values(json).some((entry) => {
    const text = isObject(entry) ? entry.value : entry;
    return typeof text === 'string' && pattern.test(text);
  });
}

function isGatlingStats(entry: Record<string, unknown>): boolean {
  return 'percentiles1' in entry && 'percentiles4' in entry && 'numberOfRequests' in entry;
}

function firstLine(text: string): string {
  return text.trimStart().slice(0, 4096).split('\n', 1)[0] ?? '';
}

function unquoted(text: string): string {
  return firstLine(text).replaceAll('"', '');
}

/** The JSON object on the first line of a text with one object a line. */
function firstObject(text: string): unknown {
  const line = firstLine(text).trim();
  if (!line.startsWith('{') || !line.endsWith('}')) return undefined;
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
