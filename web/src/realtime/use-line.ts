import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { openLine } from './line.js';
import type { LineEnd, SocketTransport } from './socket-transport.js';

export interface Line {
  /** Null in the first moment of the page. */
  readonly line: SocketTransport | null;
  readonly connected: boolean;
  /** It was connected at least once. */
  readonly wasConnected: boolean;
  readonly end: LineEnd | null;
}

/** The live channel for as long as the page is shown. */
export function useLine(): Line {
  const graphql = useClient();
  const [state, setState] = useState<Line>({ line: null, connected: false, wasConnected: false, end: null });
  useEffect(() => {
    const line = openLine(graphql);
    setState({ line, connected: line.connected, wasConnected: false, end: null });
    const offs = [
      line.onStatus((connected) => setState((was) => ({ ...was, connected, wasConnected: was.wasConnected || connected }))),
      line.onEnd((end) => setState((was) => ({ ...was, connected: false, end }))),
    ];
    return () => {
      for (const off of offs) off();
      line.close();
    };
  }, [graphql]);
  return state;
}
