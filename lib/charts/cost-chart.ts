import { headOf, resourceLabel, type SubjectHead } from '@/lib/cost/cost-view';
import { usersWithin } from '@/lib/cost/budget';
import type { CostModel } from '@/lib/cost/compute-cost';
import { crossoversOf, type PairOfCurves } from '@/lib/cost/crossovers';
import {
  costCurve,
  CURVE_AXES,
  curvePoint,
  isCurveAxis,
  type CostCurve,
  type CurveAxis,
} from '@/lib/cost/curve';
import { CHEAPEST } from '@/lib/cost/inputs';
import { printNumber } from '@/lib/cost/print-number';
import { printUsd } from '@/lib/cost/print-usd';
import { inputOf } from '@/lib/cost/uncertain';
import { parseQuantity } from '@/lib/format/parse-quantity';
import { logTicks } from './log-ticks';

/** Monthly cost along an axis, as plain data: positions are shares of the plot area. */
export interface CostChart {
  readonly axis: CurveAxis;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly lines: readonly CostLine[];
  /** Places where one becomes cheaper than another, to be marked. */
  readonly crossings: readonly { readonly x: number; readonly y: number }[];
  readonly sentences: readonly string[];
  /** Where the reader is. */
  readonly here?: { readonly x: number; readonly label: string };
  readonly budget?: { readonly y: number; readonly label: string };
  readonly budgetProblem?: string;
  readonly caption: string;
  readonly rows: readonly CostChartRow[];
}

export interface CostLine {
  readonly head: SubjectHead;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** What binds, from where to where. */
  readonly bindings: readonly {
    readonly from: number;
    readonly to: number;
    readonly label: string;
    readonly kind: string;
  }[];
  /** In the units of the axes. */
  readonly values: CostCurve['points'];
}

export interface CostChartRow {
  readonly x: string;
  /** For each line: what it costs there. */
  readonly cells: readonly { readonly usd: string; readonly fleet: string }[];
}

/** Points where each is a search through all types. */
const SAMPLES_OF_SEARCH = 40;
const MOST_NAMED = 3;

/**
 * The curves that an address asks for (`curve=users|rate|payload`, `budget=$500`).
 *
 * @param samples evenly spaced points of each line, besides its steps
 * @returns undefined where nothing can be drawn
 */
export function buildCostChart(model: CostModel, samples: number): CostChart | undefined {
  const { query, calculation, context, searching } = model;
  const wanted = query['curve'] ?? '';
  const axis: CurveAxis = isCurveAxis(wanted) ? wanted : 'users';
  const { book } = calculation;
  const isSearch = model.scenario.inputs.nodeType === CHEAPEST;
  const curves = searching.map((one) => costCurve(one, axis, book, isSearch ? SAMPLES_OF_SEARCH : samples));
  const drawn = curves
    .map((curve) => ({ curve, points: curve.points.filter(({ usd }) => usd > 0) }))
    .filter(({ points }) => points.length > 1);
  const amounts = drawn.flatMap(({ points }) => points.map(({ usd }) => usd));
  if (amounts.length === 0) return undefined;
  const yTicks = logTicks(Math.min(...amounts), Math.max(...amounts));
  const { from, to } = CURVE_AXES[axis];
  const xOf = (x: number) => Math.log(x / from) / Math.log(to / from);
  const [least = 1, most = 10] = [yTicks[0], yTicks.at(-1)];
  const yOf = (usd: number) => Math.log(usd / least) / Math.log(most / least);
  // Alternation of dozens of steps is told in one sentence, so each pair is searched once.
  const pairs = isSearch || curves.length > MOST_COMPARED ? [] : crossoversOf(searching, curves, axis, book);
  const budget = budgetOf(model, yOf);
  const value = inputOf(model.scenario.inputs, CURVE_AXES[axis].field);
  return {
    axis,
    ...TITLES[axis],
    yTitle: 'USD a month, log scale',
    xTicks: decades(from, to).map((x) => ({ x: xOf(x), label: printX(axis, x) })),
    yTicks: yTicks.map((usd) => ({ y: yOf(usd), label: shortUsd(usd) })),
    lines: drawn.map(({ curve, points }) => ({
      head: headOf(curve.subject, context.subjects),
      points: points.map(({ x, usd }) => ({ x: xOf(x), y: yOf(usd) })),
      bindings: bindingsOf(points, xOf),
      values: points,
    })),
    crossings: pairs.flatMap(({ crossovers }) =>
      crossovers.slice(0, MOST_NAMED).map(({ x, usd }) => ({ x: xOf(x), y: yOf(usd) })),
    ),
    sentences: [...pairs.map((pair) => sentenceOf(pair, axis, model)), ...budget.sentences],
    ...(value === undefined || value < from || value > to
      ? {}
      : { here: { x: xOf(value), label: `you: ${printX(axis, value)}` } }),
    ...budget.line,
    caption: isSearch
      ? `Each of ${SAMPLES_OF_SEARCH} points is the cheapest type there; between them the line is straight.`
      : 'Steps are whole nodes, the spare ones included.',
    rows: decades(from, to).map((x) => ({
      x: printX(axis, x),
      cells: drawn.map(({ curve }) => {
        const place = searching.find(({ subject }) => subject.subject === curve.subject);
        const point = place === undefined ? undefined : curvePoint(place, axis, x, book);
        return point === undefined
          ? { usd: '—', fleet: 'no fleet' }
          : {
              usd: printUsd(point.usd),
              fleet: `${printNumber(point.nodes)} × ${point.nodeType}, ${resourceLabel(point.binding)}`,
            };
      }),
    })),
  };
}

const MOST_COMPARED = 4;

const TITLES: Readonly<Record<CurveAxis, { readonly xTitle: string }>> = {
  users: { xTitle: 'Concurrent users, log scale' },
  rate: { xTitle: 'Messages a second from each user, log scale' },
  payload: { xTitle: 'Payload of a message, log scale' },
};

function decades(from: number, to: number): number[] {
  const count = Math.round(Math.log10(to / from));
  return Array.from({ length: count + 1 }, (_, index) => Number((from * 10 ** index).toPrecision(6)));
}

function printX(axis: CurveAxis, x: number): string {
  if (axis === 'rate') return `${Number(x.toPrecision(3))}/s`;
  const short = x >= 1e6 ? `${trim(x / 1e6)} M` : x >= 1e3 ? `${trim(x / 1e3)} k` : trim(x);
  return axis === 'payload' ? `${short}B`.replace(/(\d)B$/, '$1 B') : short;
}

function trim(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function shortUsd(usd: number): string {
  if (usd >= 1e6) return `$${trim(usd / 1e6)} M`;
  return usd >= 1e4 ? `$${trim(usd / 1e3)} k` : `$${usd.toLocaleString('en-US')}`;
}

/** Stretches in which the same thing binds. */
function bindingsOf(points: CostCurve['points'], xOf: (x: number) => number): CostLine['bindings'] {
  const stretches: { from: number; to: number; label: string; kind: string }[] = [];
  for (const { x, binding } of points) {
    const last = stretches.at(-1);
    if (last?.kind === binding) last.to = xOf(x);
    else {
      if (last !== undefined) last.to = xOf(x);
      stretches.push({ from: xOf(x), to: xOf(x), label: resourceLabel(binding), kind: binding });
    }
  }
  return stretches;
}

function sentenceOf(pair: PairOfCurves, axis: CurveAxis, { context }: CostModel): string {
  const nameOf = (slug: string) => headOf(slug, context.subjects).name;
  const { a, b, crossovers, isSame, cheaperAtEnd } = pair;
  if (isSame) return `${nameOf(a)} and ${nameOf(b)} cost the same all along.`;
  const [first] = crossovers;
  if (first === undefined) {
    return cheaperAtEnd === undefined
      ? `Neither of ${nameOf(a)} and ${nameOf(b)} becomes cheaper than the other.`
      : `${nameOf(cheaperAtEnd)} is never dearer than ${nameOf(cheaperAtEnd === a ? b : a)}.`;
  }
  const named = crossovers
    .slice(0, MOST_NAMED)
    .map(
      ({ cheaper, dearer, x }) =>
        `${nameOf(cheaper)} becomes cheaper than ${nameOf(dearer)} at ${exactX(axis, x)}`,
    )
    .join('; ');
  const more = crossovers.length - MOST_NAMED;
  return `${named}${more > 0 ? `; and ${more} ${more === 1 ? 'time' : 'times'} more, as whole nodes are added` : ''}.`;
}

function exactX(axis: CurveAxis, x: number): string {
  return axis === 'users'
    ? `${printNumber(x)} users`
    : axis === 'rate'
      ? printX(axis, x)
      : `${printNumber(x)} B`;
}

function budgetOf(
  { query, pinned, calculation, context }: CostModel,
  yOf: (usd: number) => number,
): { sentences: string[]; line: Pick<CostChart, 'budget' | 'budgetProblem'> } {
  const text = (query['budget'] ?? '').trim();
  if (text === '') return { sentences: [], line: {} };
  const quantity = parseQuantity(text);
  const fits = quantity !== undefined && (quantity.unit === 'USD' || !quantity.hasUnit);
  if (!fits || quantity.value <= 0) {
    return {
      sentences: [],
      line: { budgetProblem: `expected an amount a month such as $500, found “${text.slice(0, 40)}”` },
    };
  }
  const usd = quantity.value;
  const y = yOf(usd);
  return {
    sentences: pinned.map((one) => {
      const users = usersWithin(one, usd, calculation.book);
      const { name } = headOf(one.subject.subject, context.subjects);
      return users === 0
        ? `${printUsd(usd)} a month carry no user on ${name}.`
        : `${printUsd(usd)} a month carry up to ${printNumber(users)} users on ${name}.`;
    }),
    line: y < 0 || y > 1 ? {} : { budget: { y, label: `budget ${printUsd(usd)}` } },
  };
}
