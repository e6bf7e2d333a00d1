import * as z from 'zod';
import 'zod-openapi';
import { EVIDENCE_GRADES } from '@/lib/model/grade';
import { CANONICAL_UNITS, DIRECTIONS } from '@/lib/model/unit';

/** What a decision takes and gives; see `schemas.ts`. */

const text = z.string().max(1000);
const texts = z.array(text).max(200).exactOptional();

const WEIGHTS = 'A weight as `CRITERION=WEIGHT`; may be repeated. Only the proportions matter.';
const LIMITS =
  'A hard limit with its unit as `CRITERION<VALUE`, with `<`, `<=`, `>` or `>=`; may be repeated.';
const WITHOUT = 'A criterion to leave out; may be repeated.';
const TOLERANCE = 'How far claims and estimates may be off; 15 % without it.';
const SEED = 'Where the draws start; 1 without it. The same seed gives the same digits.';
const SITUATION =
  'An answer about your situation as `FIELD=ANSWER`, for the suite’s advice; may be repeated. With `users` the monthly cost is computed for them; fields of the cost calculator are taken too.';
const RATE = 'A criterion of your own as `NAME.SUBJECT=RATING`, from 0 to 10, the best; may be repeated.';
const SOURCE = 'Who says so, for each rated criterion, as `NAME=WHO`; may be repeated.';

export const decisionQuery = z.strictObject({
  weight: texts.meta({ description: WEIGHTS, example: ['latency.p99=3'] }),
  limit: texts.meta({ description: LIMITS, example: ['latency.p99<20ms'] }),
  without: texts.meta({ description: WITHOUT, example: ['learning-curve.value'] }),
  claimTolerance: text.exactOptional().meta({ description: TOLERANCE, example: '15%' }),
  seed: text.exactOptional().meta({ description: SEED, example: '1' }),
  situation: texts.meta({ description: SITUATION, example: ['users=500k', 'needs:low-cost=yes'] }),
  rate: texts.meta({ description: RATE, example: ['team-skills.go-1.24=8'] }),
  source: texts.meta({ description: SOURCE, example: ['team-skills=asked the team'] }),
});

export const decisionRequestSchema = z
  .strictObject({
    suite: z.looseObject({}).meta({
      description: 'A suite file; its JSON Schema is at `/schema/benchlens-suite-v1.json`.',
    }),
    weights: z
      .record(z.string().max(1000), z.number())
      .exactOptional()
      .meta({ description: 'By criterion. Only the proportions matter.', example: { 'latency.p99': 3 } }),
    limits: texts.meta({ description: LIMITS, example: ['latency.p99<20ms'] }),
    without: texts.meta({ description: 'Criteria to leave out.' }),
    claimTolerance: z
      .union([z.number(), text])
      .exactOptional()
      .meta({ description: TOLERANCE, example: 0.15 }),
    seed: z.number().exactOptional().meta({ description: SEED, example: 1 }),
    situation: z
      .record(z.string().max(1000), z.union([z.number(), z.boolean(), text]))
      .exactOptional()
      .meta({
        description: 'The reader’s situation by field, for the suite’s advice; numbers in canonical units.',
        example: { users: 500000, 'needs:low-cost': true },
      }),
    rate: texts.meta({ description: RATE }),
    source: texts.meta({ description: SOURCE }),
  })
  .meta({
    id: 'DecisionRequest',
    description: 'A suite and what the reader chooses. A suite file alone is taken too.',
  });

const share = z.number().min(0).max(1);
const names = z.array(z.string());
const limit = z.object({ op: z.enum(['<', '<=', '>', '>=']), value: z.number() });

const option = z.object({
  subject: z.string(),
  score: share.optional().meta({ description: 'Absent where the option has no criterion with a weight.' }),
  winShare: share.meta({ description: 'Share of all weightings under which it wins.' }),
  rankProbabilities: z.array(share).meta({
    description:
      'Chance of the first, second … rank with these weights and uncertain values; empty when excluded.',
  }),
  excludedBy: names.meta({ description: 'Criteria whose hard limit it breaks.' }),
  dominatedBy: names.meta({ description: 'Options at least as good on every criterion and better on one.' }),
  name: z.string(),
  winShareInOrder: share.meta({
    description: 'Of the weightings that keep the reader’s order of importance.',
  }),
  dominatedOnPerformanceBy: names.meta({ description: 'The same, on latency, capacity and failure alone.' }),
  bestOn: names,
  lacks: names.meta({ description: 'Criteria without a value; it is scored on its others.' }),
  unknownLimits: names,
});

const cell = z.object({
  subject: z.string(),
  value: z.number().meta({ description: 'In the canonical unit.' }),
  utility: share.optional(),
  low: z.number(),
  high: z.number(),
  spread: z.enum(['interval', 'runs', 'tolerance', 'none']),
  grade: z.enum(EVIDENCE_GRADES),
  runs: z.int().optional(),
  claim: z.string().optional(),
});

const criterion = z.object({
  criterion: z.string(),
  case: z.string(),
  metric: z.string(),
  statistic: z.string(),
  label: z.string(),
  unit: z.enum(CANONICAL_UNITS),
  better: z.enum(DIRECTIONS),
  weight: share.optional().meta({ description: 'Absent where it takes no part in the score.' }),
  because: z.string().optional(),
  scale: z.enum(['ratio', 'linear', 'log']).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
  limits: z.array(limit),
  grade: z.enum(EVIDENCE_GRADES).optional(),
  notes: names,
  cells: z.array(cell),
});

const answer = z.union([z.number(), z.boolean(), z.string()]);
const rule = z.object({
  id: z.string(),
  subject: z.string(),
  advice: z.enum(['for', 'against']),
  text: z.string().optional(),
  place: z.string().optional(),
  state: z.enum(['fires', 'open', 'silent']),
  conditions: z.array(
    z.object({
      field: z.string(),
      op: z.string(),
      value: answer,
      answer: answer.optional(),
      state: z.enum(['holds', 'fails', 'open']),
    }),
  ),
  conflictsWith: names,
  outside: z.array(
    z.object({ field: z.string(), asked: z.number(), quantity: z.string(), value: z.number() }),
  ),
});

export const decisionSchema = z
  .object({
    winner: z.string().optional().meta({ description: 'Absent where no option is left.' }),
    options: z.array(option),
    flips: z.array(
      z.object({
        criterion: z.string(),
        weight: share,
        flipsAtWeight: share
          .optional()
          .meta({ description: 'The nearest share at which the winner changes; absent when none does.' }),
        newWinner: z.string().optional(),
      }),
    ),
    sentence: z.string(),
    leaders: names.meta({ description: 'More than one where several tie.' }),
    criteria: z.array(criterion),
    neverMatter: names,
    couldChange: z.array(
      z.object({
        criterion: z.string(),
        subject: z.string(),
        value: z.number(),
        changesAt: z.number(),
        direction: z.enum(['above', 'below']),
        newWinner: z.string().optional(),
      }),
    ),
    recommended: z.array(
      z.object({
        statement: z.string(),
        subject: z.string(),
        text: z.string().optional(),
        place: z.string().optional(),
        rank: z.int().optional(),
        dominatedBy: names,
        dominatedOnPerformanceBy: names,
        bestOn: names,
        sentence: z.string(),
      }),
    ),
    guidance: z.array(rule),
    leftOut: names,
    settings: z.object({ claimTolerance: z.number(), seed: z.int(), draws: z.int() }),
  })
  .meta({ id: 'Decision' });
