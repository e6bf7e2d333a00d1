import { formatValue } from '@/lib/format/format-value';

/**
 * What the clocks and outputs of load generators can tell apart, in nanoseconds, by name in lower case. Below it a
 * figure says only “less than this”. Tools that print what their clock gives, far below any latency over a network,
 * are left out.
 */
const RESOLUTION_NS: ReadonlyMap<string, number> = new Map([
  // Seconds with four decimals: https://github.com/rakyll/hey/blob/master/requester/print.go
  ['hey', 1e5],
  // Whole milliseconds in its histogram: https://github.com/mcollina/autocannon#autocannonopts-cb
  ['autocannon', 1e6],
  // Percentiles and gnuplot rows in whole milliseconds: https://httpd.apache.org/docs/2.4/programs/ab.html
  ['ab', 1e6],
  ['apachebench', 1e6],
  // Elapsed times in whole milliseconds: https://jmeter.apache.org/usermanual/listeners.html#csvlogformat
  ['jmeter', 1e6],
  // Request times in whole milliseconds: https://docs.gatling.io/reference/stats/
  ['gatling', 1e6],
  // Response times below 100 ms are rounded to whole milliseconds, longer ones to two digits:
  // https://github.com/locustio/locust/blob/master/locust/stats.py (StatsEntry._log_response_time)
  ['locust', 1e6],
  // Seconds with two decimals: https://www.joedog.org/siege-manual/
  ['siege', 1e7],
  // Microseconds of gettimeofday: https://github.com/wg/wrk/blob/master/src/wrk.c (time_us)
  ['wrk', 1e3],
  // “only accurate to a +/- ~1 msec granularity, due to OS sleep time behavior”:
  // https://github.com/giltene/wrk2/blob/master/README.md
  ['wrk2', 1e6],
]);

/** The coarsest resolution of the tools behind a chart. */
export interface Resolution {
  /** As it calls itself. */
  readonly tool: string;
  readonly resolutionNs: number;
}

/**
 * The tools whose resolution is known, coarsest first, each once.
 *
 * @param tools names as runs state them, or ids of formats
 * @example resolutionsOf(['wrk', 'Autocannon']) → [{ tool: 'Autocannon', resolutionNs: 1e6 }, { tool: 'wrk', … }]
 */
export function resolutionsOf(tools: Iterable<string>): Resolution[] {
  const found = new Map<string, Resolution>();
  for (const tool of tools) {
    const key = tool.trim().toLowerCase();
    const resolutionNs = RESOLUTION_NS.get(key);
    if (resolutionNs !== undefined && !found.has(key)) found.set(key, { tool: tool.trim(), resolutionNs });
  }
  return [...found.values()].toSorted((a, b) => b.resolutionNs - a.resolutionNs);
}

/** “autocannon cannot tell apart what is closer than 1 ms.” */
export function resolutionText({ tool, resolutionNs }: Resolution): string {
  return `${tool} cannot tell apart what is closer than ${formatValue(resolutionNs, 'ns')}.`;
}
