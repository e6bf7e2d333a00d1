import { inflateWithin } from '@/lib/hdr/inflate-within';
import type { MetricDeclaration } from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { Document, ParsedDocument, ParsedRun } from '../importer';
import type { MeasuredCase } from './hlog-case';
import { readHlogCases } from './hlog-cases';
import { readHlogLines, type HlogBlock } from './hlog-lines';
import { hlogWarnings } from './hlog-warnings';

/** All histograms of a log together, unpacked: an hour of one-second intervals takes a tenth. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const SECONDS_PER_YEAR = 365 * 24 * 3600;

/** The greatest value of each interval is a series of its own: a series has one value at a time. */
const INTERVAL_MAX: MetricDeclaration = {
  id: 'interval-max',
  label: 'Greatest value of an interval',
  unit: 'ns',
  better: 'lower',
  about: 'The greatest latency within each interval of a histogram log.',
};

/**
 * A histogram log as runs: each tag a case, its intervals merged into one histogram and kept as series. A log that
 * was appended to has one run for each start of the writer.
 *
 * The unit comes from the user; jHiccup alone says by its documentation that it records nanoseconds. Otherwise a
 * Problem `unit-unknown`. A damaged interval is a Problem at its line and column.
 */
export function readHlog(document: Document): Result<ParsedDocument> {
  const { fileName } = document;
  if (document.inflate === undefined) {
    return fail({
      code: 'unsupported-format',
      where: { file: fileName },
      expected: 'a document without compressed parts',
      found: 'a histogram log, which cannot be unpacked here',
    });
  }
  const blocks = readHlogLines(document.text, fileName);
  if (!blocks.ok) return blocks;
  const inflate = inflateWithin(document.inflate, MAX_UNPACKED_BYTES);
  const runs: ParsedRun[] = [];
  const warnings: Warning[] = [];
  for (const block of blocks.value) {
    const zeroSeconds = block.intervals.reduce((least, one) => Math.min(least, one.startSeconds), Infinity);
    const read = readHlogCases(block, { fileName, inflate, unit: document.unit, zeroSeconds });
    if (!read.ok) return read;
    runs.push(runOf(block, read.value.cases, zeroSeconds));
    warnings.push(...hlogWarnings(read.value, fileName));
  }
  warnings.push({
    code: 'load-unknown',
    where: { file: fileName },
    message: 'A histogram log does not say how the load was made, nor whether stalls were corrected for.',
  });
  const hasSeries = runs.some(({ series }) => series?.some(({ metric }) => metric === INTERVAL_MAX.id));
  return succeed({ kind: 'runs', runs, metrics: hasSeries ? [INTERVAL_MAX] : [], warnings });
}

function runOf(block: HlogBlock, cases: readonly MeasuredCase[], first: number): ParsedRun {
  const end = block.intervals.reduce(
    (greatest, { startSeconds, lengthSeconds }) => Math.max(greatest, startSeconds + lengthSeconds),
    -Infinity,
  );
  const startedAt = epochSeconds(first, block);
  const distributions = cases.flatMap(({ distribution }) =>
    distribution === undefined ? [] : [distribution],
  );
  const series = cases.flatMap((one) => one.series);
  const isOrdered = cases.every(({ disorderLine }) => disorderLine === undefined);
  return {
    ...(startedAt === undefined ? {} : { startedAt: Math.round(startedAt * 1000) }),
    ...(isOrdered ? { durationNs: Math.round((end - first) * 1e6) * 1e3 } : {}),
    ...(block.tool === undefined ? {} : { tool: block.tool }),
    load: { model: 'unknown', coordinatedOmissionCorrected: 'unknown' },
    measurements: cases.flatMap(({ measurements }) => measurements),
    ...(distributions.length === 0 ? {} : { distributions }),
    ...(series.length === 0 ? {} : { series }),
  };
}

/**
 * When an interval began. Stamps are relative to the base time; without one they are relative to the start time where
 * they lie more than a year before it, as HistogramLogReader has it.
 */
function epochSeconds(stamp: number, block: HlogBlock): number | undefined {
  if (block.baseTimeSeconds !== undefined) return block.baseTimeSeconds + stamp;
  if (block.startTimeSeconds !== undefined) {
    return stamp < block.startTimeSeconds - SECONDS_PER_YEAR ? block.startTimeSeconds + stamp : stamp;
  }
  // Without either, only a stamp of this century can be a time.
  return stamp > 978_307_200 ? stamp : undefined;
}
