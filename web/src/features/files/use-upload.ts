import { useCallback, useEffect, useRef, useState, type DragEvent } from 'react';
import { type FilePlace, sendFile, type Sent } from './send-file.js';

/** Largest file the server takes, bytes. */
const MOST = 20 * 1024 * 1024;
/** Documents that keep their properties. */
const WITH_PROPERTIES = /\.(pdf|docx|xlsx|odt)$/i;

export type UploadState =
  | { readonly at: 'idle' }
  /** A document may name its author: the sender is asked first. */
  | { readonly at: 'asking'; readonly file: File }
  | { readonly at: 'sending'; readonly name: string; readonly part: number }
  | { readonly at: 'ended'; readonly name: string; readonly sent: Sent };

export interface FileUpload {
  readonly to: FilePlace['kind'];
  readonly state: UploadState;
  readonly choose: (file: File | undefined) => void;
  readonly confirm: () => void;
  readonly cancel: () => void;
  /** For the element onto which a file may be dropped. */
  readonly drop: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** One upload at a time to one place; leaving the place cancels it. */
export function useUpload(place: FilePlace, enabled: boolean, onSent?: () => void): FileUpload {
  const { state, setState, send, stop } = useSending(place, onSent);
  const choose = (file: File | undefined): void => {
    if (file === undefined || !enabled || state.at === 'sending') return;
    if (WITH_PROPERTIES.test(file.name)) setState({ at: 'asking', file });
    else send(file);
  };
  return {
    to: place.kind,
    state,
    choose,
    confirm: () => state.at === 'asking' && send(state.file),
    cancel: () => (state.at === 'sending' ? stop() : setState({ at: 'idle' })),
    drop: {
      onDragOver: (event) => enabled && event.dataTransfer.types.includes('Files') && event.preventDefault(),
      onDrop: (event) => {
        if (!enabled) return;
        event.preventDefault();
        choose(event.dataTransfer.files[0]);
      },
    },
  };
}

interface Sending {
  readonly state: UploadState;
  readonly setState: (state: UploadState) => void;
  readonly send: (file: File) => void;
  readonly stop: () => void;
}

function useSending({ kind, id }: FilePlace, onSent: (() => void) | undefined): Sending {
  const [state, setState] = useState<UploadState>({ at: 'idle' });
  const cancel = useRef<(() => void) | undefined>(undefined);
  const told = useRef(onSent);
  useEffect(() => {
    told.current = onSent;
  }, [onSent]);
  useEffect(() => () => cancel.current?.(), [kind, id]);
  const send = useCallback(
    (file: File) => {
      const { name } = file;
      if (file.size > MOST) return setState({ at: 'ended', name, sent: { kind: 'refused', why: 'tooLarge' } });
      setState({ at: 'sending', name, part: 0 });
      const upload = sendFile({ kind, id }, file, (part) => setState({ at: 'sending', name, part }));
      cancel.current = upload.cancel;
      void upload.done.then((sent) => {
        setState({ at: 'ended', name, sent });
        if (sent.kind === 'sent') told.current?.();
      });
    },
    [kind, id],
  );
  return { state, setState, send, stop: useCallback(() => cancel.current?.(), []) };
}
