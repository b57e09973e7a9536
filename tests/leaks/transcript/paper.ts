import { strFromU8, unzipSync } from 'fflate';

/**
 * A text document part by part, in the order of the file. What says only when it was made, or is drawn anew for every cut, is
 * replaced, and the fingerprint that follows from it; everything else, and with it the length of every part, is compared.
 */
export function paperLines(bytes: Uint8Array): readonly string[] {
  return Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}: ${made(strFromU8(part))}`);
}

function made(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/gu, 'MOMENT')
    .replace(/\b\d{1,2}\.\d\d(?!\d)/gu, 'TIME')
    .replace(/\b[0-9a-f]{4}( [0-9a-f]{4}){3}\b/gu, 'FINGERPRINT')
    .replace(/\b\d{4}([ \u00a0-]\d{4}){4}\b/gu, 'ROOT');
}
