/** `a`, `a and b`, `a, b and c`. */
export function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** A label within a sentence; “CPU utilisation” and “I/O rate” keep their capitals, “GitHub stars” too. */
export function lowerFirst(label: string): string {
  return /^[A-Z][a-z]+(?: |$)/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
