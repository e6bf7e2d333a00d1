import { formatCount, formatValue } from '@/lib/format/format-value';

/** How far a request has come: its bytes leave this browser, then the server reads and stores. */
export type UploadProgress =
  | { readonly phase: 'sending'; readonly sentBytes: number; readonly totalBytes: number }
  | { readonly phase: 'reading'; readonly rowsRead?: number }
  | { readonly phase: 'storing'; readonly rowsRead?: number };

/**
 * Progress in one line.
 *
 * @example describeProgress({ phase: 'sending', sentBytes: 5e8, totalBytes: 2e9 }, false) === 'Sent 500 MB of 2 GB (25 %).'
 */
export function describeProgress(progress: UploadProgress, isSaving: boolean): string {
  if (progress.phase === 'sending') {
    const { sentBytes, totalBytes } = progress;
    const share = totalBytes > 0 ? ` (${formatCount(Math.floor((sentBytes / totalBytes) * 100))} %)` : '';
    return `Sent ${formatValue(sentBytes, 'bytes')} of ${formatValue(totalBytes, 'bytes')}${share}.`;
  }
  const rows = progress.rowsRead === undefined ? undefined : `${formatCount(progress.rowsRead)} rows`;
  if (progress.phase === 'storing') {
    return rows === undefined
      ? 'Everything was read and is being stored.'
      : `${rows} were read and are being stored.`;
  }
  const then = isSaving ? 'The answer comes when everything is on disk.' : 'Nothing is saved by that.';
  return `All bytes are there. The server reads the numbers${rows === undefined ? '' : `: ${rows} so far`}. ${then}`;
}

/** The share of the bytes that have left, 0 to 1; undefined where nobody knows how long it takes. */
export function shareSent(progress: UploadProgress | undefined): number | undefined {
  if (progress?.phase !== 'sending' || progress.totalBytes === 0) return undefined;
  return progress.sentBytes / progress.totalBytes;
}
