import fc from 'fast-check';
import { EVIDENCE_GRADES } from '@/lib/model/grade';
import { isBlank, isReadableName, isReadableText } from '@/lib/model/readable-name';
import type {
  Claim,
  Distribution,
  Measurement,
  Run,
  Series,
  Subject,
  SuiteFile,
} from '@/lib/model/suite-file';
import { SUITE_FILE_FORMAT } from '@/lib/model/suite-file-schema';
import { CANONICAL_UNITS, DIRECTIONS } from '@/lib/model/unit';

/** Any text that a suite file may hold: also quotes, line feeds, emoji, an empty one. */
const text = fc
  .oneof(
    fc.constantFrom('', '0', 'null', "O'Brien “says” \\ \n\t", 'Ünïcödé 🚀', '{"a":1}'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .filter((value) => isReadableText(value) && !/\p{Surrogate}/u.test(value));
const name = text.filter((value) => isReadableName(value) && !isBlank(value));
const identifier = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,7}$/);
const slug = fc.stringMatching(/^[a-z0-9](?:[a-z0-9._-]{0,6}[a-z0-9])?$/);
const number = fc
  .oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 0.1, 1e-300, 1e300, 5e-324),
  )
  // JSON has one zero only.
  .map((value) => (value === 0 ? 0 : value));
const nonNegative = number.map(Math.abs);
const positive = nonNegative.filter((value) => value > 0);
const count = fc.nat();
const labels = fc
  .dictionary(fc.oneof(fc.constantFrom('commit', 'Zone', 'a b', '10', '9'), identifier), text, {
    maxKeys: 3,
    noNullPrototype: true,
  })
  .map((entries) => Object.fromEntries(Object.entries(entries).filter(([key]) => key !== '__proto__')));
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const day = fc
  .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const caseName = fc.oneof(fc.constantFrom('all', 'GET /login', 'p99'), name);
const metric = fc.constantFrom('latency', 'request-rate', 'errors', 'queue-depth');

function optional<T, K extends keyof T>(model: { [P in keyof T]: fc.Arbitrary<T[P]> }, requiredKeys: K[]) {
  return fc.record(model, { requiredKeys });
}

const percentiles = ['p50', 'p90', 'p99', 'p99.9'] as const;

/** Measurements that are unique in a run, percentiles ascending. */
const measurements: fc.Arbitrary<Measurement[]> = fc
  .uniqueArray(fc.record({ case: caseName, metric }), {
    maxLength: 4,
    selector: (group) => JSON.stringify(group),
  })
  .chain((groups) => fc.tuple(...groups.map(measurementsOf)))
  .map((lists) => lists.flat());

function measurementsOf(group: { case: string; metric: string }): fc.Arbitrary<Measurement[]> {
  return fc
    .record({
      statistics: fc.subarray(['mean', ...percentiles]),
      values: fc.array(nonNegative, { minLength: 5, maxLength: 5 }),
      rest: fc.array(
        optional(
          {
            grade: fc.constantFrom(...EVIDENCE_GRADES),
            n: count,
            method: name,
            from: optional({ pointer: text, text }, []),
          },
          [],
        ),
        { minLength: 5, maxLength: 5 },
      ),
    })
    .map(({ statistics, values, rest }) => {
      const ascending = values.toSorted((a, b) => a - b);
      return statistics.map((statistic, index) => ({
        ...group,
        statistic,
        value: ascending[index] ?? 0,
        ...rest[index],
      }));
    });
}

const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  optional(
    {
      case: caseName,
      metric,
      encoding: fc.constant('hdr-v2' as const),
      unit: fc.constantFrom(...CANONICAL_UNITS),
      count,
      data: fc.oneof(fc.base64String({ maxLength: 40 }), fc.constant('QR==')),
    },
    ['case', 'metric', 'encoding', 'data'],
  ),
  optional(
    {
      case: caseName,
      metric,
      encoding: fc.constant('values' as const),
      unit: fc.constantFrom(...CANONICAL_UNITS),
      values: fc.array(number, { minLength: 1, maxLength: 5 }),
      independent: fc.boolean(),
    },
    ['case', 'metric', 'encoding', 'values'],
  ),
);

const series: fc.Arbitrary<Series> = fc
  .record({ case: caseName, metric, points: fc.array(fc.tuple(nonNegative, number), { maxLength: 4 }) })
  .map(({ points, ...rest }) => ({
    ...rest,
    offsetsNs: points.map(([offset]) => offset),
    values: points.map(([, value]) => value),
  }));

const run = (id: fc.Arbitrary<string>, subject: fc.Arbitrary<string>): fc.Arbitrary<Run> =>
  optional(
    {
      id,
      subject,
      startedAt: fc.integer({ min: -1e12, max: 4e12 }),
      durationNs: nonNegative,
      source: optional({ sha256, fileName: name, format: name }, ['sha256']),
      tool: optional({ name, version: name, command: text }, []),
      load: optional(
        {
          model: fc.constantFrom('open' as const, 'closed' as const, 'unknown' as const),
          connections: count,
          threads: count,
          offeredPerSecond: nonNegative,
          achievedPerSecond: nonNegative,
          payloadBytes: nonNegative,
          coordinatedOmissionCorrected: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
          warmUpNs: nonNegative,
        },
        [],
      ),
      environment: optional(
        {
          cpu: name,
          vcpus: positive,
          memoryBytes: positive,
          os: name,
          kernel: name,
          instanceType: name,
          region: name,
        },
        [],
      ),
      labels,
      measurements,
      distributions: fc.array(distribution, { maxLength: 2 }),
      series: fc.array(series, { maxLength: 2 }),
    },
    ['id', 'subject'],
  );

const subject: fc.Arbitrary<Subject> = optional(
  {
    slug,
    name,
    version: name,
    variant: name,
    components: fc.array(optional({ name, version: name }, ['name']), { maxLength: 2 }),
    labels,
  },
  ['slug', 'name'],
);

const claim = (of: fc.Arbitrary<string>): fc.Arbitrary<Claim> =>
  optional(
    {
      id: identifier,
      subject: of,
      case: caseName,
      metric,
      statistic: fc.constantFrom('value', 'mean', 'p99'),
      value: number,
      text,
      conditions: optional(
        { payloadBytes: nonNegative, nodes: nonNegative, nodeType: name, repetitions: count, fault: name },
        [],
      ),
      place: text,
    },
    ['id', 'case', 'metric', 'statistic', 'value'],
  );

const declaration = optional(
  {
    // Not one of the registry's, whose units are given.
    id: identifier.map((id) => `own-${id}`),
    label: name,
    unit: fc.constantFrom(...CANONICAL_UNITS),
    better: fc.constantFrom(...DIRECTIONS),
    about: text,
  },
  ['id'],
);

const criterion = optional(
  {
    metric,
    statistic: fc.constantFrom('mean', 'p99'),
    case: caseName,
    weight: nonNegative,
    scale: fc.constantFrom('ratio' as const, 'linear' as const, 'log' as const),
    from: number,
    to: number,
    min: number,
    max: number,
  },
  ['metric', 'statistic', 'case'],
);

const reference = optional(
  {
    title: name,
    url: fc.webUrl({ validSchemes: ['http', 'https'] }),
    publishedAt: day,
    readAt: day,
  },
  [],
);

const byId = (entry: { id: string }) => entry.id;

/** Any valid suite file: optional keys present or not, lists empty or absent, ids unique, references that lead somewhere. */
export const suiteFileArbitrary: fc.Arbitrary<SuiteFile> = fc
  .uniqueArray(subject, { minLength: 1, maxLength: 4, selector: (entry) => entry.slug })
  .chain((subjects) => {
    const oneOf = fc.constantFrom(...subjects.map((entry) => entry.slug));
    return fc
      .uniqueArray(claim(oneOf), { maxLength: 5, selector: byId })
      .chain((claims) => restOfFile(subjects, claims, oneOf));
  });

function restOfFile(
  subjects: Subject[],
  claims: Claim[],
  oneOf: fc.Arbitrary<string>,
): fc.Arbitrary<SuiteFile> {
  const someClaims = fc.subarray(claims.map(byId));
  return optional(
    {
      format: fc.constant(SUITE_FILE_FORMAT),
      suite: optional({ slug, title: name, summary: text }, ['slug', 'title']),
      metrics: fc.uniqueArray(declaration, { maxLength: 3, selector: byId }),
      subjects: fc.constant(subjects),
      runs: fc.uniqueArray(run(identifier, oneOf), { maxLength: 4, selector: byId }),
      claims: fc.constant(claims),
      statements: fc.uniqueArray(
        optional(
          {
            id: identifier,
            kind: fc.constantFrom('ratio' as const, 'order' as const, 'cause' as const),
            claims: someClaims,
            says: fc.constantFrom('lower' as const, 'higher' as const),
            value: number,
            because: someClaims,
            subject: oneOf,
            text,
            place: text,
          },
          ['id', 'kind'],
        ),
        { maxLength: 3, selector: byId },
      ),
      criteria: fc.uniqueArray(criterion, {
        maxLength: 3,
        selector: (entry) => `${entry.case}:${entry.metric}.${entry.statistic}`,
      }),
      guidance: fc.uniqueArray(
        optional(
          {
            id: identifier,
            subject: oneOf,
            advice: fc.constantFrom('for' as const, 'against' as const),
            when: fc.array(
              fc.record({
                field: fc.constantFrom('users', 'teamSize', 'needs:fault-isolation'),
                op: fc.constantFrom('<' as const, '<=' as const, '=' as const),
                value: fc.oneof(number, fc.boolean(), text),
              }),
              { maxLength: 2 },
            ),
            text,
            place: text,
          },
          ['id', 'subject', 'advice'],
        ),
        { maxLength: 3, selector: byId },
      ),
      references: fc.uniqueArray(reference, {
        maxLength: 3,
        selector: (entry) => JSON.stringify([entry.title, entry.url]),
      }),
    },
    ['format', 'suite', 'subjects', 'claims'],
  );
}
