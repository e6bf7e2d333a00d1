import type * as z from 'zod';
import type { shownReportSchema } from './report-schema';

/** A report without its evidence and its numbers in full precision: what a page shows. */
export type ShownReport = z.infer<typeof shownReportSchema>;
