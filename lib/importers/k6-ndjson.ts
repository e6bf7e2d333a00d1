import { fail, succeed } from '@/lib/result';
import type { SampleImporter } from './importer';
import { tooManyK6Metrics } from './read/k6-limit';
import { k6Rows } from './samples/k6-rows';
import { k6Run } from './samples/k6-run';

/** Every single sample of a k6 run, one JSON object a line. */
export const k6Ndjson: SampleImporter = {
  kind: 'sample',
  id: 'k6-ndjson',
  label: 'k6 samples (--out json)',
  extensions: ['json', 'ndjson', 'jsonl'],
  docsUrl: 'https://grafana.com/docs/k6/latest/results-output/real-time/json/',
  howTo: 'k6 run --out json=samples.json.gz script.js',
  version: 1,
  detect: ({ text }) => {
    const line = firstObject(text);
    return (line?.type === 'Metric' || line?.type === 'Point') && typeof line.metric === 'string'
      ? { confidence: 0.97, reason: `a first line of type ${line.type} with a metric` }
      : undefined;
  },
  plan: () =>
    succeed({
      source: {
        as: 'ndjson',
        fields: [
          { name: 'type', path: ['type'], type: 'text' },
          { name: 'metric', path: ['metric'], type: 'text' },
          { name: 'data.time', path: ['data', 'time'], type: 'text' },
          { name: 'data.value', path: ['data', 'value'], type: 'number' },
          { name: 'data.tags.name', path: ['data', 'tags', 'name'], type: 'text' },
          { name: 'data.tags.group', path: ['data', 'tags', 'group'], type: 'text' },
          { name: 'data.tags.scenario', path: ['data', 'tags', 'scenario'], type: 'text' },
          { name: 'data.type', path: ['data', 'type'], type: 'text' },
          { name: 'data.contains', path: ['data', 'contains'], type: 'text' },
          { name: 'data.thresholds', path: ['data', 'thresholds'], type: 'text' },
        ],
      },
      rows: k6Rows({
        metric: 1,
        value: 3,
        time: { field: 2, as: 'text', marks: 'end', from: 'epoch' },
        tags: [
          { name: 'name', field: 4 },
          { name: 'group', field: 5 },
          { name: 'scenario', field: 6 },
        ],
        declarations: { kind: 0, point: 'Point', declaration: 'Metric', fields: [7, 8, 9] },
      }),
    }),
  assemble: (tally, plan, { fileName }) => {
    const metrics = new Set(tally.values.map(({ metric }) => metric));
    const tooMany = tooManyK6Metrics(metrics.size, fileName);
    return tooMany === undefined ? k6Run(tally, plan, fileName) : fail(tooMany);
  },
};

/** The JSON object on the first line; undefined where that is none, or is cut off by the end of the head. */
function firstObject(text: string): Record<string, unknown> | undefined {
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? '';
  if (!line.startsWith('{') || !line.endsWith('}')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
