import {
  egressLines,
  HOURS_PER_MONTH,
  lineOf,
  QUANTITY_PLACES,
  sumOf,
  volumesOf,
  type Bill,
  type BillLine,
} from './bill';
import { compareDecimals, decimalOf, divideHalfUp, minus, plus, times, type Decimal } from './decimal';
import { demandOf } from './demand';
import type { CostInputs } from './inputs';
import type { MessageTier, PriceBook, PriceSource } from './price-book';
import { withTypedPrices } from './typed-prices';

const MINUTES_PER_HOUR = 60;
const SECONDS_PER_HOUR = 3600;
const MILLION = 1e6;

/**
 * The same load on API Gateway WebSocket instead of nodes: connection minutes, messages by tier (both those that come in
 * and those delivered, each once for every 32 KiB begun), and internet egress. What handles the messages behind it is
 * not in it.
 *
 * @returns what price is not known instead
 * Source: https://aws.amazon.com/api-gateway/pricing/
 */
export function apiGatewayBill(inputs: CostInputs, known: PriceBook): Bill | { readonly missing: string } {
  const book = withTypedPrices(known, inputs.prices);
  const { apiGatewayWebSocket, internetEgress } = book;
  if (apiGatewayWebSocket === undefined) return { missing: 'API Gateway WebSocket' };
  const demand = demandOf(inputs);
  const { tiers, usdPerMillionConnectionMinutes, meteredBytes, source } = apiGatewayWebSocket;
  const users = decimalOf(inputs.users);
  const peakToAverage = decimalOf(inputs.peakToAverage);
  const perMonth = (perUser: Decimal, factor: number): Decimal =>
    divideHalfUp(
      times(users, perUser, decimalOf(factor * HOURS_PER_MONTH)),
      times(peakToAverage, decimalOf(MILLION)),
      QUANTITY_PLACES,
    );
  const parts = decimalOf(Math.max(1, Math.ceil(inputs.payloadBytes / meteredBytes)));
  const perSecond = plus(decimalOf(inputs.messagesPerUserPerSecond), demand.deliveriesPerSecond);
  const lines = [
    lineOf(
      'API Gateway connection minutes',
      perMonth(demand.connectionsPerUser, MINUTES_PER_HOUR),
      'million minutes',
      usdPerMillionConnectionMinutes,
      source,
    ),
    ...messageLines(perMonth(times(perSecond, parts), SECONDS_PER_HOUR), tiers, source),
  ];
  if (!inputs.isComputeOnly) {
    if (internetEgress === undefined) return { missing: 'internet egress' };
    const { egressGB } = volumesOf(inputs, demand);
    lines.push(...egressLines(egressGB, internetEgress.tiers, internetEgress.source));
  }
  return sumOf(lines);
}

/** A line for each tier that the messages reach; the first also where there are none. */
function messageLines(total: Decimal, tiers: readonly MessageTier[], source: PriceSource): BillLine[] {
  return tiers.flatMap(({ label, fromMillion, upToMillion, usdPerMillion }, index) => {
    if (index > 0 && compareDecimals(total, fromMillion) <= 0) return [];
    const isLast = upToMillion === undefined || compareDecimals(total, upToMillion) <= 0;
    const quantity = minus(isLast ? total : upToMillion, fromMillion);
    return [lineOf(`API Gateway messages, ${label}`, quantity, 'million messages', usdPerMillion, source)];
  });
}
