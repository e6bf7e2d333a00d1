/** Bytes from standard base64 with its padding, or undefined where the text is anything else. */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  // `atob` alone would let white space and missing padding through.
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const binary = atob(text);
  // A loop is ten times as fast as `Uint8Array.from` with a function.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Standard base64 with padding. */
export function base64FromBytes(bytes: Uint8Array): string {
  let text = '';
  // Longer argument lists overflow the stack.
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}
