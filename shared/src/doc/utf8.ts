/** UTF-8 of a string; a lone surrogate becomes U+FFFD, as in every encoder of the platform. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (const character of text) {
    const found = character.codePointAt(0) ?? 0;
    const point = found >= 0xd800 && found < 0xe000 ? 0xfffd : found;
    if (point < 0x80) {
      bytes[at++] = point;
      continue;
    }
    const tail = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    const lead = tail === 1 ? 0xc0 : tail === 2 ? 0xe0 : 0xf0;
    bytes[at++] = lead | (point >> (6 * tail));
    for (let shift = 6 * (tail - 1); shift >= 0; shift -= 6) bytes[at++] = 0x80 | ((point >> shift) & 0x3f);
  }
  return bytes.slice(0, at);
}
