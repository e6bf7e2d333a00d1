/** A number as a publication writes it. */
export interface WrittenValue {
  /** For arithmetic shown to people: `54 µs`, `12 kB`, `1,120,000`, `980k`, `$4,200`. */
  readonly shown: string;
  /** One unit of the last digit written, in the unit of the value. 0 for a count that is written out. */
  readonly lastDigit: number;
  /** “1M+” and “over 3” hold for all that is higher, “<20” and “up to 5” for all that is lower. */
  readonly bound?: 'at-least' | 'at-most';
}

/** Nobody writes a longer quantity; keeps the pattern below quick on hostile text. */
const MOST_CHARACTERS = 300;

/** What “about” allows for. */
const APPROXIMATION = 0.1;

const NUMBER =
  /(?<word>~|≈|<|≤|>|≥|\b(?:about|around|roughly|nearly|almost|up to|at most|under|below|fewer than|less than|at least|more than|over)\s)?\s?(?<money>\$)?(?<![\w.,])(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d])\s?(?<suffix>%|[A-Za-zµμ×]+(?:\/s)?)?(?<more>\+)?/gu;

/**
 * The number of a text that stands for a value, with its precision: the text of a claim is `~1.2M msg/sec`, its value
 * 1,200,000. Undefined where no number of the text is the value in some unit.
 *
 * @example readWrittenValue('54μs', 54000) → { shown: '54 µs', lastDigit: 1000 }
 */
export function readWrittenValue(text: string | undefined, value: number): WrittenValue | undefined {
  if (text === undefined || text.length > MOST_CHARACTERS) return undefined;
  for (const { groups = {} } of text.matchAll(NUMBER)) {
    const { word = '', money, digits = '', suffix = '', more } = groups;
    const number = Number(digits.replaceAll(',', ''));
    const scale = scaleOf(number, Math.abs(value));
    if (scale === undefined) continue;
    const lastDigit = 10 ** -(digits.split('.')[1]?.length ?? 0) * scale;
    const isApproximate = /~|≈|about|around|roughly|nearly|almost/.test(word);
    const bound = more === undefined ? boundOf(word) : 'at-least';
    return {
      shown: `${value < 0 ? '-' : ''}${shownAs(money, digits, suffix)}`,
      lastDigit: isApproximate ? Math.max(lastDigit, Math.abs(value) * APPROXIMATION) : lastDigit,
      ...(bound === undefined ? {} : { bound }),
    };
  }
  return undefined;
}

/** What one written unit is in the unit of the value: a power of ten or of 1024, a minute, an hour, a bit as a byte. */
function scaleOf(number: number, value: number): number | undefined {
  if (number === 0 || value === 0) return number === value ? 1 : undefined;
  const scale = Number((value / number).toPrecision(12));
  const units = [1, 60, 3600, 1.25, 1024, 1024 ** 2, 1024 ** 3, 1024 ** 4];
  const isUnit = units.some((unit) => Number.isInteger(Number(Math.log10(scale / unit).toFixed(9))));
  return isUnit ? scale : undefined;
}

function boundOf(word: string): WrittenValue['bound'] {
  if (/[>≥]|at least|more than|over/.test(word)) return 'at-least';
  return /[<≤]|up to|at most|under|below|fewer|less/.test(word) ? 'at-most' : undefined;
}

const UNITS: Readonly<Record<string, string>> = {
  ns: 'ns',
  us: 'µs',
  µs: 'µs',
  μs: 'µs',
  ms: 'ms',
  s: 's',
  min: 'min',
  h: 'h',
  B: 'B',
  kb: 'kB',
  KB: 'kB',
  kB: 'kB',
  mb: 'MB',
  MB: 'MB',
  gb: 'GB',
  GB: 'GB',
  TB: 'TB',
  KiB: 'KiB',
  MiB: 'MiB',
  GiB: 'GiB',
  TiB: 'TiB',
  'MB/s': 'MB/s',
  'GB/s': 'GB/s',
  Gbps: 'Gbit/s',
  '%': '%',
};

function shownAs(money: string | undefined, digits: string, suffix: string): string {
  const unit = UNITS[suffix];
  if (unit !== undefined) return `${digits} ${unit}`;
  const scale = /^[kKMGB]$/.test(suffix) ? suffix : '';
  return `${money ?? ''}${digits}${scale}`;
}
