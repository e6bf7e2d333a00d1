import { dataOfColumns } from '@/lib/comparison/column-data';
import { comparabilityOf, conditionedRuns, type Comparability } from '@/lib/comparison/comparability';
import type { CompareQuery } from '@/lib/comparison/compare-query';
import { compareSuite } from '@/lib/comparison/compare-suite';
import type { Comparison } from '@/lib/comparison/comparison';
import {
  defaultGrouping,
  groupRuns,
  type ClaimsOfSubject,
  type Grouping,
  type RunInSuite,
} from '@/lib/comparison/group-runs';
import { narrowRows, type NarrowedComparison } from '@/lib/comparison/narrow-rows';
import { withoutLoneClaims } from '@/lib/comparison/select-rows';
import { withoutVerdicts } from '@/lib/comparison/without-verdicts';
import type { SuiteData } from '@/lib/model/suite-data';
import { leaveOut, type WeighedRuns } from './compare-leave-out';

/** Runs of any suites compared as an address asks for. */
export interface ComparedSelection {
  readonly data: SuiteData;
  readonly weighed: WeighedRuns;
  readonly grouping: Grouping;
  readonly columns: readonly string[];
  /** The chosen base, where it is one of the columns. */
  readonly base?: string;
  readonly comparability: Comparability;
  /** The runs did not measure the same thing, and the reader did not insist: values without verdicts. */
  readonly isWithheld: boolean;
  /** Before metrics and cases were chosen. */
  readonly all: Comparison;
  readonly narrowed: NarrowedComparison;
  /** The comparison with another base, narrowed alike. */
  readonly against: (base: string) => Comparison;
}

/** Leaves out, groups, compares and narrows: what the page, its exports and the data share. */
export function compareSelection(
  entries: readonly RunInSuite[],
  claims: readonly ClaimsOfSubject[],
  query: CompareQuery,
): ComparedSelection {
  // What is left out has a say: columns keep their meaning when it is taken in.
  const grouping = query.group ?? defaultGrouping([...entries, ...claims]);
  const weighed = leaveOut(entries, query.include);
  const data = dataOfColumns(groupRuns(weighed.counted, claims, grouping));
  const columns = data.subjects.map(({ slug }) => slug);
  const base = query.base !== undefined && columns.includes(query.base) ? query.base : undefined;
  const comparability = comparabilityOf(conditionedRuns(data, columns));
  const isWithheld = comparability.verdict === 'not' && !query.anyway;
  const compare = (reference: string | undefined) => {
    const comparison = withoutLoneClaims(
      compareSuite(data, columns, {
        anyway: query.anyway,
        ...(reference === undefined ? {} : { base: reference }),
      }),
    );
    return isWithheld ? withoutVerdicts(comparison) : comparison;
  };
  const all = compare(base);
  return {
    data,
    weighed,
    grouping,
    columns,
    ...(base === undefined ? {} : { base }),
    comparability,
    isWithheld,
    all,
    narrowed: narrowRows(all, query),
    against: (reference) => narrowRows(compare(reference), query).comparison,
  };
}
