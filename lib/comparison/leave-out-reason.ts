/** Why a run, or a percentile of one, stays out of a comparison unless the reader takes it in. */
export const LEAVE_OUT_REASONS = ['saturated', 'errors', 'unsupported'] as const;
export type LeaveOutReason = (typeof LEAVE_OUT_REASONS)[number];

export function isLeaveOutReason(text: string): text is LeaveOutReason {
  return LEAVE_OUT_REASONS.some((reason) => reason === text);
}
