import { buildCostChart, type CostChart } from '@/lib/charts/cost-chart';
import {
  buildBillView,
  buildCommitmentView,
  buildDifferences,
  type BillView,
  type CommitmentView,
  type DifferenceView,
} from '@/lib/cost/bill-view';
import { buildClaimsView, type ClaimView } from '@/lib/cost/claims-view';
import type { CostModel } from '@/lib/cost/compute-cost';
import { buildCostView, type CostView } from '@/lib/cost/cost-view';
import { apiGatewayCost, buildFleetsView, type FleetsView } from '@/lib/cost/fleets-view';
import { buildRangesView, type RangesView } from '@/lib/cost/ranges-view';
import { startSimulationView, type SimulationView } from '@/lib/cost/simulation-view';
import type { Query } from '@/lib/format/query-string';

/** All results of a page of costs, as plain data. */
export interface CostResults {
  readonly query: Query;
  readonly suite?: string;
  readonly view: CostView;
  readonly bill: BillView;
  readonly commitments: CommitmentView;
  readonly differences: readonly DifferenceView[];
  /** A month of the same load on API Gateway WebSocket. */
  readonly apiGateway?: string;
  readonly slow: SlowResults;
}

/** What takes longer, and in a browser comes after what is there at once. */
export interface SlowResults {
  readonly ranges: RangesView;
  readonly chart?: CostChart;
  readonly claims: readonly ClaimView[];
  readonly fleets: readonly FleetsView[];
  readonly simulation?: SimulationView;
}

/** Draws and points of the server's first answer, which a browser refines. */
const FIRST_DRAWS = 200;
const FIRST_SAMPLES = 60;
const DRAWS = 10_000;
const DRAWS_AT_ONCE = 250;
const SAMPLES = 200;

/** Everything, with few draws. */
export function buildCostResults(model: CostModel): CostResults {
  return {
    ...buildQuickResults(model),
    slow: {
      ranges: buildRangesView(model),
      ...chartOf(model, FIRST_SAMPLES),
      claims: buildClaimsView(model),
      fleets: model.pinned.flatMap((_, index) => buildFleetsView(model, index) ?? []),
      simulation: startSimulationView(model, FIRST_DRAWS).finish(),
    },
  };
}

/** What follows every key and every move of a slider. */
export function buildQuickResults(model: CostModel): Omit<CostResults, 'slow'> {
  const { query, context, second } = model;
  const apiGateway = apiGatewayCost(model);
  return {
    query,
    ...(context.suite === undefined ? {} : { suite: context.suite }),
    view: buildCostView(model),
    bill: buildBillView(model),
    ...(apiGateway === undefined ? {} : { apiGateway }),
    commitments: buildCommitmentView(model),
    differences: second?.ok === true ? buildDifferences(model, second.value) : [],
  };
}

/**
 * What takes longer, in pieces of a few milliseconds: the caller lets the browser paint between them. Each piece gives
 * the results as far as they are known.
 */
export function* refineResults(model: CostModel, previous: SlowResults): Generator<SlowResults> {
  const { chart: _, ...rest } = previous;
  let slow: SlowResults = { ...previous, ranges: buildRangesView(model) };
  yield slow;
  slow = { ...rest, ranges: slow.ranges, ...chartOf(model, SAMPLES) };
  yield slow;
  slow = { ...slow, claims: buildClaimsView(model) };
  yield slow;
  const fleets: FleetsView[] = [];
  for (const index of model.pinned.keys()) {
    fleets.push(...[buildFleetsView(model, index) ?? []].flat());
    yield slow;
  }
  slow = { ...slow, fleets };
  yield slow;
  const run = startSimulationView(model, DRAWS);
  while (run.step(DRAWS_AT_ONCE)) yield slow;
  yield { ...slow, simulation: run.finish() };
}

function chartOf(model: CostModel, samples: number): Pick<SlowResults, 'chart'> {
  const chart = buildCostChart(model, samples);
  return chart === undefined ? {} : { chart };
}
