/** A number of a text with the line it stands on, counted from 1. */
export interface NumberAt {
  readonly value: number;
  readonly text: string;
  readonly line: number;
}

/** What stands below the rows of an HdrHistogram percentile list, in the unit of the rows. */
export interface HdrFooter {
  mean?: NumberAt;
  stddev?: NumberAt;
  max?: NumberAt;
  count?: NumberAt;
}

/**
 * Reads one line of the footer into `footer`: `#[Mean = …, StdDeviation = …]`, `#[Max = …, Total count = …]` and
 * `#[Buckets = …]`, which carries nothing. A line that lacks its closing bracket is cut off and is no footer.
 *
 * @returns whether the line was one
 */
export function readHdrFooterLine(text: string, line: number, footer: HdrFooter): boolean {
  if (!/^\s*#?\[[A-Z]/.test(text)) return false;
  const spread = /^\s*#?\[Mean\s*=\s*([^,\s]+),\s*StdDeviation\s*=\s*([^\]\s]+)\s*\]/.exec(text);
  if (spread !== null) {
    assign(footer, 'mean', spread[1], line);
    assign(footer, 'stddev', spread[2], line);
    return true;
  }
  const extent = /^\s*#?\[Max\s*=\s*([^,\s]+),\s*Total count\s*=\s*([^\]\s]+)\s*\]/.exec(text);
  if (extent !== null) {
    assign(footer, 'max', extent[1], line);
    assign(footer, 'count', extent[2], line);
    return true;
  }
  return /^\s*#?\[Buckets\s*=.*\]/.test(text);
}

function assign(footer: HdrFooter, key: keyof HdrFooter, text: string | undefined, line: number): void {
  // `nan` of an empty histogram is no number.
  if (text === undefined || !/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return;
  if (key === 'count' && !Number.isSafeInteger(Number(text))) return;
  footer[key] = { value: Number(text), text, line };
}
