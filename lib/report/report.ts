import type * as z from 'zod';
import type { CHAPTER_KINDS, reportSchema, sealedReportSchema } from './report-schema';

export type Report = z.infer<typeof reportSchema>;
export type Chapter = Report['chapters'][number];
export type ChapterKind = (typeof CHAPTER_KINDS)[number];
/** A part of a chapter as it is read: page, HTML file, Markdown and CSV are made from the same blocks. */
export type Block = Chapter['blocks'][number];
export type TableBlock = Extract<Block, { kind: 'table' }>;
export type ChartBlock = Extract<Block, { kind: 'chart' }>;
export type SealedReport = z.infer<typeof sealedReportSchema>;
