import { sql } from 'drizzle-orm';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { Criterion, Distribution, Guidance, Statement } from '@/lib/model/suite-file';
import type { CanonicalUnit, Direction } from '@/lib/model/unit';
import type { Kit } from './kit';

/** What a token may do; each scope includes the ones before it. */
export type TokenScope = 'read' | 'write' | 'admin';

/**
 * All tables, declared once and built once per dialect. Ids are texts that the application makes; there are no
 * serials, enums, arrays or triggers. `position` keeps the order of the suite file, so that an export gives the same
 * bytes again. Missing is NULL. Texts of
 * a closed list carry its type, since only commands that checked it write them; JSON columns do not. Changing anything here needs `npm run db:generate` and a read of the generated SQL.
 */
export function defineTables(kit: Kit) {
  const { table, text, integer, millis, real, bool, json, primaryKey, foreignKey, index, uniqueIndex } = kit;

  const suite = table(
    'suite',
    {
      slug: text('slug').primaryKey(),
      title: text('title').notNull(),
      summary: text('summary'),
      position: integer('position').notNull(),
      /** Index in `EVIDENCE_GRADES` of the strongest evidence, kept at import so that lists need no measurements. */
      gradeRank: integer('grade_rank'),
      createdAt: millis('created_at').notNull(),
      updatedAt: millis('updated_at').notNull(),
    },
    (t) => [index('suite_position').on(t.position, t.slug)],
  );
  const suiteSlug = () =>
    text('suite')
      .notNull()
      .references(() => suite.slug, { onDelete: 'cascade' });

  const metric = table(
    'metric',
    {
      suite: suiteSlug(),
      id: text('id').notNull(),
      label: text('label'),
      unit: text('unit').$type<CanonicalUnit>(),
      better: text('better').$type<Direction>(),
      about: text('about'),
      position: integer('position').notNull(),
    },
    (t) => [primaryKey({ columns: [t.suite, t.id] })],
  );

  const subject = table(
    'subject',
    {
      suite: suiteSlug(),
      slug: text('slug').notNull(),
      name: text('name').notNull(),
      version: text('version'),
      variant: text('variant'),
      components: json('components'),
      labels: json('labels'),
      /** Display order and colour slot. */
      position: integer('position').notNull(),
      /** Kept at import, since counting the runs of a large suite would cost more than the rest of its page. */
      runCount: integer('run_count').notNull(),
    },
    (t) => [primaryKey({ columns: [t.suite, t.slug] })],
  );

  const source = table(
    'source',
    {
      importId: text('import_id').primaryKey(),
      suite: suiteSlug(),
      sha256: text('sha256').notNull(),
      fileName: text('file_name').notNull(),
      format: text('format').notNull(),
      importerVersion: integer('importer_version').notNull(),
      sizeBytes: integer('size_bytes').notNull(),
      receivedAt: millis('received_at').notNull(),
      tokenName: text('token_name'),
    },
    // Hash first: the sweep of the blob store looks up hashes alone.
    (t) => [uniqueIndex('source_sha256_suite').on(t.sha256, t.suite)],
  );

  const run = table(
    'run',
    {
      id: text('id').primaryKey(),
      suite: suiteSlug(),
      subject: text('subject').notNull(),
      position: integer('position').notNull(),
      startedAt: millis('started_at'),
      importedAt: millis('imported_at').notNull(),
      /** Start, else import, then position, as digits that sort as text: `sortKeyOf` in commands. */
      sortKey: text('sort_key').notNull(),
      durationNs: real('duration_ns'),
      sourceSha256: text('source_sha256'),
      sourceFileName: text('source_file_name'),
      sourceFormat: text('source_format'),
      tool: json('tool'),
      load: json('load'),
      environment: json('environment'),
      labels: json('labels'),
      /** The import that brought it; absent for runs that came without a file. */
      importId: text('import_id').references(() => source.importId),
    },
    (t) => [
      foreignKey({ columns: [t.suite, t.subject], foreignColumns: [subject.suite, subject.slug] }).onDelete(
        'cascade',
      ),
      index('run_latest').on(t.suite, t.subject, t.sortKey, t.id),
      index('run_position').on(t.suite, t.position, t.id),
      index('run_import').on(t.importId),
      index('run_source').on(t.sourceSha256, t.suite),
    ],
  );
  const runId = () =>
    text('run_id')
      .notNull()
      .references(() => run.id, { onDelete: 'cascade' });

  const benchmarkCase = table(
    'benchmark_case',
    { suite: suiteSlug(), name: text('name').notNull(), position: integer('position').notNull() },
    (t) => [primaryKey({ columns: [t.suite, t.name] })],
  );

  const measurement = table(
    'measurement',
    {
      runId: runId(),
      caseName: text('case_name').notNull(),
      metric: text('metric').notNull(),
      statistic: text('statistic').notNull(),
      /** In the canonical unit of the metric. */
      value: real('value').notNull(),
      grade: text('grade').$type<EvidenceGrade>(),
      n: integer('n'),
      method: text('method'),
      pointer: text('pointer'),
      text: text('text'),
      position: integer('position').notNull(),
    },
    (t) => [primaryKey({ columns: [t.runId, t.caseName, t.metric, t.statistic] })],
  );

  const distribution = table(
    'distribution',
    {
      runId: runId(),
      position: integer('position').notNull(),
      caseName: text('case_name').notNull(),
      metric: text('metric').notNull(),
      encoding: text('encoding').$type<Distribution['encoding']>().notNull(),
      unit: text('unit').$type<CanonicalUnit>(),
      count: integer('count'),
      /** Base64 as received: decoding and encoding again need not give the same characters. */
      data: text('data'),
      values: json('raw_values'),
      independent: bool('independent'),
    },
    (t) => [primaryKey({ columns: [t.runId, t.position] })],
  );

  const series = table(
    'series',
    {
      runId: runId(),
      position: integer('position').notNull(),
      caseName: text('case_name').notNull(),
      metric: text('metric').notNull(),
      offsetsNs: json('offsets_ns').notNull(),
      values: json('series_values').notNull(),
    },
    (t) => [primaryKey({ columns: [t.runId, t.position] })],
  );

  const claim = table(
    'claim',
    {
      suite: suiteSlug(),
      id: text('id').notNull(),
      subject: text('subject'),
      caseName: text('case_name').notNull(),
      metric: text('metric').notNull(),
      statistic: text('statistic').notNull(),
      value: real('value').notNull(),
      text: text('text'),
      conditions: json('conditions'),
      place: text('place'),
      position: integer('position').notNull(),
    },
    (t) => [primaryKey({ columns: [t.suite, t.id] })],
  );

  const statement = table(
    'statement',
    {
      suite: suiteSlug(),
      id: text('id').notNull(),
      kind: text('kind').$type<Statement['kind']>().notNull(),
      claims: json('claims'),
      says: text('says').$type<NonNullable<Statement['says']>>(),
      value: real('value'),
      because: json('because'),
      subject: text('subject'),
      text: text('text'),
      place: text('place'),
      position: integer('position').notNull(),
    },
    (t) => [primaryKey({ columns: [t.suite, t.id] })],
  );

  const criterion = table(
    'criterion',
    {
      suite: suiteSlug(),
      caseName: text('case_name').notNull(),
      metric: text('metric').notNull(),
      statistic: text('statistic').notNull(),
      weight: real('weight'),
      scale: text('scale').$type<NonNullable<Criterion['scale']>>(),
      from: real('from_value'),
      to: real('to_value'),
      min: real('min_value'),
      max: real('max_value'),
      position: integer('position').notNull(),
    },
    (t) => [primaryKey({ columns: [t.suite, t.caseName, t.metric, t.statistic] })],
  );

  const guidance = table(
    'guidance',
    {
      suite: suiteSlug(),
      id: text('id').notNull(),
      subject: text('subject').notNull(),
      advice: text('advice').$type<Guidance['advice']>().notNull(),
      when: json('conditions'),
      text: text('text'),
      place: text('place'),
      position: integer('position').notNull(),
    },
    (t) => [primaryKey({ columns: [t.suite, t.id] })],
  );

  const reference = table(
    'reference',
    {
      suite: suiteSlug(),
      /** Title and address as one text, since either may be absent and a key may not hold NULL. */
      key: text('key').notNull(),
      title: text('title'),
      url: text('url'),
      publishedAt: text('published_at'),
      readAt: text('read_at'),
      position: integer('position').notNull(),
    },
    (t) => [primaryKey({ columns: [t.suite, t.key] })],
  );

  const token = table(
    'token',
    {
      id: text('id').primaryKey(),
      name: text('name').notNull(),
      scope: text('scope').$type<TokenScope>().notNull(),
      /** SHA-256 of the secret in hexadecimal; the secret itself is never stored. */
      hash: text('hash').notNull(),
      createdAt: millis('created_at').notNull(),
      lastUsedAt: millis('last_used_at'),
      revokedAt: millis('revoked_at'),
    },
    (t) => [
      uniqueIndex('token_hash').on(t.hash),
      // A name may be used again once its token is revoked.
      uniqueIndex('token_active_name')
        .on(t.name)
        .where(sql`revoked_at is null`),
    ],
  );

  const report = table(
    'report',
    {
      /** Short and random: who was not given the link does not find it. */
      slug: text('slug').primaryKey(),
      /** Of its canonical JSON, which is in the blob store; several reports may have the same content. */
      sha256: text('sha256').notNull(),
      title: text('title').notNull(),
      createdAt: millis('created_at').notNull(),
      tokenName: text('token_name'),
      /** Slug of the version before it. */
      previous: text('previous'),
      withdrawnAt: millis('withdrawn_at'),
      withdrawnReason: text('withdrawn_reason'),
    },
    (t) => [index('report_sha256').on(t.sha256), index('report_previous').on(t.previous)],
  );

  const reportSuite = table(
    'report_suite',
    {
      report: text('report')
        .notNull()
        .references(() => report.slug, { onDelete: 'cascade' }),
      /** Slug of a suite, which may be gone: a report outlives what it was made from. */
      suite: text('suite').notNull(),
    },
    (t) => [primaryKey({ columns: [t.report, t.suite] }), index('report_suite_suite').on(t.suite, t.report)],
  );

  return {
    suite,
    metric,
    subject,
    source,
    run,
    benchmarkCase,
    measurement,
    distribution,
    series,
    claim,
    statement,
    criterion,
    guidance,
    reference,
    token,
    report,
    reportSuite,
  };
}

export type Tables = ReturnType<typeof defineTables>;
