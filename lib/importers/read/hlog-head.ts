export interface HlogHead {
  /** Completes “because …”. */
  readonly reason: string;
  /** Whether the first histogram is in encoding V0 or V1, which are not read. */
  readonly isOlderEncoding: boolean;
}

const VERSION = /^#\[Histogram log format version [^\]\n]{1,20}\]/m;
const LEGEND = /^"StartTimestamp","(?:EndTimestamp|Interval_Length)",/m;
const NUMBER = String.raw`[ \t]*-?\d{1,12}(?:\.\d{1,12})?`;
/** An interval up to the fourth byte of its histogram. */
const INTERVAL = new RegExp(
  String.raw`^(?:Tag=[^,\n]{1,200},)?${NUMBER},${NUMBER},${NUMBER},(D?HIST[A-Za-z0-9+/]{2})`,
  'm',
);

/** What makes the head of a text a histogram log, or undefined. */
export function recogniseHlog(text: string): HlogHead | undefined {
  const interval = INTERVAL.exec(text);
  const isOlderEncoding = interval?.[1] !== undefined && isOlder(interval[1]);
  if (VERSION.test(text)) {
    return { reason: 'the comment “Histogram log format version”', isOlderEncoding };
  }
  if (LEGEND.test(text)) return { reason: 'the heading “StartTimestamp”', isOlderEncoding };
  // Without a head, the log begins with an interval; anywhere else it could be a quotation.
  if (interval === null || !/^(?:#[^\n]*\n|\s*\n)*$/.test(text.slice(0, interval.index))) return undefined;
  return { reason: 'an interval with a compressed histogram on the first line', isOlderEncoding };
}

/** `HIST` is the base64 of the three bytes 1c 84 93; the next byte tells the version in its low half. */
function isOlder(payload: string): boolean {
  if (!payload.startsWith('HIST')) return false;
  const version = (atob(`${payload}==`).charCodeAt(3) & 0x0f) as number;
  return version === 1 || version === 2 || version === 8 || version === 9;
}
