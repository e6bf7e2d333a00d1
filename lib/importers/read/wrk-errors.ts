import type { MeasurementList } from './measure';
import type { TextAt, WrkBlock } from './wrk-text';
import { wrkOrigin, type WrkNotes } from './wrk-values';

/**
 * Failed attempts, each once. wrk prints its error lines only when there are any. It counts a request that exceeded
 * the timeout among its requests, once its response arrives; wrk2 counts it apart.
 */
export function addWrkErrors(
  block: WrkBlock,
  tool: 'wrk' | 'wrk2',
  requests: number,
  list: MeasurementList,
  notes: WrkNotes,
): void {
  const counts = block.socketErrors?.counts.map(({ text }) => Number(text)) ?? [];
  const [connect = 0, read = 0, write = 0, timeout = 0] = counts;
  const responses = Number(block.failedResponses?.count.text ?? '0');
  if ([connect, read, write, timeout, responses].some((count) => count < 0)) {
    // wrk prints its counters as signed 32-bit numbers, which overflow on long runs.
    notes.warnings.push({
      code: 'value-skipped',
      where: { file: notes.fileName, line: block.socketErrors?.all.line ?? block.start.line, column: 1 },
      message: 'An error count is negative, since it overflowed; the errors of this run are left out.',
    });
    return;
  }
  const apart = connect + read + write + (tool === 'wrk2' ? timeout : 0);
  const among = Math.min(requests, responses + (tool === 'wrk' ? timeout : 0));
  const errors = apart + among;
  const attempts = requests + apart;

  const origin = errorLines(block);
  const line = origin?.line ?? block.requests?.count.line;
  const place = line === undefined ? {} : { pointer: `line ${line}` };
  list.add('errors', 'value', errors, { ...place, text: origin?.text, method: 'derived' });
  list.add('timeouts', 'value', timeout, {
    ...place,
    ...(block.socketErrors === undefined ? { method: 'derived' } : wrkOrigin(block.socketErrors.counts[3])),
  });
  if (attempts > 0)
    list.add('error-ratio', 'value', errors / attempts, {
      ...place,
      text: origin?.text,
      n: attempts,
      method: 'derived',
    });

  if (errors === 0) return;
  const where = { file: notes.fileName, line: line ?? block.start.line, column: 1 };
  const of = `${errors.toLocaleString('en')} of ${attempts.toLocaleString('en')} attempts failed`;
  notes.warnings.push(
    errors >= attempts
      ? { code: 'all-failed', where, message: `${of}: what was measured are failures.` }
      : {
          code: 'errors-present',
          where,
          message: responses > 0 ? `${of}; the latencies include failed responses.` : `${of}.`,
        },
  );
}

/** The lines that name errors, as they stand in the file: one, or two that follow each other. */
function errorLines({ socketErrors, failedResponses }: WrkBlock): TextAt | undefined {
  const first = socketErrors?.all ?? failedResponses?.all;
  if (first === undefined) return undefined;
  const follows = socketErrors !== undefined && failedResponses?.all.line === first.line + 1;
  const text = follows ? `${first.text}\n${failedResponses.all.text}` : first.text;
  return { text: text.trim(), line: first.line };
}
