import type { Measurement } from '@/lib/model/suite-file';
import { jsonPointer, type Place } from '@/lib/problem';

/**
 * Where a measurement stands: in its original file when it knows (`line 3`, `3:7` or a JSON pointer), else in a list.
 *
 * @param list the file that is read, and the path to the list of measurements in it
 */
export function placeOfMeasurement(
  measurement: Measurement,
  index: number,
  list: { readonly file: string; readonly path: readonly PropertyKey[] },
): Place {
  const pointer = measurement.from?.pointer;
  const line = pointer === undefined ? null : /^(?:line )?(\d+)(?::(\d+))?$/.exec(pointer);
  if (line !== null) return { file: list.file, line: Number(line[1]), column: Number(line[2] ?? 1) };
  return { file: list.file, pointer: pointer ?? jsonPointer([...list.path, index]) };
}
