import 'server-only';
import { stat } from 'node:fs/promises';
import { AppError } from '@/lib/errors';
import type { Packing } from '@/lib/importers/decode';
import type { ParsedDocument, SampleFile, SampleImporter } from '@/lib/importers/importer';
import type { FieldIndex, PointRows, RequestRows, SamplePlan } from '@/lib/importers/samples/sample-plan';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { countPoints } from './count-points';
import type { CountQuery } from './count-query';
import { countRequests } from './count-requests';
import { withEngine, type Engine } from './engine';
import { estimateSeconds } from './estimate-seconds';
import { findBadText } from './find-bad-text';
import { foldRareCases } from './fold-rare-cases';
import { inspectFile, type FileState } from './inspect-file';
import { intervalSeconds } from './interval-seconds';
import { isDiskFull } from './is-disk-full';
import { withJobFolder, type JobFolder } from './job-folder';
import { withoutMark } from './without-mark';
import { oneAtATime } from './one-at-a-time';
import { problemOfEngine } from './problem-of-engine';
import { readTally } from './read-tally';
import { pointersOf, POINTERS_VARIABLE, sourceSql } from './source-sql';

/** A raw file on the disk, with what its head says. */
export interface SampleInput extends SampleFile {
  readonly path: string;
  readonly packing: Packing;
  readonly signal?: AbortSignal;
  readonly onRows?: (rowsRead: number) => void;
}

/**
 * Reads a raw file of any size as its importer declares it. Memory does not grow with the file. Every fault of the
 * file is a Problem; nothing is half read.
 *
 * @throws the signal's reason once it is aborted; AppError STORAGE_FULL where temporary files find no room
 */
export async function runSamples(
  importer: SampleImporter,
  plan: SamplePlan,
  input: SampleInput,
): Promise<Result<ParsedDocument>> {
  return oneAtATime(async () => {
    const stop = new AbortController();
    const signal = input.signal === undefined ? stop.signal : AbortSignal.any([input.signal, stop.signal]);
    const [inspected, result] = await Promise.allSettled([
      inspect(plan, input, () => stop.abort()),
      withJobFolder(input.path, (job) => runJob(job, importer, plan, { ...input, signal })),
    ]);
    if (inspected.status === 'rejected') throw inspected.reason;
    // Whatever the engine made of a file that is at fault as a whole.
    if (!inspected.value.ok) return inspected.value;
    if (result.status === 'rejected') throw result.reason;
    return withCutWarning(result.value, inspected.value.value, plan, input);
  });
}

/** What the bytes of a file say; a file of a tool that ends within its last row may have lost more than that. */
async function inspect(
  { source }: SamplePlan,
  { path, packing, fileName, signal }: SampleInput,
  onFault: () => void,
): Promise<Result<FileState>> {
  const state = await inspectFile(path, packing, fileName, signal);
  const isCut = state.ok && state.value.endsWithinLine && source.as === 'csv' && source.endsWithLineEnd;
  const result = isCut ? fail(cutOff(fileName)) : state;
  if (!result.ok) onFault();
  return result;
}

/** Logs that people make need no line end after the last row, and may be cut there all the same. */
function withCutWarning(
  result: Result<ParsedDocument>,
  { endsWithinLine }: FileState,
  { source }: SamplePlan,
  { fileName }: SampleInput,
): Result<ParsedDocument> {
  if (!result.ok || !endsWithinLine || source.as !== 'csv') return result;
  const message = 'The last row has no line end; if the file was cut off there, its values may be wrong.';
  const cut = { code: 'truncated-output' as const, where: { file: fileName }, message };
  return succeed({ ...result.value, warnings: [...result.value.warnings, cut] });
}

async function runJob(
  job: JobFolder,
  importer: SampleImporter,
  plan: SamplePlan,
  input: SampleInput,
): Promise<Result<ParsedDocument>> {
  try {
    const path = await withoutMark(job, plan, input);
    const onShare = await rowsTeller(input);
    const options = {
      ...(input.signal === undefined ? {} : { signal: input.signal }),
      ...(onShare === undefined ? {} : { onShare }),
    };
    return await withEngine(job, options, (engine) => count(engine, importer, plan, input, path));
  } catch (cause) {
    input.signal?.throwIfAborted();
    if (isDiskFull(cause))
      throw new AppError('STORAGE_FULL', 'The disk of temporary files is full.', { cause });
    const problem =
      problemOfEngine(cause, plan, input.fileName) ??
      (await findBadText(input.path, input.packing, input.fileName));
    if (problem === undefined) throw cause;
    return fail(problem);
  }
}

async function count(
  engine: Engine,
  importer: SampleImporter,
  plan: SamplePlan,
  input: SampleInput,
  path: string,
): Promise<Result<ParsedDocument>> {
  const used = usedFields(plan.rows);
  const pointers = pointersOf(plan.source, used);
  if (pointers !== undefined) await engine.setVariable(POINTERS_VARIABLE, pointers);
  const source = sourceSql(plan.source, { path, packing: input.packing }, used);
  const folded = await foldRareCases(engine, source, plan.rows);
  const shortest = intervalSeconds(await estimateSeconds(plan, input), 1);
  const query =
    plan.rows.shape === 'requests'
      ? countRequests(plan.rows, folded, shortest)
      : countPoints(plan.rows, folded, shortest);
  await engine.run(`CREATE TABLE counted AS ${query.sql}`);
  const fault = await findFault(engine, query, plan, input.fileName);
  if (fault !== undefined) return fail(fault);
  return importer.assemble(await readTally(engine, query, shortest), plan, input);
}

/** The first row that breaks a rule, and which; read a second time only where the counts say that there is one. */
async function findFault(
  engine: Engine,
  query: CountQuery,
  plan: SamplePlan,
  file: string,
): Promise<Problem | undefined> {
  const { bad } = await engine.columns(
    'SELECT coalesce(bool_or(bad), false) AS bad FROM counted WHERE part = 0',
  );
  if (bad?.[0] !== true) return undefined;
  const which = query.faults.map(({ when }, index) => `WHEN ${when} THEN ${index}`).join(' ');
  const found = await engine.columns(`SELECT CAST(row AS DOUBLE) AS row, fault, CASE fault
        ${query.faults.map(({ field }, index) => `WHEN ${index} THEN CAST(f${field} AS VARCHAR)`).join(' ')} END AS text
    FROM (SELECT *, row_number() OVER () AS row, CASE ${which} END AS fault FROM (${query.rowsSql}))
    WHERE fault IS NOT NULL LIMIT 1`);
  const row = found.row?.[0];
  const fault = query.faults[Number(found.fault?.[0])];
  if (typeof row !== 'number' || fault === undefined)
    throw new Error('a row that is at fault cannot be found again');
  const text = found.text?.[0];
  const { source } = plan;
  const field = source.fields[fault.field];
  const isJsonNumber = source.as === 'ndjson' && field?.type === 'number';
  return {
    code: typeof text === 'string' ? fault.code : isJsonNumber ? 'wrong-type' : 'missing-value',
    where: { file, line: row + (source.as === 'csv' ? 1 : 0), column: 1 },
    expected: `in “${field?.name ?? ''}” ${fault.expected}`,
    found: typeof text === 'string' ? `“${text.slice(0, 80)}”` : isJsonNumber ? 'none, or no number' : 'none',
  };
}

function usedFields(rows: RequestRows | PointRows): ReadonlySet<FieldIndex> {
  const fields =
    rows.shape === 'requests'
      ? [
          rows.time?.field,
          ...rows.durations.map(({ field }) => field),
          rows.ok?.field,
          ...rows.sums.map(({ field }) => field),
          rows.case,
          rows.parent?.field,
        ]
      : [
          rows.metric,
          rows.value,
          rows.time.field,
          ...rows.tags.map(({ field }) => field),
          rows.declarations?.kind,
          ...(rows.declarations?.fields ?? []),
        ];
  return new Set(fields.filter((field) => field !== undefined));
}

function cutOff(file: string): Problem {
  return {
    code: 'syntax',
    where: { file },
    expected: 'a line end after the last row',
    found: 'the end of the file',
    hint: 'the file seems to be cut off; add a line end where it is whole',
  };
}

/** Turns shares of a plain file into about so many rows, by the length of its first ones; the number only rises. */
async function rowsTeller({
  path,
  packing,
  head,
  onRows,
}: SampleInput): Promise<((share: number) => void) | undefined> {
  if (onRows === undefined || packing !== 'plain') return undefined;
  const rows =
    (Math.max(1, head.text.split('\n').length - 1) * (await stat(path)).size) / Buffer.byteLength(head.text);
  let told = 0;
  return (share) => {
    told = Math.max(told, Math.round(share * rows));
    // The engine knows of none for a while; “0 rows” would look as if nothing happened.
    if (told > 0) onRows(told);
  };
}
