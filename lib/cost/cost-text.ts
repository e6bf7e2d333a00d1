import type { CostCalculation } from './calculate-cost';
import { assumptionsOf } from './cost-assumptions';
import { claimAgainstModel, figureOrigins, stepsOf } from './cost-steps';
import { decimalOf, formatDecimal, type Decimal } from './decimal';
import type { CostEstimate } from './estimate-cost';
import type { CostInputs } from './inputs';
import type { PriceSource } from './price-book';
import { printNumber, printPercent } from './print-number';

/**
 * A calculation as plain text: a line for each subject, then for each its formulas and its bill, then everything that
 * was assumed. Ends without a line end.
 */
export function costText(calculation: CostCalculation): string {
  const { inputs, book, estimates } = calculation;
  const sources = sourcesOf(estimates);
  return [
    `Monthly cost for ${formatDecimal(decimalOf(inputs.users))} users in ${book.region}, price book of ${book.asOf}`,
    '',
    ...columns([HEAD, ...estimates.map((estimate) => summaryOf(estimate))]),
    ...estimates.flatMap((estimate) => ['', ...detailsOf(estimate, inputs, sources)]),
    ...alternativesText(calculation),
    '',
    'Assumptions',
    ...assumptionsOf(calculation).map((sentence) => `  - ${sentence}`),
    '',
    'Sources of prices',
    ...sources.map(
      ({ url, asOf }, index) => `  [${index + 1}] ${url}${asOf === undefined ? '' : `, as of ${asOf}`}`,
    ),
  ].join('\n');
}

/** Other ways to pay for the nodes, other nodes where they were searched for, and no nodes at all. */
function alternativesText({ answer }: CostCalculation): string[] {
  const usd = (amount: number | undefined) => (amount === undefined ? 'not known' : money(decimalOf(amount)));
  const { apiGateway } = answer;
  return answer.options
    .flatMap(({ subject, commitments, fleets }) => [
      '',
      `${subject}: the same nodes ${commitments.map(({ commitment, discount, monthlyUsd }) => `${discount > 0 ? `with ${printPercent(discount)} discount` : COMMITMENTS[commitment]} ${usd(monthlyUsd)}`).join(', ')}`,
      ...(fleets === undefined
        ? []
        : columns([
            ['  fleet', 'binds', 'free', 'a month', 'a user'],
            ...fleets.map(({ nodeType, nodes, binding, headroom, monthlyUsd, perUserUsd }) => [
              `  ${nodes} × ${nodeType}`,
              binding,
              printPercent(headroom),
              usd(monthlyUsd),
              `$${printNumber(perUserUsd)}`,
            ]),
          ])),
    ])
    .concat(
      apiGateway === undefined
        ? []
        : [
            '',
            `API Gateway WebSocket instead of nodes, without what handles messages: ${usd(apiGateway.monthlyUsd)}`,
          ],
    );
}

const COMMITMENTS = {
  none: 'on demand',
  '1y': 'reserved for a year',
  '3y': 'reserved for three years',
} as const;

const HEAD = ['subject', 'nodes', 'binds', 'a month', 'p10 to p90', 'grade'];

function summaryOf({ subject, node, fleet, bill, range, grade }: CostEstimate): string[] {
  return [
    subject.subject,
    `${formatDecimal(decimalOf(fleet.nodes))} × ${node.name}`,
    fleet.binding,
    money(bill.monthlyUsd),
    range === undefined ? '—' : `${money(range.p10Usd)} to ${money(range.p90Usd)}`,
    grade,
  ];
}

/** Of all bills, each once. */
function sourcesOf(estimates: readonly CostEstimate[]): PriceSource[] {
  const lines = estimates.flatMap(({ bill }) => bill.lines);
  return [...new Map(lines.map(({ source }) => [source.url, source])).values()];
}

function detailsOf(estimate: CostEstimate, inputs: CostInputs, sources: readonly PriceSource[]): string[] {
  const { subject, bill, fleet } = estimate;
  const origins = figureOrigins(estimate);
  const claim = claimAgainstModel(estimate, inputs);
  return [
    `${subject.subject}: ${money(bill.monthlyUsd)} a month; bound by ${fleet.binding === 'minimum' ? 'the minimum number of nodes' : fleet.binding}`,
    ...stepsOf(estimate, inputs).map(({ label, text }) => `  ${label.padEnd(12)}${text}`),
    ...origins.map((origin, index) => `  ${(index === 0 ? 'figures' : '').padEnd(12)}${origin}`),
    ...columns(
      bill.lines.map((line) => [
        `  ${line.item}`,
        `${formatDecimal(line.quantity)} ${line.unit} × $${formatDecimal(line.unitPriceUsd, 2)}`,
        `= $${formatDecimal(line.amountUsd, 2)}`,
        `[${sources.findIndex(({ url }) => url === line.source.url) + 1}]`,
      ]),
    ),
    `  sum, rounded once to the cent: ${money(bill.monthlyUsd)}`,
    ...(claim === undefined ? [] : [`  ${'claimed'.padEnd(12)}${claim}`]),
  ];
}

function money(amount: Decimal): string {
  return `$${formatDecimal(amount, 2)}`;
}

/** Cells under each other, two blanks between them. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? cell.length, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? cell.length))
      .join('  ')
      .trimEnd(),
  );
}
