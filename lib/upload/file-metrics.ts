import { describeMetric } from '@/lib/metrics/describe';
import { findMetric } from '@/lib/metrics/registry';
import type { SuiteFile } from '@/lib/model/suite-file';
import type { CanonicalUnit, Direction } from '@/lib/model/unit';

/** A metric that the registry lacks, as its file describes it. */
export interface FileMetric {
  readonly id: string;
  readonly label: string;
  readonly unit: CanonicalUnit;
  readonly better: Direction;
}

/** More of them nobody describes by hand. */
const MOST_FILE_METRICS = 50;

/** The metrics that a file names itself, in the order in which they occur. */
export function fileMetrics(file: SuiteFile): FileMetric[] {
  const used = (file.runs ?? []).flatMap((run) => (run.measurements ?? []).map(({ metric }) => metric));
  return [...new Set(used)]
    .filter((id) => findMetric(id) === undefined)
    .slice(0, MOST_FILE_METRICS)
    .map((id) => {
      const { label, unit, better } = describeMetric(id, file.metrics ?? []);
      return { id, label, unit, better };
    });
}
