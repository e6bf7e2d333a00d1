import { parseDocument } from '@/lib/importers/parse-document';
import type { DurationUnit } from '@/lib/model/durations';

/** A table as runs, with its values by `subject|case:metric.statistic` and its warning codes but the usual one. */
export function parseTable(text: string, unit?: DurationUnit) {
  const result = parseDocument({
    text,
    fileName: 't',
    format: 'table',
    ...(unit === undefined ? {} : { unit }),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { parsed } = result.value;
  if (parsed.kind !== 'runs') throw new Error('a suite');
  return {
    ...parsed,
    codes: parsed.warnings.map(({ code }) => code).filter((code) => code !== 'load-unknown'),
    values: Object.fromEntries(
      parsed.runs.flatMap((run, index) =>
        run.measurements.map((m) => [
          `${run.subject?.name ?? index}|${m.case === 'all' ? '' : `${m.case}:`}${m.metric}.${m.statistic}`,
          m.value,
        ]),
      ),
    ),
  };
}

/** What a table is refused for. */
export function problemsOfTable(text: string, unit?: DurationUnit) {
  const result = parseDocument({
    text,
    fileName: 't',
    format: 'table',
    ...(unit === undefined ? {} : { unit }),
  });
  return result.ok ? [] : result.problems;
}
