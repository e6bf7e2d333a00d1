import type { SuiteFile } from '@/lib/model/suite-file';
import type { Result } from '@/lib/result';
import type { JsonValue } from '../canonical-json';
import type { Block } from '../report';

/** What a chapter says, computed from its evidence and nothing else. */
export interface ComputedChapter {
  /** What it was computed by; a change of its arithmetic gives another number. */
  readonly method: string;
  readonly result: JsonValue;
  readonly blocks: readonly Block[];
}

/** @param query the state of the view */
export type ComputeChapter = (
  evidence: SuiteFile,
  query: URLSearchParams,
) => Promise<Result<ComputedChapter>>;
