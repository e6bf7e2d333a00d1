import { relateConditions } from '../conditions';
import { companionsOf, type AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { offeredLoadOf } from '../offered-load';
import type { AuditRule } from '../rule';
import { showCount, showNumber, showRate } from '../show';

const RATES = ['message-rate', 'request-rate', 'operation-rate'] as const;

/** From this share of the machine on its CPU counts as busy. */
const BUSY = 0.9;

/** Median latency against the CPU time that a message takes when the node is saturated. */
export const saturation: AuditRule = {
  id: 'saturation',
  check: (context) =>
    RATES.flatMap((metric) => context.figuresOfMetric(metric)).flatMap((figure) =>
      checkRate(context, figure),
    ),
};

function checkRate(context: AuditContext, figure: Figure): FindingDraft[] {
  const { vcpus } = figure.conditions;
  const isSame = (other: Figure) =>
    relateConditions(figure.conditions, other.conditions, 'latency') === 'same';
  const median = companionsOf(context, figure, { metric: 'latency', statistics: ['p50'] }).find(isSame);
  if (median === undefined || figure.value <= 0) return [];
  const claims = [...figure.claims, ...median.claims];
  const cpu = companionsOf(context, figure, {
    metric: 'cpu-utilisation',
    statistics: ['mean', 'value'],
  }).find(isSame);
  const offered = offeredLoadOf(context, figure);
  const isSaturated =
    cpu === undefined ? offered !== undefined && offered.perSecond >= figure.value : cpu.value >= BUSY;
  if (vcpus === undefined || (cpu === undefined && offered === undefined)) {
    const missing = vcpus === undefined ? 'the number of vCPUs' : 'how busy the node was';
    return [
      {
        verdict: 'unchecked',
        claims,
        arithmetic: `${vcpus === undefined ? '?' : showCount(vcpus)} ÷ ${showRate(figure.shown)} against ${median.shown}`,
        because: `Whether the median leaves time for the work is open: ${missing} is not stated.`,
      },
    ];
  }
  // A node that waits for work takes less CPU time than it has.
  if (!isSaturated) return [];
  const share = cpu?.value ?? 1;
  const timeNs = (vcpus * share * 1e9) / figure.value;
  const isTooFast = median.interval.high < (vcpus * share * 1e9) / figure.interval.high;
  const factor = share === 1 ? '' : `${showNumber(share, 'ratio')} × `;
  return [
    {
      verdict: isTooFast ? 'mismatch' : 'consistent',
      claims: cpu === undefined ? claims : [...claims, ...cpu.claims],
      arithmetic: `${factor}${showCount(vcpus)} vCPUs ÷ ${showRate(figure.shown)} = ${showNumber(timeNs, 'ns', 3)} of CPU a message; median ${median.shown}`,
      because: isTooFast
        ? 'At saturation a message takes more CPU time than its median latency; work on several vCPUs at once, or idle ones, could explain it.'
        : 'The median leaves time for the CPU work of a message at saturation.',
    },
  ];
}
