/** Takes the raw bytes of one HTTP/1.1 connection apart: heads, bodies without chunks, WebSocket payloads unmasked. */
import { readFrames } from './frames.js';

export interface Piece {
  readonly direction: 'to client' | 'to server';
  /** What it is: `POST /graphql head`, `POST /graphql body`, `frame`, `remainder`. */
  readonly what: string;
  readonly bytes: Buffer;
  /** Body of the request that an answer belongs to. */
  readonly request?: Buffer;
}

interface Message {
  readonly first: string;
  readonly head: Buffer;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly next: number;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Every byte of the connection, in pieces; what cannot be read as HTTP or WebSocket is kept as it is. */
export function readTraffic(toServer: Buffer, toClient: Buffer): readonly Piece[] {
  const requests = messages(toServer, () => true);
  const asked = requests.list.map(({ first }) => first.split(' ').slice(0, 2).join(' '));
  const responses = messages(toClient, (index) => !asked[index]?.startsWith('HEAD '));
  return [
    ...requests.list.flatMap((message, index) => pieces('to server', message, asked[index] ?? 'request')),
    ...responses.list.flatMap((message, index) =>
      pieces('to client', message, asked[index] ?? 'response').map((piece) => ({
        ...piece,
        request: requests.list[index]?.body,
      })),
    ),
    ...remainder('to server', requests.rest, responses.upgraded),
    ...remainder('to client', responses.rest, responses.upgraded),
  ];
}

function pieces(direction: Piece['direction'], message: Message, name: string): Piece[] {
  return [
    { direction, what: `${name} head`, bytes: message.head },
    ...(message.body.length > 0 ? [{ direction, what: `${name} body`, bytes: message.body }] : []),
  ];
}

function remainder(direction: Piece['direction'], rest: Buffer, upgraded: boolean): Piece[] {
  if (rest.length === 0) return [];
  if (!upgraded) return [{ direction, what: 'remainder', bytes: rest }];
  return readFrames(rest).map((bytes) => ({ direction, what: 'frame', bytes }));
}

function messages(
  bytes: Buffer,
  hasBody: (index: number) => boolean,
): { list: Message[]; rest: Buffer; upgraded: boolean } {
  const list: Message[] = [];
  let at = 0;
  while (at < bytes.length) {
    const message = readMessage(bytes, at, hasBody(list.length));
    if (!message) break;
    list.push(message);
    at = message.next;
    if (message.first.startsWith('HTTP/1.1 101') || message.headers.get('upgrade') === 'websocket') {
      return { list, rest: bytes.subarray(at), upgraded: true };
    }
  }
  return { list, rest: bytes.subarray(at), upgraded: false };
}

function readMessage(bytes: Buffer, at: number, mayHaveBody: boolean): Message | undefined {
  const end = bytes.indexOf(END_OF_HEAD, at);
  if (end < 0) return undefined;
  const from = end + END_OF_HEAD.length;
  const [first = '', ...lines] = bytes.toString('latin1', at, end).split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const { body, next } = readBody(bytes, from, { first, headers }, mayHaveBody);
  return { first, head: bytes.subarray(at, from), headers, body, next };
}

function readBody(
  bytes: Buffer,
  from: number,
  { first, headers }: Pick<Message, 'first' | 'headers'>,
  mayHaveBody: boolean,
): { body: Buffer; next: number } {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(first)?.[1];
  const none = !mayHaveBody || status === '204' || status === '304' || status === '101';
  if (none) return { body: Buffer.alloc(0), next: from };
  if (headers.get('transfer-encoding') === 'chunked') return readChunks(bytes, from);
  const length = headers.get('content-length');
  if (length === undefined)
    return { body: status ? bytes.subarray(from) : Buffer.alloc(0), next: status ? bytes.length : from };
  return { body: bytes.subarray(from, from + Number(length)), next: from + Number(length) };
}

function readChunks(bytes: Buffer, from: number): { body: Buffer; next: number } {
  const chunks: Buffer[] = [];
  for (let at = from; at < bytes.length;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) break;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) return { body: Buffer.concat(chunks), next: lineEnd + 4 };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return { body: Buffer.concat(chunks), next: bytes.length };
}
