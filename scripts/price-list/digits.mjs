/** Prices are kept as digits in text, so that none is lost on the way. */

/** @example tidyDigits('0.2900000000') === '0.29' */
export function tidyDigits(text) {
  return shiftDigits(text, 0);
}

/**
 * The number times ten to the power of `places`.
 *
 * @example shiftDigits('0.0000010000', 6) === '1'
 * @throws Error for what is no decimal number
 */
export function shiftDigits(text, places) {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`expected a price in digits, found “${text}”`);
  const [, whole, fraction = ''] = match;
  const padded = fraction.padEnd(places, '0');
  const units = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  const rest = padded.slice(places).replace(/0+$/, '');
  return rest === '' ? units : `${units}.${rest}`;
}
