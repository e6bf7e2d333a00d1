import type { Inflate } from '@/lib/hdr/decode-hdr-v2';
import { describeMetric } from '@/lib/metrics/describe';
import type { DurationUnit } from '@/lib/model/durations';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { checkMeasurements } from '@/lib/suite/check-measurements';
import { chooseImporter, headOf, type Candidate } from './detect';
import type { ParsedDocument } from './importer';

export interface ReadDocument {
  readonly detected: Candidate;
  readonly parsed: ParsedDocument;
}

/**
 * Text to canonical model: format detected (or taken as said), parsed, and checked against the rules that hold for
 * every run. All faults come back as Problems; nothing is half read.
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
  const parsed = detected.value.importer.parse({
    text,
    fileName,
    ...(unit === undefined ? {} : { unit }),
    ...(inflate === undefined ? {} : { inflate }),
  });
  if (!parsed.ok) return parsed;
  const problems = checkParsed(parsed.value, fileName);
  return problems.length > 0
    ? fail(...problems)
    : succeed({ detected: detected.value, parsed: parsed.value });
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
  const unitOf = (metric: string) => describeMetric(metric, parsed.metrics).unit;
  return parsed.runs.flatMap((run, index) =>
    checkMeasurements(run.measurements, unitOf, { file: fileName, path: ['runs', index, 'measurements'] }),
  );
}
