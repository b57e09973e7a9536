import type { RawAnswer } from '../table/http.js';

/** Headers that every answer has anew, whatever is in it. */
const EVERY_TIME: ReadonlySet<string> = new Set(['date', 'keep-alive', 'content-length', 'etag']);

/**
 * Status and headers of an answer as one line. The length and the tag over the bytes follow from the body, which is compared
 * itself; they are only held to being those of the body.
 */
export function headLine({ status, headers, body }: RawAnswer): string {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const [name = '', value = ''] = [headers[at]?.toLowerCase(), headers[at + 1]];
    if (name === 'content-length' && Number(value) !== Buffer.byteLength(body)) pairs.push('content-length: another');
    pairs.push(EVERY_TIME.has(name) ? name : `${name}: ${value}`);
  }
  return `${status} ${pairs.join('; ')}`;
}
