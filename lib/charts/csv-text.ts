/**
 * Rows as CSV (RFC 4180). Text that a spreadsheet would run as a formula is made harmless.
 *
 * @example csvText([['a', 'b'], ['x, y', 1]]) === 'a,b\r\n"x, y",1\r\n'
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((fields) => `${fields.map(quote).join(',')}\r\n`).join('');
}

function quote(field: string | number): string {
  const text = String(field);
  const safe = typeof field === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
