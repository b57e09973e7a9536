import { type Refusal, sendBytes } from '../../lib/index.js';
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

/** Sends a file to its place. `onProgress` says how much has gone out, 0 to 1. */
export function sendFile({ kind, id }: FilePlace, file: File, onProgress: (part: number) => void): Upload {
  const headers = { 'x-file-name': encodeURIComponent(file.name) };
  const { done, cancel } = sendBytes(`/files?${kind}=${encodeURIComponent(id)}`, file, { onProgress, headers });
  const told = done.then((sent): Sent =>
    sent.kind === 'refused' ? { kind: 'refused', why: whyOf(sent.refusal) } : { kind: sent.kind },
  );
  return { done: told, cancel };
}

function whyOf({ failure: { code }, reason }: Refusal): Extract<Sent, { kind: 'refused' }>['why'] {
  if (code === 'FILE_REFUSED' && reason !== undefined && isReason(reason)) return `reason.${reason}`;
  return Object.entries(BY_CODE).find(([known]) => known === code)?.[1] ?? 'failed';
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(REASONS, reason);
}
