import * as z from 'zod';
import { EVIDENCE_GRADES } from './grade';
import { isBlank, isReadableName, isReadableText } from './readable-name';
import { SLUG_PATTERN } from './slug';
import { isStatistic } from './statistic';
import { CANONICAL_UNITS, DIRECTIONS } from './unit';

/**
 * `benchlens-suite/v1`: one suite with everything that belongs to it, in canonical units, absent instead of null.
 * The order of keys here is the order of an export. `docs/suite-file.md` explains every field;
 * the JSON Schema at `/schema/benchlens-suite-v1.json` is derived from this.
 */
export const SUITE_FILE_FORMAT = 'benchlens-suite/v1';

/** At most so many raw values in one `values` distribution. */
export const MAX_RAW_VALUES = 10_000;

// Half a surrogate pair is refused everywhere: databases cannot store it, and no tool means it.
const whole = z
  .string()
  .refine((value) => !/\p{Surrogate}/u.test(value), { error: 'text without half surrogate pairs' });
const text = whole.refine(isReadableText, {
  error: 'text without control characters other than line ends and tabs',
});
// A name stands in one line beside others, which it must not hide, break or reverse. An empty one is too short.
const nameUpTo = (length: number) =>
  whole
    .min(1)
    .max(length)
    .refine(isReadableName, {
      error: 'a name without control characters and without marks that change the direction of text',
    })
    .refine((value) => value === '' || !isBlank(value), { error: 'a name that is not blank' });
const name = nameUpTo(1000);
const slug = z.string().regex(SLUG_PATTERN, { error: 'a slug: lower-case letters, digits, dots, hyphens' });
const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, { error: 'an identifier' });
const statistic = z
  .string()
  .refine(isStatistic, { error: 'value, mean, min, max, stddev, mad or a percentile p1 … p99.999' });
const count = z.int().min(0);
const positive = z.number().positive();
const nonNegative = z.number().min(0);
const durationNs = nonNegative;
const epochMs = z.int();
const labels = z.record(nameUpTo(200), text.max(2000));
const caseName = name.default('all');

const metric = z.strictObject({
  id: identifier,
  label: name.exactOptional(),
  unit: z.enum(CANONICAL_UNITS).exactOptional(),
  better: z.enum(DIRECTIONS).exactOptional(),
  about: text.exactOptional(),
});

const component = z.strictObject({ name, version: name.exactOptional() });

const subject = z.strictObject({
  slug,
  name,
  version: name.exactOptional(),
  variant: name.exactOptional(),
  components: z.array(component).exactOptional(),
  labels: labels.exactOptional(),
});

const source = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in lower-case hexadecimal' }),
  fileName: name.exactOptional(),
  format: name.exactOptional(),
});

const tool = z.strictObject({
  name: name.exactOptional(),
  version: name.exactOptional(),
  command: text.exactOptional(),
});

const load = z.strictObject({
  model: z.enum(['open', 'closed', 'unknown']).exactOptional(),
  connections: count.exactOptional(),
  threads: count.exactOptional(),
  offeredPerSecond: nonNegative.exactOptional(),
  achievedPerSecond: nonNegative.exactOptional(),
  payloadBytes: nonNegative.exactOptional(),
  coordinatedOmissionCorrected: z.enum(['yes', 'no', 'unknown']).exactOptional(),
  warmUpNs: durationNs.exactOptional(),
});

const environment = z.strictObject({
  cpu: name.exactOptional(),
  vcpus: positive.exactOptional(),
  memoryBytes: positive.exactOptional(),
  os: name.exactOptional(),
  kernel: name.exactOptional(),
  instanceType: name.exactOptional(),
  region: name.exactOptional(),
});

const origin = z.strictObject({ pointer: text.exactOptional(), text: text.exactOptional() });

const measurement = z.strictObject({
  case: caseName,
  metric: identifier,
  statistic,
  value: z.number(),
  grade: z.enum(EVIDENCE_GRADES).exactOptional(),
  n: count.exactOptional(),
  method: name.exactOptional(),
  from: origin.exactOptional(),
});

const distribution = z.discriminatedUnion('encoding', [
  z.strictObject({
    case: caseName,
    metric: identifier,
    encoding: z.literal('hdr-v2'),
    unit: z.enum(CANONICAL_UNITS).exactOptional(),
    count: count.exactOptional(),
    data: z.base64(),
  }),
  z.strictObject({
    case: caseName,
    metric: identifier,
    encoding: z.literal('values'),
    unit: z.enum(CANONICAL_UNITS).exactOptional(),
    values: z.array(z.number()).min(1).max(MAX_RAW_VALUES),
    independent: z.boolean().exactOptional(),
  }),
]);

const series = z
  .strictObject({
    case: caseName,
    metric: identifier,
    offsetsNs: z.array(durationNs),
    values: z.array(z.number()),
  })
  .refine((value) => value.offsetsNs.length === value.values.length, {
    error: 'as many values as offsets',
    path: ['values'],
  });

const run = z.strictObject({
  id: identifier,
  subject: slug,
  startedAt: epochMs.exactOptional(),
  durationNs: durationNs.exactOptional(),
  source: source.exactOptional(),
  tool: tool.exactOptional(),
  load: load.exactOptional(),
  environment: environment.exactOptional(),
  labels: labels.exactOptional(),
  measurements: z.array(measurement).exactOptional(),
  distributions: z.array(distribution).exactOptional(),
  series: z.array(series).exactOptional(),
});

const conditions = z.strictObject({
  payloadBytes: nonNegative.exactOptional(),
  connections: nonNegative.exactOptional(),
  users: nonNegative.exactOptional(),
  nodes: nonNegative.exactOptional(),
  nodeType: name.exactOptional(),
  nodeMemoryBytes: nonNegative.exactOptional(),
  vcpus: nonNegative.exactOptional(),
  loadGenerators: nonNegative.exactOptional(),
  connectionsPerGenerator: nonNegative.exactOptional(),
  messagesPerSecondPerConnection: nonNegative.exactOptional(),
  linkBitsPerSecond: nonNegative.exactOptional(),
  repetitions: count.exactOptional(),
  fault: name.exactOptional(),
  tool: name.exactOptional(),
  toolVersion: name.exactOptional(),
  variant: name.exactOptional(),
});

const claim = z.strictObject({
  id: identifier,
  subject: slug.exactOptional(),
  case: caseName,
  metric: identifier,
  statistic,
  value: z.number(),
  text: text.exactOptional(),
  conditions: conditions.exactOptional(),
  place: text.exactOptional(),
});

const statement = z.strictObject({
  id: identifier,
  kind: z.enum(['ratio', 'difference', 'order', 'cause', 'recommendation']),
  claims: z.array(identifier).exactOptional(),
  says: z.enum(['lower', 'higher']).exactOptional(),
  value: z.number().exactOptional(),
  because: z.array(identifier).exactOptional(),
  subject: slug.exactOptional(),
  text: text.exactOptional(),
  place: text.exactOptional(),
});

const criterion = z.strictObject({
  metric: identifier,
  statistic,
  case: caseName,
  weight: nonNegative.exactOptional(),
  scale: z.enum(['ratio', 'linear', 'log']).exactOptional(),
  from: z.number().exactOptional(),
  to: z.number().exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
});

const condition = z.strictObject({
  field: z
    .string()
    .regex(/^(?:users|latencyP99Ns|teamSize|monthsToLaunch|monthlyUsd|experience:[\w.-]+|needs:[\w.-]+)$/, {
      error: 'users, latencyP99Ns, teamSize, monthsToLaunch, monthlyUsd, experience:<name> or needs:<name>',
    }),
  op: z.enum(['<', '<=', '>', '>=', '=', '!=']),
  value: z.union([z.number(), z.boolean(), text]),
});

const guidance = z.strictObject({
  id: identifier,
  subject: slug,
  advice: z.enum(['for', 'against']),
  when: z.array(condition).exactOptional(),
  text: text.exactOptional(),
  place: text.exactOptional(),
});

const webAddress = z
  .url({ protocol: /^https?$/, error: 'a web address such as https://example.org/page' })
  .refine((value) => !hasUserInfo(value), { error: 'a web address without a user name or password' });

const reference = z.strictObject({
  title: name.exactOptional(),
  url: webAddress.exactOptional(),
  publishedAt: z.iso.date().exactOptional(),
  readAt: z.iso.date().exactOptional(),
});

export const suiteFileSchema = z.strictObject({
  format: z.literal(SUITE_FILE_FORMAT),
  suite: z.strictObject({ slug, title: name, summary: text.exactOptional() }),
  metrics: z.array(metric).exactOptional(),
  subjects: z.array(subject).exactOptional(),
  runs: z.array(run).exactOptional(),
  claims: z.array(claim).exactOptional(),
  statements: z.array(statement).exactOptional(),
  criteria: z.array(criterion).exactOptional(),
  guidance: z.array(guidance).exactOptional(),
  references: z.array(reference).exactOptional(),
});

export const toolSchema = tool;
export const loadSchema = load;
export const environmentSchema = environment;
export const labelsSchema = labels;
export const componentsSchema = z.array(component);
export const conditionsSchema = conditions;
export const guidanceConditionsSchema = z.array(condition);
export const runSchema = run;

function hasUserInfo(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}
