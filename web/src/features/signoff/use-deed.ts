import { useCallback, useEffect, useRef, useState } from 'react';
import { BeginSignatureDocument, type BeginSignatureInput } from '../../generated/graphql.gen.js';
import { fetchFile, type Refusal, saveFile, sendBytes, useAct } from '../../lib/index.js';
import type { Proof } from '../means/index.js';

/** Largest file the server takes, bytes. */
const MOST = 20 * 1024 * 1024;
const TOO_LARGE: Refusal = { failure: { code: 'TOO_LARGE', traceId: undefined }, reason: undefined };

export type Taking =
  | { readonly at: 'idle' | 'making' }
  | { readonly at: 'taken'; readonly name: string }
  | { readonly at: 'refused'; readonly refusal: Refusal };

export interface DeedTaking {
  readonly state: Taking;
  readonly take: () => Promise<void>;
}

/** What would be signed here, as a file: the server fixes it, the proof is made for exactly that, the browser keeps it. */
export function useTakeDeed(wish: BeginSignatureInput, proof: Proof): DeedTaking {
  const begin = useAct(BeginSignatureDocument);
  const [state, setState] = useState<Taking>({ at: 'idle' });
  const take = async (): Promise<void> => {
    setState({ at: 'making' });
    const asked = (await begin.run({ input: wish }))?.beginSignature;
    const given = asked && (await proof.answer(asked));
    if (!given) return setState({ at: 'idle' });
    const headers = { 'content-type': 'application/json' };
    const got = await fetchFile('/deeds', { method: 'POST', headers, body: JSON.stringify({ ...wish, ...given }) });
    if (got.kind === 'refused') return setState({ at: 'refused', refusal: got.refusal });
    saveFile(got);
    proof.setCode('');
    setState({ at: 'taken', name: got.name });
  };
  const { failure } = begin;
  return { take, state: failure ? { at: 'refused', refusal: { failure, reason: undefined } } : state };
}

export type Handing =
  | { readonly at: 'idle' | 'cancelled' }
  | { readonly at: 'sending'; readonly name: string; readonly part: number }
  | { readonly at: 'refused'; readonly refusal: Refusal };

export interface DeedHanding {
  readonly state: Handing;
  readonly send: (file: File) => void;
  readonly cancel: () => void;
}

/** The signed file on its way back; leaving the page cancels it. `onEnd` is told whether it was taken. */
export function useHandDeed({ roundId, partyId }: BeginSignatureInput, onEnd: (taken: boolean) => void): DeedHanding {
  const [state, setState] = useState<Handing>({ at: 'idle' });
  const stop = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const send = (file: File): void => {
    if (file.size > MOST) return setState({ at: 'refused', refusal: TOO_LARGE });
    const onProgress = (part: number): void => setState({ at: 'sending', name: file.name, part });
    onProgress(0);
    const place = new URLSearchParams({ round: roundId, party: partyId ?? '' });
    const { done, cancel } = sendBytes(`/deeds/signed?${place}`, file, { onProgress });
    stop.current = cancel;
    void done.then((sent) => {
      setState(
        sent.kind === 'refused'
          ? { at: 'refused', refusal: sent.refusal }
          : { at: sent.kind === 'sent' ? 'idle' : 'cancelled' },
      );
      // A file that had wholly gone out counts, whatever was pressed afterwards: the sheet says.
      if (sent.kind !== 'refused') onEnd(sent.kind === 'sent');
    });
  };
  return { state, send, cancel: useCallback(() => stop.current?.(), []) };
}
