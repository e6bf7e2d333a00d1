import { formatCount, formatRatio, formatValue } from '@/lib/format/format-value';
import type { Load, Run } from '@/lib/model/suite-file';

/** A fact with its value in words; `note` is printed lighter. */
export interface FactLine {
  readonly key: string;
  readonly value: string;
  readonly note?: string;
}

export interface FactList {
  readonly lines: readonly FactLine[];
  /** Facts that a reader would want and that nothing states. */
  readonly missing: readonly string[];
}

/** Under which load a run was made, what is not stated about it, and whether its figures fit Little’s law. */
export function buildRunLoad(run: Run): FactList {
  const load = run.load ?? {};
  const fields: readonly (readonly [key: string, line: Omit<FactLine, 'key'> | undefined])[] = [
    ['Model', known(load.model, (model) => ({ value: model }))],
    ['Offered', known(load.offeredPerSecond, (rate) => ({ value: `${formatCount(rate)} /s` }))],
    ['Achieved', known(load.achievedPerSecond, (rate) => achieved(rate, load.offeredPerSecond))],
    ['Connections', known(load.connections, (count) => ({ value: formatCount(count) }))],
    ['Threads', known(load.threads, (count) => ({ value: formatCount(count) }))],
    [
      'Payload',
      known(load.payloadBytes, (bytes) => ({
        value: `${formatCount(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`,
      })),
    ],
    ['Warm-up', known(load.warmUpNs, (ns) => ({ value: `${formatValue(ns, 'ns')}, left out` }))],
    [
      'Coordinated omission',
      known(load.coordinatedOmissionCorrected, (it) => ({
        value: it === 'yes' ? 'corrected' : 'not corrected',
      })),
    ],
  ];
  // A closed model offers no rate; that is no gap.
  const isExpected = (key: string) => !(key === 'Offered' && load.model === 'closed') && key !== 'Threads';
  return {
    lines: [
      ...fields.flatMap(([key, line]) => (line === undefined ? [] : [{ key, ...line }])),
      ...littlesLaw(run),
    ],
    missing: fields.flatMap(([key, line]) =>
      line === undefined && isExpected(key) ? [missingName(key)] : [],
    ),
  };
}

function missingName(key: string): string {
  return key === 'Offered' || key === 'Achieved' ? `${key.toLowerCase()} rate` : key.toLowerCase();
}

/** Whether a run put load on something; a timed command has none. */
export function isUnderLoad(run: Run): boolean {
  return run.load !== undefined || (run.measurements ?? []).some(({ metric }) => metric === 'latency');
}

/** What the load model means for a latency. */
export function loadNote(load: Load | undefined): string | undefined {
  if (load?.model === 'open')
    return 'Open: the next request is sent when it is due, not when the last one came back.';
  if (load?.model === 'closed')
    return 'Closed: each connection sends the next request when the last one came back.';
  return undefined;
}

function achieved(rate: number, offered: number | undefined): Omit<FactLine, 'key'> {
  const value = `${formatRate(rate)} /s`;
  if (offered === undefined || offered === 0) return { value };
  return { value, note: `(${formatValue(rate / offered, 'ratio')} of offered)` };
}

/**
 * L = λ·W: requests in flight are the rate times the mean latency. More in flight than connections can hold one at a
 * time means pipelining, or that one of the three figures is not what its name says.
 */
function littlesLaw(run: Run): FactLine[] {
  const rate = run.load?.achievedPerSecond;
  const mean = (run.measurements ?? []).find(
    (entry) => entry.case === 'all' && entry.metric === 'latency' && entry.statistic === 'mean',
  )?.value;
  if (rate === undefined || mean === undefined) return [];
  const inFlight = (rate * mean) / 1e9;
  const sum = `${formatRate(rate)} /s × ${formatValue(mean, 'ns')} = ${Number(inFlight.toPrecision(3)).toLocaleString('en-US')} in flight`;
  return [{ key: 'Little’s law', value: sum, ...plausibility(inFlight, run.load?.connections) }];
}

/** Whole requests a second from 1,000 on; six digits below. */
function formatRate(rate: number): string {
  return formatCount(rate >= 1000 ? Math.round(rate) : Number(rate.toPrecision(6)));
}

/** Rounded figures of a tool may overshoot by so much. */
const TOLERANCE = 1.05;

function plausibility(inFlight: number, connections: number | undefined): Pick<FactLine, 'note'> {
  if (connections === undefined || connections === 0) return {};
  const ratio = inFlight / connections;
  return ratio <= TOLERANCE
    ? { note: `(plausible with ${formatCount(connections)} connections)` }
    : {
        note: `(${formatRatio(ratio).slice(1)} times the ${formatCount(connections)} connections: pipelined, or one of the figures is off)`,
      };
}

function known<T>(
  value: T | undefined,
  describe: (value: T) => Omit<FactLine, 'key'>,
): Omit<FactLine, 'key'> | undefined {
  return value === undefined || value === 'unknown' ? undefined : describe(value);
}
