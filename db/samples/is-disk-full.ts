/** Whether an error says that the disk of a job's folder is full: one of the system, or the engine's own telling of it. */
export function isDiskFull(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ('code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')) return true;
  // The engine's other errors may quote the file, which can say anything.
  return (
    NO_ROOM_TO_SPILL.test(cause.message) ||
    /^(?:\[?Error: )?IO Error: [\s\S]*(?:No space left on device|Disk quota exceeded)/.test(cause.message)
  );
}

/** The engine lowers its limit of 20 GB (18.6 GiB) to the room that there is. */
const NO_ROOM_TO_SPILL =
  /^Out of Memory Error: failed to offload data block of size [^(\n]*\([^/\n]*\/(?!18\.6 GiB)[\d.]+ [KMG]?i?B(?:ytes)? used\)/;
