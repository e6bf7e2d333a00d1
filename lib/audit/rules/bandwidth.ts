import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { showBits, showNumber, showRate, showShare } from '../show';

const RATES = ['message-rate', 'request-rate'] as const;
const BITS_PER_BYTE = 8;

/**
 * Bytes around a message that travels alone: TCP 20 (RFC 9293), IPv4 20 (RFC 791), and of Ethernet head and checksum
 * 18, preamble 8 and gap 12 (IEEE 802.3).
 */
const FRAMING_BYTES = 78;

/** Message rate × payload against the stated link, and against what the type of node sustains. */
export const bandwidth: AuditRule = {
  id: 'bandwidth',
  check: (context) => [
    ...RATES.flatMap((metric) => context.figuresOfMetric(metric)).flatMap((figure) => {
      const { payloadBytes, linkBitsPerSecond, nodeType } = figure.conditions;
      if (payloadBytes !== undefined) return checkTraffic(context, figure, payloadBytes);
      if (linkBitsPerSecond === undefined && nodeType === undefined) return [];
      return [unchecked(figure, `${showRate(figure.shown)} × ?`, 'the size of a message')];
    }),
    ...context.figuresOfMetric('transfer-rate').flatMap((figure) => checkTraffic(context, figure, undefined)),
  ],
};

/** @param payloadBytes of a message; undefined for a figure that counts bytes itself */
function checkTraffic(
  context: AuditContext,
  figure: Figure,
  payloadBytes: number | undefined,
): FindingDraft[] {
  const { linkBitsPerSecond, nodeType } = figure.conditions;
  const link = linkBitsPerSecond === 0 ? undefined : linkBitsPerSecond;
  if (figure.value <= 0) return [unchecked(figure, `${figure.shown} × 8`, 'a rate above zero')];
  const baseline = nodeType === undefined ? undefined : context.nodes.get(nodeType)?.baselineBitsPerSecond;
  const bitsOf = (rate: number, extraBytes = 0) =>
    rate * BITS_PER_BYTE * (payloadBytes === undefined ? 1 : payloadBytes + extraBytes);
  const payload = bitsOf(figure.value);
  const sum =
    payloadBytes === undefined
      ? `${figure.shown} × 8 = ${showBits(payload)}`
      : `${showRate(figure.shown)} × ${showNumber(payloadBytes, 'bytes')} × 8 = ${showBits(payload)}`;
  if (link === undefined && baseline === undefined) {
    return payloadBytes === undefined ? [] : [unchecked(figure, sum, 'the bandwidth of the node')];
  }
  const findings: FindingDraft[] = [];
  if (link !== undefined) {
    const isOver = bitsOf(figure.interval.low) > link;
    const framed = bitsOf(figure.value, FRAMING_BYTES);
    const isTight = !isOver && (payload > link || framed > link);
    findings.push({
      verdict: isOver ? 'contradicted' : isTight ? 'mismatch' : 'consistent',
      claims: figure.claims,
      arithmetic: `${sum} = ${showShare(payload / link)} of ${showBits(link)}${isTight ? `; with ${FRAMING_BYTES} bytes of framing ${showBits(framed)} = ${showShare(framed / link)}` : ''}`,
      because: isOver
        ? 'The payload alone, in one direction, is more than the link carries.'
        : isTight
          ? 'The messages fit into the link only where several share a packet, which is not stated.'
          : 'The link carries so many messages.',
    });
  }
  if (baseline !== undefined && nodeType !== undefined && (link === undefined || payload > baseline)) {
    const isOver = payload > baseline;
    findings.push({
      verdict: isOver ? 'mismatch' : 'consistent',
      claims: figure.claims,
      arithmetic: `${sum} = ${showShare(payload / baseline)} of the ${showBits(baseline)} that ${nodeType} sustains`,
      because: isOver
        ? 'The node sustains less traffic than this; a short burst could explain it.'
        : 'The node sustains so much traffic.',
    });
  }
  return findings;
}

function unchecked(figure: Figure, arithmetic: string, missing: string): FindingDraft {
  return {
    verdict: 'unchecked',
    claims: figure.claims,
    arithmetic,
    because: `Whether the network carries the messages is open: ${missing} is not stated.`,
  };
}
