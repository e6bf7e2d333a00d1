import type { FindingVerdict, RuleId } from '@/lib/audit/finding';

/** What a verdict is called, and what it says. */
export const VERDICT_WORDS: Readonly<
  Record<FindingVerdict, { readonly label: string; readonly meaning: string }>
> = {
  contradicted: { label: 'Contradicted', meaning: 'cannot be true together' },
  mismatch: { label: 'Mismatch', meaning: 'differ, conditions may explain it' },
  rounding: { label: 'Rounding', meaning: 'differ in the last digit' },
  consistent: { label: 'Consistent', meaning: 'add up' },
  unchecked: { label: 'Not checkable', meaning: 'an input is missing' },
};

/** What a rule is called, what it computes, and which verdict follows. `docs/audit.md` has the whole of it. */
export const RULE_WORDS: Readonly<Record<RuleId, { readonly label: string; readonly explanation: string }>> =
  {
    cause: {
      label: 'Stated cause',
      explanation:
        'The figures of a stated cause (“due to lower memory”) must move as it says. Contradicted when they point the other way; a mismatch when they do so under differing conditions.',
    },
    'same-quantity': {
      label: 'Same quantity',
      explanation:
        'One quantity of one subject that is stated several times: larger ÷ smaller. Other values under the same stated conditions contradict one another; under conditions that are not stated they are a mismatch.',
    },
    'memory-capacity': {
      label: 'Memory of the node',
      explanation:
        'Memory per connection × connections ÷ memory of the node, read as GB and as GiB. Contradicted when it is more than the node has in every reading.',
    },
    'load-rig': {
      label: 'Load generators',
      explanation:
        'Load generators × connections of each must be at least the connections claimed. Fewer is a contradiction.',
    },
    'offered-rate': {
      label: 'Offered rate',
      explanation:
        'Connections × messages a second on each, against the rate delivered. When more is offered than delivered, queues grow without end; a finite latency claimed for the same test contradicts that.',
    },
    bandwidth: {
      label: 'Bandwidth',
      explanation:
        'Message rate × payload × 8 against the stated link, and against what the type of node sustains. The payload alone above the link is a contradiction; with 78 bytes of framing, or above the sustained rate, a mismatch.',
    },
    saving: {
      label: 'Saving',
      explanation:
        'Bill before − bill after against the stated saving, and the share saved against the stated reduction of nodes: n % fewer nodes of one type save at most n % of the bill.',
    },
    ratio: {
      label: 'Stated ratio',
      explanation:
        'A stated ratio against the quotient of its two figures. “3 times faster” is read as three times as fast and as three times more; the reading that agrees counts.',
    },
    difference: {
      label: 'Stated difference',
      explanation:
        'A stated share against (larger − smaller) ÷ the figure it is a share of, in every reading. A stated amount is held against larger − smaller.',
    },
    order: {
      label: 'Stated order',
      explanation:
        'A stated ascending order against the figures. Contradicted when they stand in another one; rounding when two are equal as far as they are written.',
    },
    'percentile-order': {
      label: 'Order of percentiles',
      explanation:
        'Minimum, percentiles in ascending order and maximum must not descend. Contradicted under the same conditions or at one place, else a mismatch.',
    },
    'cost-capacity': {
      label: 'Cost and capacity',
      explanation:
        'Nodes that a bill pays for (bill ÷ 730 h × price on demand) against nodes that the users need (users ÷ connections a node, and a spare one). A mismatch when over three times as many are paid for, or fewer than needed.',
    },
    'cost-order': {
      label: 'Order of costs',
      explanation:
        'Two bills under the same conditions against the resources of both subjects. A mismatch when the cheaper one is worse on every resource that both state.',
    },
    'memory-ranking': {
      label: 'Order by memory',
      explanation:
        'On the same node, less memory for a connection should mean more connections. A mismatch where it does not, since another limit may bind.',
    },
    'vcpu-scaling': {
      label: 'Scaling with vCPUs',
      explanation:
        'The figure of a small node × large vCPUs ÷ small vCPUs against that of the large node. A mismatch when the large one carries over 1.25 times as much, or less than the small one.',
    },
    saturation: {
      label: 'Saturation',
      explanation:
        'The vCPUs of the node ÷ message rate are the CPU time of a message when all vCPUs are busy. A median latency below it is a mismatch.',
    },
    recommendation: {
      label: 'Recommendation',
      explanation:
        'An option advised as the default that another one beats on every metric both have. Costs and ratings have no say.',
    },
    'guidance-range': {
      label: 'Thresholds of advice',
      explanation:
        'Contradicted when the thresholds of one piece of advice exclude one another, or those for and against an option coincide; a mismatch when they overlap, or when the option does not keep the limit it is advised for.',
    },
    'claim-vs-measurement': {
      label: 'Claim and measurement',
      explanation:
        'A claim against the median of the runs under comparable conditions. Consistent within the spread of the runs or 10 % of their median; contradicted only where every condition holds for at least four runs.',
    },
    'tool-protocol': {
      label: 'Tool and protocol',
      explanation:
        'The protocol that was measured against those that the tool speaks, from a table with sources. Contradicted where the claim itself names the protocol.',
    },
    resolution: {
      label: 'Resolution of the tool',
      explanation:
        'A time against the resolution of the tool that took it, from a table with sources. Times that are smaller, or written with finer digits, are a mismatch.',
    },
    repetitions: {
      label: 'Repetitions',
      explanation:
        'The smallest p that m runs against n can give, 2 ÷ C(m + n, m). Not below 0.05: no outcome of so few runs can show a difference, which is a mismatch with saying that there is one.',
    },
    'percentile-average': {
      label: 'Averaged percentiles',
      explanation:
        'The mean of percentiles of several runs is no percentile of anything. A mismatch where the publication says that it averaged them.',
    },
    'round-numbers': {
      label: 'Round numbers',
      explanation:
        'Two rows whose ratio is exactly the same for all subjects, or a row of whole multiples of its smallest figure. A mild sign, never a contradiction.',
    },
  };
