'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { computeCost } from '@/lib/cost/compute-cost';
import type { CostContext } from '@/lib/cost/scenario';
import type { Query } from '@/lib/format/query-string';
import { problemTexts } from '@/lib/tables/cost-page';
import {
  buildCostResults,
  buildQuickResults,
  refineResults,
  type CostResults,
  type SlowResults,
} from '@/lib/tables/cost-results';
import { CostResultsView, StaleResults } from './results';

/** So long after the last change what takes longer is computed. */
const CALM_MS = 300;

/**
 * The results of what is typed, computed in the browser by the code of the server. What is quick follows every change at
 * once, what takes longer comes piece by piece when the typing rests. What cannot be computed leaves the last good
 * results, marked as such.
 */
export function LiveCost({
  query,
  context,
  action,
  isStale: isMarked,
  onProblems,
  children,
}: {
  query: Query;
  context: CostContext;
  action: string;
  /** Whether the server’s results say so already. */
  isStale: boolean;
  onProblems: (problems: Readonly<Record<string, string>>) => void;
  /** The server's results, until the first of our own. */
  children: ReactNode;
}) {
  const [shown, setShown] = useState<CostResults>();
  const [isStale, setIsStale] = useState(false);
  const slow = useRef<SlowResults>(undefined);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = async () => {
      const model = await computeCost(query, context);
      if (!isCurrent) return;
      setIsStale(!model.ok);
      const second = model.ok && model.value.second?.ok === false ? model.value.second.problems : [];
      onProblems(problemTexts([...(model.ok ? [] : model.problems), ...second]));
      if (!model.ok) return;
      if (slow.current === undefined) {
        // In place of the server's results comes as much as they hold, so that nothing moves.
        const all = buildCostResults(model.value);
        slow.current = all.slow;
        setShown(all);
        return;
      }
      const quick = buildQuickResults(model.value);
      setShown({ ...quick, slow: slow.current });
      const pieces = refineResults(model.value, slow.current);
      const refine = () => {
        if (!isCurrent) return;
        const piece = pieces.next();
        if (piece.done === true) return;
        // Most pieces only advance; a paint for each would take longer than they do.
        if (piece.value !== slow.current) {
          slow.current = piece.value;
          setShown({ ...quick, slow: piece.value });
        }
        timer = setTimeout(refine);
      };
      timer = setTimeout(refine, CALM_MS);
    };
    follow().catch((cause: unknown) => {
      // A price book that did not load: the server's results stay, and the next change tries again.
      if (isCurrent)
        onProblems({ region: cause instanceof Error ? cause.message : 'The prices did not load.' });
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query, context, onProblems]);

  if (shown === undefined) return isStale && !isMarked ? <StaleResults>{children}</StaleResults> : children;
  return <CostResultsView results={shown} action={action} isStale={isStale} />;
}
