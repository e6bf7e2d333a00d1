/** A text of our own as a literal of SQL. The engine knows no escapes but the doubled quote. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
