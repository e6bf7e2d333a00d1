import type { DurationUnit } from '@/lib/model/durations';
import { fail, succeed, type Result } from '@/lib/result';
import type { SampleFile } from '../importer';
import { csvColumns, csvSource, missingColumns, numberFields, type CsvColumns } from '../samples/csv-plan';
import { headRows } from '../samples/head-rows';
import type { DurationField, RequestRows, SamplePlan } from '../samples/sample-plan';

/**
 * How the CSV of a tool is read that has a header and a row for each request, and ends every row with a line end.
 *
 * @param required columns that the format cannot do without
 * @param rowsOf undefined where one of them is missing
 */
export function requestPlan(
  { head, fileName }: SampleFile,
  required: readonly string[],
  rowsOf: (columns: CsvColumns) => RequestRows | undefined,
): Result<SamplePlan> {
  const rows = headRows(head);
  const columns = rows === undefined ? undefined : csvColumns(rows);
  const requests = columns === undefined ? undefined : rowsOf(columns);
  if (rows === undefined || requests === undefined) {
    return fail(missingColumns(fileName, columns === undefined ? required : columns.missing(required)));
  }
  return succeed({
    source: csvSource(rows, numberFields(requests), { endsWithLineEnd: true }),
    rows: requests,
  });
}

/** The time of the whole request, and of its phases where they have columns; undefined where the first is missing. */
export function requestDurations(
  { find }: CsvColumns,
  unit: DurationUnit,
  names: { readonly latency: string; readonly connect: string; readonly firstByte: string },
): readonly DurationField[] | undefined {
  const latency = find(names.latency);
  if (latency === undefined) return undefined;
  const phases = (
    [
      ['connect-time', find(names.connect)],
      ['first-byte-time', find(names.firstByte)],
    ] as const
  ).flatMap(([metric, field]) => (field === undefined ? [] : [{ metric, field, unit }]));
  return [{ metric: 'latency', field: latency, unit }, ...phases];
}
