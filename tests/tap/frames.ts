/** Payloads of the messages of one direction of a WebSocket (RFC 6455), unmasked, fragments joined. */
export function readFrames(bytes: Buffer): readonly Buffer[] {
  const messages: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const frame = readFrame(bytes, at);
    if (!frame) break;
    at = frame.next;
    if (frame.control) {
      messages.push(frame.payload);
      continue;
    }
    parts.push(frame.payload);
    if (!frame.final) continue;
    messages.push(Buffer.concat(parts));
    parts = [];
  }
  if (parts.length > 0) messages.push(Buffer.concat(parts));
  return messages;
}

interface Frame {
  readonly final: boolean;
  readonly control: boolean;
  readonly payload: Buffer;
  readonly next: number;
}

function readFrame(bytes: Buffer, at: number): Frame | undefined {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const mask = second & 0x80 ? 4 : 0;
  const start = at + 2 + extra + mask;
  if (start > bytes.length) return undefined;
  const length = extra === 2 ? bytes.readUInt16BE(at + 2) : extra === 8 ? Number(bytes.readBigUInt64BE(at + 2)) : short;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (mask) {
    const key = bytes.subarray(start - 4, start);
    for (let index = 0; index < payload.length; index += 1)
      payload[index] = (payload[index] ?? 0) ^ (key[index % 4] ?? 0);
  }
  return { final: (first & 0x80) !== 0, control: (first & 0x08) !== 0, payload, next: start + length };
}
