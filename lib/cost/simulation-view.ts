import type { CostModel } from './compute-cost';
import { headOf, type SubjectHead } from './cost-view';
import { fieldLabel } from './field-labels';
import { printNumber } from './print-number';
import { printUsd } from './print-usd';
import { startSimulation, type Simulation } from './simulate';
import { FIELD_OF_FIGURE } from './scenario';
import { tenPercentEach, tornadoOf } from './tornado';
import type { InputField, Uncertain } from './uncertain';

/** What the bill may come to, and what drives it. */
export interface SimulationView {
  /** Absent where nothing is uncertain. */
  readonly outcome?: {
    readonly draws: string;
    readonly seed: string;
    readonly subjects: readonly {
      readonly head: SubjectHead;
      readonly p10: string;
      readonly p50: string;
      readonly p90: string;
      readonly infeasible?: string;
    }[];
    readonly pairs: readonly string[];
    readonly uncertain: readonly string[];
  };
  readonly tornado: TornadoView;
}

export interface TornadoView {
  /** Of what is uncertain, else each input ten percent down and up. */
  readonly kind: 'uncertain' | 'ten percent';
  readonly bars: readonly {
    readonly head: SubjectHead;
    readonly label: string;
    readonly low: string;
    readonly high: string;
    /** Shares of the drawing, from its least to its largest amount. */
    readonly from: number;
    readonly to: number;
    readonly base: number;
  }[];
}

const MOST_BARS = 12;

/** @param draws few for a first answer, ten thousand for one that stands */
export function startSimulationView(model: CostModel, draws: number) {
  const { pinned, scenario, calculation } = model;
  const run = startSimulation(pinned, scenario.uncertain, calculation.book, draws);
  return { step: run.step, finish: (): SimulationView => viewOf(model, run.finish()) };
}

function viewOf(model: CostModel, simulation: Simulation): SimulationView {
  const { scenario, context } = model;
  const tornado = buildTornado(model);
  if (scenario.uncertain.length === 0) return { tornado };
  const nameOf = (slug: string) => headOf(slug, context.subjects).name;
  return {
    outcome: {
      draws: printNumber(simulation.draws),
      seed: String(scenario.inputs.seed),
      subjects: simulation.subjects.map(({ subject, p10Usd, p50Usd, p90Usd, infeasibleRatio }) => ({
        head: headOf(subject, context.subjects),
        p10: printUsd(p10Usd),
        p50: printUsd(p50Usd),
        p90: printUsd(p90Usd),
        ...(infeasibleRatio === 0
          ? {}
          : { infeasible: `${(infeasibleRatio * 100).toPrecision(2)} % of the draws no fleet carries` }),
      })),
      pairs: simulation.pairs.map(({ a, b, aCheaperRatio, bCheaperRatio }) => {
        const same = 1 - aCheaperRatio - bCheaperRatio;
        return `${nameOf(a)} is cheaper than ${nameOf(b)} in ${share(aCheaperRatio)} of the draws, ${nameOf(b)} in ${share(bCheaperRatio)}${same > 0 ? `, the same in ${share(same)}` : ''}.`;
      }),
      uncertain: scenario.uncertain.map((one) => labelOf(one, model)),
    },
    tornado,
  };
}

function buildTornado(model: CostModel): TornadoView {
  const { pinned, scenario, calculation, context } = model;
  const isUncertain = scenario.uncertain.length > 0;
  const [first] = pinned;
  const bars = (
    isUncertain
      ? tornadoOf(pinned, scenario.uncertain, calculation.book)
      : first === undefined
        ? []
        : tornadoOf(pinned, tenPercentEach(first, TEN_PERCENT_FIELDS), calculation.book)
  ).slice(0, MOST_BARS);
  const amounts = bars.flatMap(({ lowUsd, highUsd }) => [lowUsd ?? [], highUsd ?? []].flat());
  const bases = calculation.answer.options.map(({ monthlyUsd }) => monthlyUsd);
  const least = Math.min(...amounts, ...bases);
  const width = Math.max(...amounts, ...bases) - least;
  const place = (usd: number | undefined) => (usd === undefined ? 1 : width > 0 ? (usd - least) / width : 0);
  return {
    kind: isUncertain ? 'uncertain' : 'ten percent',
    bars: bars.map(({ subject, one, lowUsd, highUsd }) => {
      const base = calculation.answer.options.find((option) => option.subject === subject)?.monthlyUsd;
      return {
        head: headOf(subject, context.subjects),
        label: one.kind === 'input' ? fieldLabel(one.field) : fieldLabel(FIELD_OF_FIGURE[one.figure]),
        low: lowUsd === undefined ? 'no fleet' : printUsd(lowUsd),
        high: highUsd === undefined ? 'no fleet' : printUsd(highUsd),
        from: place(Math.min(lowUsd ?? Infinity, highUsd ?? Infinity)),
        to: place(lowUsd === undefined || highUsd === undefined ? undefined : Math.max(lowUsd, highUsd)),
        base: place(base),
      };
    }),
  };
}

const TEN_PERCENT_FIELDS: readonly InputField[] = [
  'users',
  'connectionsPerUser',
  'messagesPerUser',
  'fanOut',
  'payload',
  'peakToAverage',
  'headroom',
  'cpuTarget',
];

function labelOf(one: Uncertain, { context }: CostModel): string {
  const field = one.kind === 'input' ? one.field : FIELD_OF_FIGURE[one.figure];
  const whose = one.kind === 'input' ? '' : `${headOf(one.subject, context.subjects).name}, `;
  const how = {
    exact: 'as it is',
    claim: 'a claim, within the claim tolerance',
    interval: 'within the 95 % interval of its median',
    runs: 'one of its runs',
    triangular: 'the range that you typed',
  }[one.spread.kind];
  return `${whose}${fieldLabel(field)}: ${how}`;
}

function share(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}
