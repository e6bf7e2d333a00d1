import type { Comparability, ConditionDifference } from '@/lib/comparison/comparability';
import { formatValue } from '@/lib/format/format-value';
import type { CanonicalUnit } from '@/lib/model/unit';

/** A condition in which runs differ, with the runs of each value. */
export interface DifferingCondition {
  readonly field: string;
  readonly label: string;
  /** Whether it alone forbids a comparison. */
  readonly forbids: boolean;
  readonly values: readonly { readonly text: string; readonly runs: readonly string[] }[];
  /** Values beyond those listed. */
  readonly more: number;
}

/** Values of one field that fit on a page. */
const MOST_VALUES = 12;

export function describeConditions({ differences }: Comparability): DifferingCondition[] {
  return differences.map((difference) => {
    const runsByText = new Map<string, string[]>();
    for (const [run, value] of Object.entries(difference.values)) {
      const text = textOf(difference, value);
      const runs = runsByText.get(text);
      if (runs === undefined) runsByText.set(text, [run]);
      else runs.push(run);
    }
    const values = [...runsByText].map(([text, runs]) => ({ text, runs }));
    return {
      field: difference.field,
      label: LABELS[difference.field] ?? difference.field,
      forbids: FORBIDDING.has(difference.field),
      values: values.slice(0, MOST_VALUES),
      more: Math.max(0, values.length - MOST_VALUES),
    };
  });
}

const FORBIDDING: ReadonlySet<string> = new Set(['load.model', 'load.coordinatedOmissionCorrected']);

const LABELS: Readonly<Record<string, string>> = {
  'load.model': 'Load model',
  'load.coordinatedOmissionCorrected': 'Corrected for coordinated omission',
  'load.offeredPerSecond': 'Offered rate',
  'load.connections': 'Connections',
  'load.payloadBytes': 'Payload',
  durationNs: 'Duration',
  'load.warmUpNs': 'Warm-up',
  method: 'Method of percentiles',
  'tool.name': 'Tool',
  'tool.version': 'Version of the tool',
  'environment.cpu': 'Processor',
  'environment.vcpus': 'vCPU',
  'environment.memoryBytes': 'Memory',
  'environment.os': 'Operating system',
  'environment.kernel': 'Kernel',
  'environment.instanceType': 'Instance type',
  'environment.region': 'Region',
  'subject.variant': 'Variant',
};

const UNITS: Readonly<Record<string, CanonicalUnit>> = {
  'load.offeredPerSecond': '1/s',
  'load.payloadBytes': 'bytes',
  durationNs: 'ns',
  'load.warmUpNs': 'ns',
  'environment.memoryBytes': 'bytes',
};

function textOf({ field }: ConditionDifference, value: string | number): string {
  const unit = UNITS[field];
  if (typeof value === 'string') return value;
  return unit === undefined ? value.toLocaleString('en-US') : formatValue(value, unit);
}
