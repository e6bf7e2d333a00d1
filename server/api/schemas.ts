import * as z from 'zod';
import 'zod-openapi';
import { isGrouping } from '@/lib/comparison/group-runs';
import { isLeaveOutReason, LEAVE_OUT_REASONS } from '@/lib/comparison/leave-out-reason';
import { DURATION_UNITS } from '@/lib/model/durations';
import { runSchema, suiteFileSchema } from '@/lib/model/suite-file-schema';
import { EVIDENCE_GRADES } from '@/lib/model/grade';
import { CANONICAL_UNITS, DIRECTIONS } from '@/lib/model/unit';
import { parseMetricParameter } from '@/lib/upload/metric-choice';
import { PROBLEM_CODES, WARNING_CODES } from '@/lib/problem';

/**
 * What the API takes and gives, declared once: handlers check their parameters with these schemas, and the OpenAPI
 * document is made from them. No transforms and no coercion, which a document cannot express.
 */

// Control characters have no place in names; they would break terminals and headers.
const plainText = z.string().regex(/^[^\p{Cc}]+$/u, { error: 'text without control characters' });
// What becomes a name is held to the same rule as the names of a suite file.
const plainName = z.string().regex(/^(?=.*\S)[^\p{Cc}\u202A-\u202E\u2066-\u2069]+$/u, {
  error: 'a name without control characters and without marks that change the direction of text',
});

const place = z
  .object({
    file: z.string().optional(),
    line: z.int().optional().meta({ description: 'From 1.' }),
    column: z.int().optional().meta({ description: 'From 1.' }),
    pointer: z.string().optional().meta({ description: 'JSON pointer (RFC 6901) into the file.' }),
  })
  .meta({ id: 'Place' });

// One instance: the document takes two of the same name for a mistake.
export const suiteFileAnswerSchema = suiteFileSchema.meta({ id: 'SuiteFile' });

const problem = z
  .object({
    code: z.enum(PROBLEM_CODES),
    where: place,
    expected: z.string(),
    found: z.string(),
    hint: z.string().optional(),
  })
  .meta({ id: 'Problem' });

const warning = z
  .object({ code: z.enum(WARNING_CODES), where: place, message: z.string() })
  .meta({ id: 'Warning' });

export const problemDocumentSchema = z
  .object({
    type: z.string().meta({ example: 'urn:benchlens:error:invalid' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    problems: z.array(problem),
  })
  .meta({ id: 'ProblemDocument', description: 'Why a request was refused (RFC 9457).' });

export const slugParameter = z.object({
  slug: z.string().meta({ description: 'The slug of a suite.', example: 'chat-servers' }),
});

export const runIdParameter = z.object({
  id: z.string().meta({ description: 'The id of a run.', example: 'r_abcdefghijklmnopqrst' }),
});

export const importQuery = z.strictObject({
  suite: plainName.max(200).exactOptional().meta({
    description:
      'Slug of the suite, or a title from which the slug is made; created when it does not exist. Without it a suite file keeps its own slug, and any other file goes to a suite named like the file.',
  }),
  subject: plainName.max(200).exactOptional().meta({
    description: 'Who was measured. Without it, what the file says, else the file’s name.',
  }),
  format: plainText.max(100).exactOptional().meta({
    description: 'A format id that overrules detection.',
    example: 'wrk',
  }),
  unit: z
    .enum(DURATION_UNITS)
    .exactOptional()
    .meta({ description: 'The unit of durations, for files that name none.' }),
  mapping: plainText.max(2000).exactOptional().meta({
    description:
      'What the columns of a latency log mean, where they are not to be guessed: `time`, `duration`, `unit`, `status` and `label`, each with a colon and a name, separated by commas; names with a comma are percent-encoded once more.',
    example: 'time:ts,duration:elapsed_ms,unit:ms,status:code,label:url',
  }),
  metric: z
    .array(
      z
        .string()
        .max(300)
        .refine((text) => parseMetricParameter(text) !== undefined, {
          error:
            'a metric as ID:UNIT:BETTER, such as queue-depth:count:lower; unit or direction may be empty',
        }),
    )
    .exactOptional()
    .meta({
      description:
        'What a metric means that the file names itself, as ID:UNIT:BETTER; may be repeated. The unit is that of the numbers in the file.',
      example: ['queue-depth:count:lower'],
    }),
  label: z
    .array(
      z
        .string()
        .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069:]+:[^\p{Cc}]*$/u, { error: 'a label as key:value' }),
    )
    .exactOptional()
    .meta({ description: 'A label of all runs as key:value; may be repeated.', example: ['commit:1a2b3c'] }),
  dryRun: z
    .enum(['0', '1'])
    .exactOptional()
    .meta({ description: '1: answer with what would be stored, and store nothing.' }),
  fileName: plainText.max(1000).exactOptional().meta({
    description: 'The name of the file, for the record, for messages and for guesses.',
    example: 'go-3.txt',
  }),
});

export const importOutcomeSchema = z
  .object({
    importId: z.string(),
    suite: z.string().meta({ description: 'Slug.' }),
    runIds: z.array(z.string()),
    format: z.string(),
    duplicate: z.boolean().meta({ description: 'True when the suite had these bytes already.' }),
    warnings: z.array(warning),
  })
  .meta({ id: 'Import' });

export const importPreviewSchema = z
  .object({
    dryRun: z.literal(true),
    format: z.string(),
    confidence: z.number().min(0).max(1),
    reason: z.string(),
    fileName: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    suite: z.object({ slug: z.string(), title: z.string(), exists: z.boolean() }),
    subjects: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        version: z.string().optional(),
        exists: z.boolean(),
      }),
    ),
    duplicate: z.boolean(),
    file: suiteFileAnswerSchema,
    mapping: z
      .object({
        time: z.string().optional(),
        duration: z.string().optional(),
        unit: z.enum(DURATION_UNITS).optional(),
        status: z.string().optional(),
        label: z.string().optional(),
      })
      .optional()
      .meta({ description: 'Which columns of a latency log were taken for what.' }),
    columns: z
      .array(z.object({ name: z.string(), examples: z.array(z.string()) }))
      .optional()
      .meta({ description: 'All columns of a latency log, with some of their values.' }),
    warnings: z.array(warning),
  })
  .meta({ id: 'ImportPreview' });

export const multipartBody = z.object({
  file: z.array(z.string().meta({ format: 'binary' })).meta({
    description: 'Files under any field names, 32 MiB together.',
  }),
});

export const suitesQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, { error: 'a number from 1 to 200' })
    .exactOptional()
    .meta({ description: 'At most so many; 50 without it.', example: '50' }),
  cursor: plainText.max(500).exactOptional().meta({ description: '`nextCursor` of the page before.' }),
});

export const suitesSchema = z
  .object({
    items: z.array(
      z.object({
        slug: z.string(),
        title: z.string(),
        summary: z.string().optional(),
        subjectNames: z.array(z.string()),
        runCount: z.int(),
        claimCount: z.int(),
        grade: z
          .enum(EVIDENCE_GRADES)
          .optional()
          .meta({ description: 'The strongest evidence in it; absent for a suite without numbers.' }),
        updatedAtMs: z.int().meta({ description: 'Milliseconds since 1970, UTC.' }),
      }),
    ),
    nextCursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
  })
  .meta({ id: 'Suites' });

export const runAnswerSchema = z
  .object({
    run: runSchema.meta({ id: 'Run' }),
    suite: z.object({ slug: z.string(), title: z.string(), summary: z.string().optional() }),
    subject: z.object({ slug: z.string(), name: z.string() }).loose(),
    metrics: z
      .array(z.object({ id: z.string() }).loose())
      .meta({ description: 'Metrics that the suite declares.' }),
    importedAtMs: z.int().meta({ description: 'Milliseconds since 1970, UTC.' }),
    hasOriginal: z.boolean().meta({ description: 'Whether `/source` has the original bytes.' }),
    siblings: z
      .array(z.object({ id: z.string(), startedAt: z.int().optional() }))
      .meta({ description: 'Other runs of the subject.' }),
  })
  .meta({ id: 'RunDetail' });

export const percentilesQuery = z.strictObject({
  metric: plainText.max(128).meta({ example: 'latency' }),
  case: plainText.max(1000).exactOptional().meta({ description: '`all` without it.', example: 'all' }),
  q: z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,6})?(?:,\d{1,3}(?:\.\d{1,6})?){0,99}$/, {
      error: 'up to 100 percentages separated by commas, such as 50,99,99.9',
    })
    .refine((text) => text.split(',').every((percent) => Number(percent) <= 100), {
      error: 'percentages from 0 to 100',
    })
    .meta({ description: 'Percentages from 0 to 100, separated by commas.', example: '50,99,99.9' }),
});

export const percentilesSchema = z
  .array(
    z.object({
      q: z.number(),
      value: z.number().optional().meta({ description: 'In the canonical unit of the metric.' }),
      low: z.number().optional(),
      high: z.number().optional(),
      n: z.int().optional(),
      method: z.string().optional(),
      supported: z.boolean().meta({ description: 'False: the run cannot say; there is no value.' }),
    }),
  )
  .meta({ id: 'Percentiles' });

const names = plainText.max(20_000).exactOptional();

export const compareQuery = z.strictObject({
  suite: plainText.max(120).exactOptional().meta({
    description: 'The slug of a suite, whose subjects are compared by their latest runs.',
    example: 'chat-servers',
  }),
  subjects: names.meta({ description: 'Only these subjects, separated by commas.' }),
  runs: names.meta({
    description:
      'Ids of runs of any suites, separated by commas: their subjects are compared, or the runs themselves where all are of one subject.',
  }),
  base: plainText.max(250).exactOptional().meta({
    description: 'The column that ratios and tests refer to. Without it each row’s best.',
  }),
  metrics: names.meta({
    description: 'Only these rows: `metric.statistic` or `case:metric.statistic`, separated by commas.',
  }),
  group: plainText
    .max(120)
    .refine(isGrouping, { error: 'subject, version, tool, environment, run or label:NAME' })
    .exactOptional()
    .meta({ description: 'With `runs`: what puts them into columns; their subject where it is left out.' }),
  without: plainText
    .max(60)
    .refine((text) => text.split(',').every(isLeaveOutReason), { error: LEAVE_OUT_REASONS.join(', ') })
    .exactOptional()
    .meta({ description: 'With `runs`: what is left out, as the page leaves it out, separated by commas.' }),
  anyway: z.literal('1').exactOptional().meta({
    description: 'With `runs`: verdicts also where the runs did not measure the same thing.',
  }),
});

const text = z.string().optional();
const number = z.number().optional();

export const comparisonSchema = z
  .object({
    comparability: z.object({
      verdict: z.enum(['comparable', 'caveats', 'not']),
      differences: z.array(
        z.object({
          field: z.string().meta({ example: 'environment.vcpus' }),
          values: z
            .record(z.string(), z.union([z.string(), z.number()]))
            .meta({ description: 'What each run states, by its id.' }),
        }),
      ),
    }),
    rows: z.array(
      z.object({
        case: z.string(),
        metric: z.string(),
        statistic: z.string(),
        unit: z.enum(CANONICAL_UNITS),
        better: z.enum(DIRECTIONS),
        conditions: z
          .record(z.string(), z.union([z.string(), z.number()]))
          .optional()
          .meta({ description: 'What the claims of a row hold under.' }),
        cells: z.array(
          z.object({
            column: z.string(),
            value: z.number().meta({ description: 'Median over the runs, in the canonical unit.' }),
            low: number.meta({ description: '95 % interval of the median; absent below six runs.' }),
            high: number,
            runs: z.int().meta({ description: '0 for a claim.' }),
            repetitions: z.int().optional().meta({
              description: 'So many repetitions within a single run stood for runs.',
            }),
            n: z.int().optional(),
            grade: z.enum(EVIDENCE_GRADES),
            method: text,
            ratio: number.meta({ description: 'Value over that of the base; absent where that is 0.' }),
            ratioLow: number.meta({ description: '95 % interval of the ratio.' }),
            ratioHigh: number,
            effect: number.meta({ description: 'Cliff’s delta.' }),
            p: number.meta({ description: 'Two-sided Mann–Whitney against the base.' }),
            pHolm: number.meta({ description: 'Corrected for all tests of the unfiltered comparison.' }),
            verdict: z.enum(['base', 'better', 'worse', 'undecided', 'not-comparable']),
            tieGroup: z.int().optional(),
          }),
        ),
      }),
    ),
    failed: z.array(z.string()),
    cannotTell: z.array(z.string()),
    anyway: z.literal(true).optional().meta({
      description: 'Compared because somebody insisted, although the runs did not measure the same thing.',
    }),
  })
  .meta({ id: 'Comparison' });

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    version: z.string(),
    database: z.enum(['ok', 'unavailable']),
    schema: z.string().optional().meta({ description: 'The newest migration of the database.' }),
  })
  .meta({ id: 'Health' });
