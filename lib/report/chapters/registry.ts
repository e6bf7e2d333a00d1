import type { ChapterKind } from '../report';
import { computeAudit } from './audit';
import { computeComparison } from './comparison';
import type { ComputeChapter } from './computed-chapter';
import { computeCost } from './cost';
import { computeDecision } from './decision';

export const CHAPTERS: Readonly<Record<ChapterKind, ComputeChapter>> = {
  comparison: computeComparison,
  decision: computeDecision,
  cost: computeCost,
  audit: computeAudit,
};
