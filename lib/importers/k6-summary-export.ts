import * as z from 'zod';
import { fail } from '@/lib/result';
import { problemsOf } from '@/lib/suite/zod-problems';
import type { DocumentHead, DocumentImporter } from './importer';
import { readJson } from './read/json';
import { jsonLiterals } from './read/json-literals';
import { inferK6Type, k6Metric, knownK6Contents, splitK6Key } from './read/k6-metric';
import { tooManyK6Metrics } from './read/k6-limit';
import { buildK6Run } from './read/k6-run';
import { recogniseK6 } from './read/k6-shape';

const schema = z.looseObject({
  metrics: z.record(
    z.string(),
    z.looseObject({
      // True says here that the threshold was crossed, the opposite of handleSummary's `ok`.
      thresholds: z.record(z.string(), z.boolean()).exactOptional(),
    }),
  ),
});

/** k6: the JSON of `--summary-export`, whose metrics are flat and without a type. */
export const k6SummaryExport: DocumentImporter = {
  kind: 'document',
  id: 'k6-summary-export',
  label: 'k6 summary (--summary-export)',
  extensions: ['json'],
  docsUrl: 'https://grafana.com/docs/k6/latest/results-output/end-of-test/',
  howTo: 'k6 run --summary-export=summary.json script.js',
  version: 2,
  detect: (head: DocumentHead) =>
    recogniseK6(head) === 'flat'
      ? { confidence: 0.95, reason: '/metrics holds metrics of k6 with their values in one level' }
      : undefined,
  parse: ({ text, fileName }) => {
    const json = readJson(text, fileName);
    if (!json.ok) return json;
    const parsed = schema.safeParse(json.value);
    if (!parsed.success) return fail(...problemsOf(parsed.error, json.value, fileName));
    const { metrics } = parsed.data;
    const tooMany = tooManyK6Metrics(Object.keys(metrics).length, fileName);
    if (tooMany !== undefined) return fail(tooMany);
    return buildK6Run(
      Object.entries(metrics).flatMap(([key, { thresholds, ...values }]) => {
        const type = inferK6Type(values);
        if (type === undefined) return [];
        return k6Metric({
          key,
          type,
          contains: knownK6Contents(splitK6Key(key).base),
          values,
          path: ['metrics', key],
          thresholds: Object.entries(thresholds ?? {}).map(([expression, failed]) => ({
            expression,
            failed,
          })),
        });
      }),
      { fileName, literalOf: jsonLiterals(text) },
      undefined,
    );
  },
};
