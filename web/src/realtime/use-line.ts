import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { Held } from './held.js';
import { openLine } from './line.js';
import type { LineEnd, SocketTransport } from './socket-transport.js';

export interface Line {
  /** Null in the first moment of the page. */
  readonly line: SocketTransport | null;
  readonly connected: boolean;
  /** It was connected at least once. */
  readonly wasConnected: boolean;
  readonly end: LineEnd | null;
  /** The session runs out within a minute, for nobody is here. */
  readonly expiring: boolean;
}

const NO_LINE: Line = { line: null, connected: false, wasConnected: false, end: null, expiring: false };

/** The live channel for as long as the page is shown. */
export function useLine(): Line {
  const graphql = useClient();
  const [held] = useState(() => new Held(NO_LINE));
  useEffect(() => {
    const line = openLine(graphql);
    held.set({ ...NO_LINE, line, connected: line.connected });
    const offs = [
      line.onStatus((connected) =>
        held.set({ ...held.get(), connected, wasConnected: held.get().wasConnected || connected }),
      ),
      line.onEnd((end) => held.set({ ...held.get(), connected: false, expiring: false, end })),
      line.onExpiring((expiring) => held.set({ ...held.get(), expiring })),
    ];
    return () => {
      for (const off of offs) off();
      line.close();
    };
  }, [graphql, held]);
  return useSyncExternalStore(held.subscribe, held.get);
}
