import * as z from 'zod';
import { toNanoseconds } from '@/lib/model/durations';
import { fail } from '@/lib/result';
import { problemsOf } from '@/lib/suite/zod-problems';
import type { DocumentHead, DocumentImporter } from './importer';
import { readJson } from './read/json';
import { jsonLiterals } from './read/json-literals';
import { recogniseK6 } from './read/k6-shape';
import { tooManyK6Metrics } from './read/k6-limit';
import { inferK6Type, K6_TYPES, k6Metric } from './read/k6-metric';
import { buildK6Run } from './read/k6-run';

/** The data that k6 hands to `handleSummary`; scripts write it out whole or edited, so most of it may be missing. */
const schema = z.looseObject({
  metrics: z.record(
    z.string(),
    z.looseObject({
      type: z.enum(K6_TYPES).exactOptional(),
      contains: z.string().exactOptional(),
      values: z.record(z.string(), z.unknown()),
      thresholds: z.record(z.string(), z.looseObject({ ok: z.boolean() })).exactOptional(),
    }),
  ),
  state: z.looseObject({ testRunDurationMs: z.number().min(0).exactOptional() }).exactOptional(),
});

/** k6: the JSON of `handleSummary`. */
export const k6Summary: DocumentImporter = {
  kind: 'document',
  id: 'k6-summary',
  label: 'k6 summary (handleSummary)',
  extensions: ['json'],
  docsUrl: 'https://grafana.com/docs/k6/latest/results-output/end-of-test/custom-summary/',
  howTo:
    "in the script: export function handleSummary(data) { return { 'summary.json': JSON.stringify(data) } }",
  version: 2,
  detect: (head: DocumentHead) =>
    recogniseK6(head) === 'nested'
      ? { confidence: 0.97, reason: '/metrics holds metrics of k6 with their “values” apart' }
      : undefined,
  parse: ({ text, fileName }) => {
    const json = readJson(text, fileName);
    if (!json.ok) return json;
    const parsed = schema.safeParse(json.value);
    if (!parsed.success) return fail(...problemsOf(parsed.error, json.value, fileName));
    const { metrics, state } = parsed.data;
    const tooMany = tooManyK6Metrics(Object.keys(metrics).length, fileName);
    if (tooMany !== undefined) return fail(tooMany);
    const milliseconds = state?.testRunDurationMs;
    return buildK6Run(
      Object.entries(metrics).flatMap(([key, { type, contains, values, thresholds }]) => {
        const known = type ?? inferK6Type(values);
        if (known === undefined) return [];
        return k6Metric({
          key,
          type: known,
          contains: contains === 'time' || contains === 'data' ? contains : ('default' as const),
          values,
          path: ['metrics', key, 'values'],
          thresholds: Object.entries(thresholds ?? {}).map(([expression, { ok }]) => ({
            expression,
            failed: !ok,
          })),
        });
      }),
      { fileName, literalOf: jsonLiterals(text) },
      milliseconds === undefined ? undefined : toNanoseconds(milliseconds, 'ms'),
    );
  },
};
