import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import {
  AskCopyDocument,
  CancelCopyDocument,
  CopyStateDocument,
  type AskCopyInput,
  type CopyPartsFragment,
} from '../../generated/graphql.gen.js';
import { type Failure, useAct } from '../../lib/index.js';
import { saveCopy, type Saved } from './save-copy.js';

const ASK_EVERY_MS = 400;
const UNDER_WAY = new Set(['waiting', 'making']);

export interface CopyMaking {
  /** The copy asked for last, as far as it is. */
  readonly copy: CopyPartsFragment | null;
  /** How its fetching ended; null before. */
  readonly saved: Saved | null;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  readonly make: (input: AskCopyInput) => Promise<boolean>;
  readonly cancel: () => Promise<void>;
  readonly fetch: () => Promise<void>;
}

/** One copy at a time: asked for, looked after until it is ready, then fetched by itself. */
export function useCopy(onEnd: () => void): CopyMaking {
  const [copy, setCopy] = useState<CopyPartsFragment | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const ask = useAct(AskCopyDocument);
  const stop = useAct(CancelCopyDocument);
  const take = useCallback(
    async (one: CopyPartsFragment): Promise<void> => {
      setSaved(await saveCopy(one.id, one.fileName ?? ''));
      onEnd();
    },
    [onEnd],
  );
  const busy = copy !== null && UNDER_WAY.has(copy.state);
  useWatch(busy ? copy : null, (next) => {
    setCopy(next);
    if (next.state === 'ready') void take(next);
  });
  return {
    ...{ copy, saved, busy, failure: ask.failure ?? stop.failure },
    make: async (input) => {
      setSaved(null);
      const made = await ask.run({ input });
      setCopy(made?.askCopy ?? null);
      return made !== undefined;
    },
    cancel: async () => {
      const ended = copy === null ? undefined : await stop.run({ id: copy.id });
      if (ended) setCopy(ended.cancelCopy);
    },
    fetch: async () => {
      if (copy !== null) await take(copy);
    },
  };
}

/** Asks again and again how far a copy is; a lost answer is asked for once more. */
function useWatch(copy: CopyPartsFragment | null, told: (next: CopyPartsFragment) => void): void {
  const client = useClient();
  const tell = useRef(told);
  useEffect(() => {
    tell.current = told;
  });
  useEffect(() => {
    if (copy === null) return undefined;
    const timer = setTimeout(() => {
      void client
        .query(CopyStateDocument, { id: copy.id })
        .toPromise()
        .then(({ data }) => tell.current(data?.copy ?? { ...copy }));
    }, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [client, copy]);
}
