import type { Inflate } from '@/lib/hdr/decode-hdr-v2';
import { describeMetric } from '@/lib/metrics/describe';
import type { DurationUnit } from '@/lib/model/durations';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { checkMagnitudes } from '@/lib/suite/check-magnitudes';
import { checkMeasurements } from '@/lib/suite/check-measurements';
import { chooseImporter, headOf, type Candidate } from './detect';
import type { ParsedDocument } from './importer';
import { warnOfImplausible } from './warn-of-implausible';
import type { LatencyLogGuess } from './samples/latency-log-mapping';

export interface ReadDocument {
  readonly detected: Candidate;
  readonly parsed: ParsedDocument;
  /** How the columns of a generic log were understood. */
  readonly guess?: LatencyLogGuess;
}

/**
 * Text to canonical model: format detected (or taken as said), parsed, and checked against the rules that hold for
 * every run. All faults come back as Problems; nothing is half read. What contradicts itself in the output of a tool is
 * kept with a warning, since real tools print such things.
 *
 * @param document the whole decoded text, see `decodeText`
 */
export function parseDocument(document: {
  readonly text: string;
  readonly fileName: string;
  readonly format?: string;
  readonly unit?: DurationUnit;
  readonly inflate?: Inflate;
}): Result<ReadDocument> {
  const { text, fileName, unit, inflate } = document;
  const detected = chooseImporter(headOf(text), fileName, document.format, text);
  if (!detected.ok) return detected;
  const { importer } = detected.value;
  if (importer.kind === 'sample') return fail(needsEngine(importer.label, fileName));
  const parsed = importer.parse({
    text,
    fileName,
    ...(unit === undefined ? {} : { unit }),
    ...(inflate === undefined ? {} : { inflate }),
  });
  const checked = parsed.ok ? checkedDocument(parsed.value, fileName) : parsed;
  return checked.ok ? succeed({ detected: detected.value, parsed: checked.value }) : checked;
}

/** A document held against the rules for every run, whichever kind of importer it came from. */
export function checkedDocument(parsed: ParsedDocument, fileName: string): Result<ParsedDocument> {
  const problems = checkParsed(parsed, fileName);
  if (problems.length > 0) return fail(...problems);
  return succeed({ ...parsed, warnings: [...parsed.warnings, ...warnOfImplausible(parsed, fileName)] });
}

function checkParsed(parsed: ParsedDocument, fileName: string): Problem[] {
  // A suite file was checked when it was read, and may hold claims alone.
  if (parsed.kind === 'suite') return [];
  if (parsed.runs.every((run) => run.measurements.length === 0)) {
    return [
      {
        code: 'nothing-measured',
        where: { file: fileName },
        expected: 'at least one measurement',
        found: 'none',
      },
    ];
  }
  // A look for each measurement through all declarations would grow with the square of the file.
  const declared = new Map(parsed.metrics.map((metric) => [metric.id, [metric]]));
  const unitOf = (metric: string) => describeMetric(metric, declared.get(metric) ?? []).unit;
  return parsed.runs.flatMap((run, index) => {
    const place = { file: fileName, path: ['runs', index, 'measurements'] };
    return [
      ...checkMeasurements(run.measurements, unitOf, place),
      ...checkMagnitudes(run.measurements, unitOf, place),
    ];
  });
}

/** A text in memory is a document; rows are counted in a file. */
function needsEngine(label: string, file: string): Problem {
  return {
    code: 'unsupported-format',
    where: { file },
    expected: 'a document',
    found: `${label}: single samples, which are read from a file of their own`,
    hint: 'import the file as it is',
  };
}
