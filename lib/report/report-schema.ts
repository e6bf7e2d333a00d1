import * as z from 'zod';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';

/** A frozen report as canonical JSON; what a reader sees of it is in its blocks, what it rests on in its evidence. */
export const REPORT_FORMAT = 'benchlens-report/v1';

export const CHAPTER_KINDS = ['comparison', 'decision', 'cost', 'audit'] as const;

const text = z.string();

const cell = text;
const share = z.number();

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sentence'), text, isLead: z.boolean().exactOptional() }),
  z.strictObject({
    kind: z.literal('facts'),
    items: z.array(z.strictObject({ name: text, text })),
  }),
  z.strictObject({
    kind: z.literal('table'),
    title: text,
    head: z.array(text),
    /** Indices of columns whose cells are numbers. */
    numeric: z.array(z.int()),
    rows: z.array(z.array(cell)),
  }),
  z.strictObject({
    kind: z.literal('chart'),
    title: text,
    xTitle: text,
    yTitle: text,
    caption: text,
    xTicks: z.array(z.strictObject({ text, at: share })),
    yTicks: z.array(z.strictObject({ text, at: share })),
    series: z.array(
      z.strictObject({
        name: text,
        slot: z.int(),
        isClaimed: z.boolean(),
        points: z.array(z.strictObject({ x: share, y: share, text })),
        line: z.array(z.tuple([share, share])),
      }),
    ),
  }),
]);

const chapter = z.strictObject({
  kind: z.enum(CHAPTER_KINDS),
  title: text,
  notes: text.exactOptional(),
  /** Address of the view on the instance that froze it, with its whole state. */
  view: text,
  /** How the numbers were computed: `comparison/1`. */
  method: text,
  evidence: suiteFileSchema.exactOptional(),
  /** Grades of the evidence, strongest first. */
  grades: z.array(text),
  /** The numbers in full precision, as the API gives them. */
  result: z.json(),
  blocks: z.array(block),
});

export const reportSchema = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  title: text,
  product: z.strictObject({ name: z.literal('benchlens'), version: text }),
  /** SHA-256 of the version before this one. */
  previous: text.exactOptional(),
  chapters: z.array(chapter).min(1),
});

/** What travels: the report, the SHA-256 of its canonical JSON, and when it was frozen first. */
export const sealedReportSchema = z.strictObject({
  /** Epoch milliseconds. Not a part of what is hashed: the same view of the same data is the same report. */
  createdAt: z.int(),
  report: reportSchema,
  sha256: text,
});

/** What a page shows of a stored report; the rest, by far the most, is left unread. */
export const shownReportSchema = z.object({
  ...reportSchema.omit({ chapters: true }).shape,
  chapters: z.array(z.object(chapter.omit({ evidence: true, result: true }).shape)),
});
