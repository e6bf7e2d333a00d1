import 'server-only';
import { open, stat } from 'node:fs/promises';
import type { Packing } from '@/lib/importers/decode';
import type { ParsedDocument, SampleFile, SampleImporter } from '@/lib/importers/importer';
import type { FieldIndex, PointRows, RequestRows, SamplePlan } from '@/lib/importers/samples/sample-plan';
import type { Problem } from '@/lib/problem';
import { fail, type Result } from '@/lib/result';
import { countPoints } from './count-points';
import type { CountQuery } from './count-query';
import { countRequests } from './count-requests';
import { withEngine, type Engine } from './engine';
import { estimateSeconds } from './estimate-seconds';
import { findArchiveFault } from './find-archive-fault';
import { findBadText } from './find-bad-text';
import { foldRareCases } from './fold-rare-cases';
import { intervalSeconds } from './interval-seconds';
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
 * @throws the signal's reason once it is aborted
 */
export async function runSamples(
  importer: SampleImporter,
  plan: SamplePlan,
  input: SampleInput,
): Promise<Result<ParsedDocument>> {
  const cut = await findCut(plan, input);
  if (cut !== undefined) return fail(cut);
  return oneAtATime(async () => {
    const [archive, result] = await Promise.allSettled([
      findArchiveFault(input.path, input.packing, input.fileName, input.signal),
      withJobFolder(input.path, (job) => runJob(job, importer, plan, input)),
    ]);
    if (archive.status === 'rejected') throw archive.reason;
    // Whatever the engine made of a broken archive.
    if (archive.value !== undefined) return fail(archive.value);
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function runJob(
  job: JobFolder,
  importer: SampleImporter,
  plan: SamplePlan,
  input: SampleInput,
): Promise<Result<ParsedDocument>> {
  const path = await withoutMark(job, plan, input);
  try {
    const onShare = await rowsTeller(input);
    const options = {
      ...(input.signal === undefined ? {} : { signal: input.signal }),
      ...(onShare === undefined ? {} : { onShare }),
    };
    return await withEngine(job, options, (engine) => count(engine, importer, plan, input, path));
  } catch (cause) {
    input.signal?.throwIfAborted();
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
  return {
    code: typeof text === 'string' ? fault.code : 'missing-value',
    where: { file, line: row + (source.as === 'csv' ? 1 : 0), column: 1 },
    expected: `in “${source.fields[fault.field]?.name ?? ''}” ${fault.expected}`,
    found: typeof text === 'string' ? `“${text.slice(0, 80)}”` : 'none',
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

/** A file of a tool that ends within its last row: its values may be cut, so that nothing of it is taken. */
async function findCut(
  { source }: SamplePlan,
  { path, packing, fileName }: SampleInput,
): Promise<Problem | undefined> {
  // What was packed as a whole has a check of its own.
  if (source.as !== 'csv' || !source.endsWithLineEnd || packing !== 'plain') return undefined;
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(1),
      position: Math.max(0, size - 1),
    });
    if (bytesRead === 0 || buffer[0] === 0x0a || buffer[0] === 0x0d) return undefined;
  } finally {
    await handle.close();
  }
  return {
    code: 'syntax',
    where: { file: fileName },
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
    onRows(told);
  };
}
