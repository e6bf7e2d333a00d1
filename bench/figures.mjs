/** Order statistics of measured times, and lines that say whether a target was met. */

/** @param {readonly number[]} values @param {number} q From 0 to 1; nearest rank. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
}

/** Prints one figure with its target, and says whether it holds. */
export function report(name, value, target, unit = '') {
  const holds = value <= target;
  const verdict = holds ? 'holds' : 'MISSED';
  console.log(`${name.padEnd(58)} ${format(value)}${unit}  (target: at most ${target}${unit}; ${verdict})`);
  return holds;
}

/** Prints a figure without a target. */
export function note(name, text) {
  console.log(`${name.padEnd(58)} ${text}`);
}

/** Milliseconds with p50 and p95. */
export function spread(times) {
  return `p50 ${format(quantile(times, 0.5))} ms, p95 ${format(quantile(times, 0.95))} ms (${times.length})`;
}

function format(value) {
  return value.toFixed(value < 10 ? 2 : 1);
}
