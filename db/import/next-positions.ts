import 'server-only';
import { eq, max } from 'drizzle-orm';
import type { SuiteFile } from '@/lib/model/suite-file';
import { nextSuitePosition } from '../queries/suites';
import type { Store } from '../store';

/** Where the next entry of each list of a suite goes. */
export interface NextPositions {
  readonly suite: number;
  readonly metric: number;
  readonly subject: number;
  readonly run: number;
  readonly benchmarkCase: number;
  readonly claim: number;
  readonly statement: number;
  readonly criterion: number;
  readonly guidance: number;
  readonly reference: number;
}

/** Of an empty suite, which comes after the suites that are there. */
export async function firstPositions(store: Store): Promise<NextPositions> {
  return { ...START, suite: await nextSuitePosition(store) };
}

/**
 * The positions after the last ones of a stored suite, read only for lists that get longer. Imports at the same time
 * may give one position twice; ids then tell the order.
 */
export async function nextPositions(
  store: Store,
  additions: SuiteFile,
  newCases: readonly string[],
): Promise<NextPositions> {
  const after = async (name: ListTable, added: readonly unknown[] | undefined): Promise<number> => {
    if (added === undefined || added.length === 0) return 0;
    const table = store.tables[name];
    const [row] = await store.db
      .select({ last: max(table.position) })
      .from(table)
      .where(eq(table.suite, additions.suite.slug));
    return row === undefined || row.last === null ? 0 : row.last + 1;
  };
  return {
    ...START,
    metric: await after('metric', additions.metrics),
    subject: await after('subject', additions.subjects),
    run: await after('run', additions.runs),
    benchmarkCase: await after('benchmarkCase', newCases),
    claim: await after('claim', additions.claims),
    statement: await after('statement', additions.statements),
    criterion: await after('criterion', additions.criteria),
    guidance: await after('guidance', additions.guidance),
    reference: await after('reference', additions.references),
  };
}

type ListTable = Exclude<keyof NextPositions, 'suite'>;

const START: NextPositions = {
  suite: 0,
  metric: 0,
  subject: 0,
  run: 0,
  benchmarkCase: 0,
  claim: 0,
  statement: 0,
  criterion: 0,
  guidance: 0,
  reference: 0,
};
