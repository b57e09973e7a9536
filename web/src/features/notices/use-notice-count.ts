import { useEffect } from 'react';
import { useQuery } from 'urql';
import { NoticeCountDocument } from '../../generated/graphql.gen.js';
import { onNotices } from '../../lib/index.js';

const EVERY_MS = 30_000;
/** Asking keeps a session from idling out: at a place that was left it stops. */
const LEFT_MS = 5 * 60_000;

const INPUT = ['keydown', 'pointerdown', 'wheel'] as const;

export interface NoticeCount {
  /** Undefined until it is known. */
  readonly count: number | undefined;
  readonly reload: () => void;
}

/** How many notices wait: asked now and then, when the window is looked at again, and when the channel says so. */
export function useNoticeCount(): NoticeCount {
  const [{ data }, execute] = useQuery({ query: NoticeCountDocument, requestPolicy: 'network-only' });
  useEffect(() => {
    let touched = Date.now();
    const touch = (): void => {
      touched = Date.now();
    };
    const look = (): void => {
      const here = document.visibilityState === 'visible' && Date.now() - touched < LEFT_MS;
      if (here) execute({ requestPolicy: 'network-only' });
    };
    for (const event of INPUT) addEventListener(event, touch, { passive: true, capture: true });
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    const off = onNotices(look);
    return () => {
      for (const event of INPUT) removeEventListener(event, touch, { capture: true });
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      off();
    };
  }, [execute]);
  return { count: data?.noticeCount, reload: () => execute({ requestPolicy: 'network-only' }) };
}
