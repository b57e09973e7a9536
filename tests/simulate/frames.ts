const TEXT = 0x81;
const BINARY = 0x82;

/**
 * What the two frames of an update say, read as a browser and socket.io read them: a head with a place for the bytes, and
 * the bytes. @throws Error for anything else
 */
export function readFrames(frames: Buffer): { readonly event: string; readonly message: object } {
  const head = readFrame(frames, TEXT);
  const body = readFrame(head.rest, BINARY);
  const text = head.data.toString('utf8');
  if (!text.startsWith('451-') || body.rest.length > 0) throw new Error('not one event with one attachment');
  const [event, message]: [string, object] = JSON.parse(text.slice(4));
  const bytes: unknown = Reflect.get(message, 'bytes');
  if (Reflect.get(Object(bytes), '_placeholder') !== true) throw new Error('no place for the bytes');
  return { event, message: { ...message, bytes: new Uint8Array(body.data) } };
}

// RFC 6455, 5.2: unmasked, for it comes from a server.
function readFrame(from: Buffer, kind: number): { readonly data: Buffer; readonly rest: Buffer } {
  if (from[0] !== kind) throw new Error(`a frame begins with ${from[0]}, not with ${kind}`);
  const short = from[1] ?? 0;
  const [at, size] =
    short < 126 ? [2, short] : short === 126 ? [4, from.readUInt16BE(2)] : [10, Number(from.readBigUInt64BE(2))];
  if (from.length < at + size) throw new Error('a frame is shorter than it says');
  return { data: from.subarray(at, at + size), rest: from.subarray(at + size) };
}
