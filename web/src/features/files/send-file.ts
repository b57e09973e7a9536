import { REASONS } from './use-words.js';

/** How an upload ended: sent, cancelled by the sender, or refused with a key of the word list. */
export type Sent =
  | { readonly kind: 'sent' | 'cancelled' }
  | {
      readonly kind: 'refused';
      readonly why: 'failed' | 'tooLarge' | 'gone' | 'forbidden' | 'slow' | `reason.${Reason}`;
    };

type Reason = keyof typeof REASONS;

export interface Upload {
  readonly done: Promise<Sent>;
  readonly cancel: () => void;
}

const BY_CODE = {
  TOO_LARGE: 'tooLarge',
  NOT_FOUND: 'gone',
  FORBIDDEN_STEP: 'forbidden',
  RATE_LIMITED: 'slow',
} as const;

/** What a file is put to. */
export interface FilePlace {
  readonly kind: 'unit' | 'task';
  readonly id: string;
}

/** Sends a file to its place. `onProgress` says how much has gone out, 0 to 1. Only this way of sending says so. */
export function sendFile({ kind, id }: FilePlace, file: File, onProgress: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Sent>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () =>
      resolve(request.status === 201 ? { kind: 'sent' } : { kind: 'refused', why: whyOf(request.responseText) }),
    );
    request.addEventListener('error', () => resolve({ kind: 'refused', why: 'failed' }));
    request.addEventListener('abort', () => resolve({ kind: 'cancelled' }));
  });
  request.open('POST', `/files?${kind}=${encodeURIComponent(id)}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
  request.send(file);
  return { done, cancel: () => request.abort() };
}

function whyOf(body: string): Extract<Sent, { kind: 'refused' }>['why'] {
  const { code, reason } = errorIn(body);
  if (code === 'FILE_REFUSED' && reason !== undefined && isReason(reason)) return `reason.${reason}`;
  return Object.entries(BY_CODE).find(([known]) => known === code)?.[1] ?? 'failed';
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(REASONS, reason);
}

function errorIn(body: string): { readonly code?: string; readonly reason?: string } {
  try {
    // Decoder: the one shape of an error; anything else has no code.
    const read = JSON.parse(body) as { errors?: { extensions?: { code?: string; params?: { reason?: string } } }[] };
    const error = read.errors?.[0]?.extensions;
    return { ...(error?.code && { code: error.code }), ...(error?.params?.reason && { reason: error.params.reason }) };
  } catch {
    return {};
  }
}
