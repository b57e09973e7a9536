import { type Failure, failureIn } from './graphql.js';

/** What a route of files refused with. */
export interface Refusal {
  readonly failure: Failure;
  /** The word that says why, where the code has several. */
  readonly reason: string | undefined;
}

/** A file as the server hands it out. */
export interface ServedFile {
  readonly name: string;
  readonly blob: Blob;
}

type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };
export type Fetched = ({ readonly kind: 'file' } & ServedFile) | Refused;
/** How a sending ended; `body` is what the server said of the file. */
export type Sent = { readonly kind: 'sent'; readonly body: string } | { readonly kind: 'cancelled' } | Refused;

export interface Sending {
  readonly done: Promise<Sent>;
  readonly cancel: () => void;
}

const OFFLINE: Refused = {
  kind: 'refused',
  refusal: { failure: { code: 'OFFLINE', traceId: undefined }, reason: undefined },
};

/** Asks for a file. By the page and not by a link, so that a refusal can be told in words; nothing of it is kept. */
export async function fetchFile(path: string, init: RequestInit = {}): Promise<Fetched> {
  try {
    const answer = await fetch(path, { cache: 'no-store', ...init });
    if (!answer.ok) return refusedBy(answer.status, await answer.text());
    const name = /filename="([^"]+)"/u.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
    return { kind: 'file', name, blob: await answer.blob() };
  } catch {
    return OFFLINE;
  }
}

/** Hands a file to the browser. */
export function saveFile({ name, blob }: ServedFile): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Sends the bytes of a file. `onProgress` says how much has gone out, 0 to 1; only this way of sending says so. */
export function sendBytes(
  path: string,
  file: File,
  more: { readonly onProgress: (part: number) => void; readonly headers?: Readonly<Record<string, string>> },
): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Sent>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      more.onProgress(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      resolve(status === 201 ? { kind: 'sent', body: responseText } : refusedBy(status, responseText));
    });
    request.addEventListener('error', () => resolve(OFFLINE));
    request.addEventListener('abort', () => resolve({ kind: 'cancelled' }));
  });
  request.open('POST', path);
  request.setRequestHeader('content-type', 'application/octet-stream');
  for (const [name, value] of Object.entries(more.headers ?? {})) request.setRequestHeader(name, value);
  request.send(file);
  return { done, cancel: () => request.abort() };
}

/** An answer that is no file: the one shape of an error, or what something between us and the server says. */
function refusedBy(status: number, body: string): Refused {
  const said = extensionsIn(body);
  const unknown = { code: status >= 500 ? 'UNAVAILABLE' : 'INTERNAL', traceId: undefined } as const;
  return { kind: 'refused', refusal: { failure: failureIn(said) ?? unknown, reason: said.params?.reason } };
}

interface Extensions {
  readonly code?: string;
  readonly traceId?: string;
  readonly params?: { readonly reason?: string };
}

function extensionsIn(body: string): Extensions {
  try {
    // Decoder: the one shape of an error; anything else has no code.
    const read = JSON.parse(body) as { readonly errors?: readonly { readonly extensions?: Extensions }[] };
    return read.errors?.[0]?.extensions ?? {};
  } catch {
    return {};
  }
}
