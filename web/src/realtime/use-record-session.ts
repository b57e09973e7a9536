import { useEffect, useState, useSyncExternalStore } from 'react';
import { parseId, type RecordId } from '@soulad/shared/ids';
import type { SaveState } from '@soulad/shared/sync';
import { mayHoldUnsent } from '../lib/index.js';
import { Held } from './held.js';
import { RecordSession, type LiveRecord } from './record-session.js';
import type { SocketTransport } from './socket-transport.js';

/**
 * The session of the open record; null while there is none. Leaving the page ends it. While something typed is not
 * committed, the browser asks before the window closes.
 */
export function useRecordSession(
  line: SocketTransport | null,
  recordId: string | null,
  onManifest: () => void,
): RecordSession | null {
  const [held] = useState(() => new Held<RecordSession | null>(null));
  useEffect(() => {
    const id = recordId === null ? undefined : parseId<RecordId>(recordId);
    if (!line || !id) return undefined;
    const opened = new RecordSession(line, id, onManifest);
    held.set(opened);
    const ask = (event: BeforeUnloadEvent): void => {
      if (opened.save.get().pending > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    const off = mayHoldUnsent(() => opened.holdsUnsent);
    return () => {
      removeEventListener('beforeunload', ask);
      off();
      held.set(null);
      opened.dispose();
    };
  }, [held, line, recordId, onManifest]);
  return useSyncExternalStore(held.subscribe, held.get);
}

const never = (): (() => void) => () => undefined;
const none = (): null => null;

/** Whether what was typed is committed, as it stands now. */
export function useSaveState(session: RecordSession): SaveState {
  return useSyncExternalStore(session.save.subscribe, session.save.get);
}

/** What is live now. Null without a session. */
export function useLiveRecord(session: RecordSession | null): LiveRecord | null {
  return useSyncExternalStore<LiveRecord | null>(session?.subscribe ?? never, session?.snapshot ?? none);
}
