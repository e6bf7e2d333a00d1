import type { CostCalculation } from './calculate-cost';
import type { CostModel } from './compute-cost';
import { compareDecimals, formatDecimal, minus, toNumber, ZERO, type Decimal } from './decimal';
import type { BillLine } from './bill';
import type { Commitment } from './inputs';
import { pointCost } from './point-cost';
import { exactUsd } from './print-usd';
import { headOf, type SubjectHead } from './cost-view';

/** The bills of all subjects, line by line. */
export interface BillView {
  readonly heads: readonly SubjectHead[];
  readonly lines: readonly BillLineView[];
  /** To the cent. */
  readonly totals: readonly string[];
}

export interface BillLineView {
  readonly item: string;
  readonly unitPrice: string;
  readonly source: { readonly url: string; readonly asOf?: string };
  /** For each subject; undefined where it has no such line. */
  readonly cells: readonly ({ readonly amount: string; readonly quantity: string } | undefined)[];
}

export function buildBillView({ calculation, context }: CostModel): BillView {
  const { estimates } = calculation;
  // Nodes of other types have other prices, so they are lines of their own.
  const keyed = estimates.map(
    (estimate) => new Map(estimate.bill.lines.map((line) => [keyOfLine(line, estimate.node.name), line])),
  );
  const keys = [...new Set(keyed.flatMap((lines) => [...lines.keys()]))];
  return {
    heads: estimates.map(({ subject }) => headOf(subject.subject, context.subjects)),
    lines: keys.toSorted(byGroup).flatMap((key): BillLineView[] => {
      const line = keyed.map((lines) => lines.get(key)).find((one) => one !== undefined);
      if (line === undefined) return [];
      return [
        {
          item: key,
          unitPrice: `${exactUsd(line.unitPriceUsd)} / ${line.unit}`,
          source: line.source,
          cells: keyed.map((lines) => {
            const own = lines.get(key);
            return own === undefined
              ? undefined
              : { amount: exactUsd(own.amountUsd), quantity: `${formatDecimal(own.quantity)} ${own.unit}` };
          }),
        },
      ];
    }),
    totals: estimates.map(({ bill }) => exactUsd(bill.monthlyUsd)),
  };
}

function keyOfLine({ item }: BillLine, nodeType: string): string {
  return item === 'compute' ? `compute, ${nodeType}` : item;
}

/** Compute first; otherwise in the order of the first bill. */
function byGroup(a: string, b: string): number {
  return Number(b.startsWith('compute')) - Number(a.startsWith('compute'));
}

/** What each kind of commitment costs, side by side. */
export interface CommitmentView {
  readonly heads: readonly SubjectHead[];
  readonly rows: readonly {
    readonly label: string;
    readonly isChosen: boolean;
    readonly commitment: Commitment;
    /** Undefined where the price is not known. */
    readonly cells: readonly ({ readonly amount: string; readonly saved?: string } | undefined)[];
  }[];
}

const COMMITMENT_LABELS: Readonly<Record<Commitment, string>> = {
  none: 'On demand',
  '1y': 'Reserved for 1 year, no upfront',
  '3y': 'Reserved for 3 years, no upfront',
};

export function buildCommitmentView({ calculation, context, pinned, scenario }: CostModel): CommitmentView {
  const costs = (commitment: Commitment) =>
    pinned.map(({ inputs, subject }) => {
      const estimate = pointCost({ ...inputs, commitment }, subject, calculation.book);
      return estimate.ok ? estimate.value.bill.monthlyUsd : undefined;
    });
  const onDemand = costs('none');
  return {
    heads: calculation.estimates.map(({ subject }) => headOf(subject.subject, context.subjects)),
    rows: (['none', '1y', '3y'] as const).map((commitment) => ({
      label: COMMITMENT_LABELS[commitment],
      commitment,
      isChosen: commitment === scenario.inputs.commitment,
      cells: costs(commitment).map((usd, index) => {
        const base = onDemand[index];
        if (usd === undefined) return undefined;
        return {
          amount: exactUsd(usd),
          ...(base === undefined || commitment === 'none' || toNumber(base) === 0
            ? {}
            : { saved: `${Math.round((1 - toNumber(usd) / toNumber(base)) * 100)} % less` }),
        };
      }),
    })),
  };
}

/** One subject under both scenarios, line by line. */
export interface DifferenceView {
  readonly head: SubjectHead;
  readonly fleets: readonly [string, string];
  readonly lines: readonly {
    readonly item: string;
    readonly first: string;
    readonly second: string;
    readonly difference: string;
    readonly sign: number;
  }[];
  readonly total: { readonly first: string; readonly second: string; readonly difference: string };
}

/** The second scenario beside the first; subjects that only one of them has are left out. */
export function buildDifferences(
  { calculation, context }: CostModel,
  second: CostCalculation,
): DifferenceView[] {
  return calculation.estimates.flatMap((own): DifferenceView[] => {
    const other = second.estimates.find(({ subject }) => subject.subject === own.subject.subject);
    if (other === undefined) return [];
    const [first, last] = [own, other].map(
      ({ bill }) => new Map(bill.lines.map((line) => [line.item, line.amountUsd])),
    );
    const items = [...new Set([...(first?.keys() ?? []), ...(last?.keys() ?? [])])];
    const row = (a: Decimal, b: Decimal) => ({
      first: exactUsd(a),
      second: exactUsd(b),
      difference: signed(minus(b, a)),
    });
    return [
      {
        head: headOf(own.subject.subject, context.subjects),
        fleets: [
          `${formatDecimal({ units: BigInt(own.fleet.nodes), places: 0 })} × ${own.node.name}`,
          `${formatDecimal({ units: BigInt(other.fleet.nodes), places: 0 })} × ${other.node.name}`,
        ],
        lines: items.map((item) => {
          const [a, b] = [first?.get(item) ?? ZERO, last?.get(item) ?? ZERO];
          return { item, ...row(a, b), sign: compareDecimals(b, a) };
        }),
        total: row(own.bill.monthlyUsd, other.bill.monthlyUsd),
      },
    ];
  });
}

function signed(difference: Decimal): string {
  if (difference.units === 0n) return 'the same';
  return `${difference.units > 0n ? '+' : ''}${exactUsd(difference)}`;
}
