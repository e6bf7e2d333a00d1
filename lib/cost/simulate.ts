import { cellOf } from '@/lib/hdr/cell-of';
import { randomStream } from '@/lib/random/random-stream';
import { toNumber } from './decimal';
import { pointCost } from './point-cost';
import type { PinnedSubject } from './pinned-subject';
import type { PriceBook } from './price-book';
import { withDrawn, type Uncertain } from './uncertain';

/** What a bill may come to, of everything that is not known exactly at once. */
export interface Simulation {
  readonly draws: number;
  readonly subjects: readonly SimulatedSubject[];
  /** For each pair, how often the one cost less than the other in the same draw. */
  readonly pairs: readonly SimulatedPair[];
}

export interface SimulatedSubject {
  readonly subject: string;
  readonly p10Usd: number;
  readonly p50Usd: number;
  readonly p90Usd: number;
  /** Share of the draws in which no fleet carries the load. */
  readonly infeasibleRatio: number;
}

export interface SimulatedPair {
  readonly a: string;
  readonly b: string;
  readonly aCheaperRatio: number;
  readonly bCheaperRatio: number;
}

/** Draws in steps, so that a browser can paint in between; the outcome does not depend on how they are cut. */
export interface SimulationRun {
  /** Does so many more draws; false when all are done. */
  readonly step: (draws: number) => boolean;
  readonly finish: () => Simulation;
}

/**
 * Draws everything uncertain at once, from fixed streams of the seed: ranges as triangles, claims uniformly within the
 * claim tolerance, medians of runs uniformly within their interval, fewer runs one run each. What the subjects share
 * has one value in a draw. Each bill is that of the model, to the cent; the node types stay as they are.
 *
 * @example startSimulation(pinned, uncertain, book, 500).finish()
 */
export function startSimulation(
  subjects: readonly PinnedSubject[],
  uncertain: readonly Uncertain[],
  book: PriceBook,
  draws: number,
): SimulationRun {
  const uniforms = uncertain.map((_, index) => {
    const numbers = new Float64Array(draws);
    randomStream(subjects[0]?.inputs.seed ?? 1, STREAM_FROM + index)(numbers);
    return numbers;
  });
  const costs = subjects.map(() => new Float64Array(draws));
  let done = 0;
  const drawOne = (draw: number) => {
    for (const [place, pinned] of subjects.entries()) {
      let { inputs, subject } = pinned;
      for (const [index, one] of uncertain.entries()) {
        const uniform = cellOf(need(uniforms[index]), draw);
        ({ inputs, subject } = withDrawn({ inputs, subject }, one, uniform));
      }
      const estimate = pointCost(inputs, subject, book);
      need(costs[place])[draw] = estimate.ok ? toNumber(estimate.value.bill.monthlyUsd) : Infinity;
    }
  };
  const step = (more: number) => {
    const until = Math.min(draws, done + more);
    for (; done < until; done += 1) drawOne(done);
    return done < draws;
  };
  return {
    step,
    finish: () => {
      step(draws);
      return {
        draws,
        subjects: subjects.map(({ subject }, place) => summaryOf(subject.subject, need(costs[place]))),
        pairs: pairsOf(
          subjects.map(({ subject }) => subject.subject),
          costs,
        ),
      };
    },
  };
}

/** Apart from the streams that the range of a single estimate draws from. */
const STREAM_FROM = 100;

function summaryOf(subject: string, costs: Float64Array): SimulatedSubject {
  const sorted = costs.toSorted();
  const at = (percent: number) => cellOf(sorted, Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1));
  return {
    subject,
    p10Usd: at(10),
    p50Usd: at(50),
    p90Usd: at(90),
    infeasibleRatio: sorted.filter((cost) => cost === Infinity).length / sorted.length,
  };
}

function pairsOf(subjects: readonly string[], costs: readonly Float64Array[]): SimulatedPair[] {
  return subjects.flatMap((a, first) =>
    subjects.slice(first + 1).map((b, offset) => {
      const [own, other] = [need(costs[first]), need(costs[first + 1 + offset])];
      let isCheaper = 0;
      let isDearer = 0;
      for (const [draw, cost] of own.entries()) {
        if (cost < cellOf(other, draw)) isCheaper += 1;
        else if (cost > cellOf(other, draw)) isDearer += 1;
      }
      return { a, b, aCheaperRatio: isCheaper / own.length, bCheaperRatio: isDearer / own.length };
    }),
  );
}

/** What the loops above made for every index. */
function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('an index beyond what was drawn');
  return value;
}
