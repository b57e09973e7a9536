import { Agent, request } from 'node:http';

/** An answer of the server, byte by byte. */
export interface RawAnswer {
  readonly status: number;
  /** Names and values in the order they came. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** The same of an answer that is no text. */
export interface RawBytes extends Omit<RawAnswer, 'body'> {
  readonly bytes: Buffer;
}

/** Connections that stay open: most of the time of a small request is its connection. */
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** One GraphQL request. Never throws for what the server answers. */
export function post(origin: string, cookie: string, body: object): Promise<RawAnswer> {
  const payload = JSON.stringify(body);
  return call(`${origin}/graphql`, payload, {
    ...{ origin, cookie, 'content-type': 'application/json' },
    'content-length': String(Buffer.byteLength(payload)),
  });
}

/** Brings one file for a unit. */
export function sendFile(
  origin: string,
  cookie: string,
  { unitId, name, text }: { readonly unitId: string; readonly name: string; readonly text: string },
): Promise<RawAnswer> {
  return call(`${origin}/files?unit=${unitId}`, text, {
    ...{ origin, cookie, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    'content-length': String(Buffer.byteLength(text)),
  });
}

export function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
  return call(url, undefined, headers);
}

/** A file. */
export function getBytes(url: string, headers: Readonly<Record<string, string>>): Promise<RawBytes> {
  return send(url, undefined, headers);
}

async function call(
  url: string,
  payload: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<RawAnswer> {
  const { bytes, ...head } = await send(url, payload, headers);
  return { ...head, body: bytes.toString('utf8') };
}

function send(url: string, payload: string | undefined, headers: Readonly<Record<string, string>>): Promise<RawBytes> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: payload === undefined ? 'GET' : 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.rawHeaders,
          bytes: Buffer.concat(parts),
        }),
      );
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a connection that had stood idle while this was on its way: nothing of it was read.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(url, payload, headers));
      else reject(error);
    });
    sent.end(payload);
  });
}
