import { useCallback, useEffect, useState } from 'react';
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
  const client = useClient();
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
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => {
      void client
        .query(CopyStateDocument, { id: copy.id })
        .toPromise()
        .then(({ data }) => {
          const next = data?.copy ?? { ...copy };
          setCopy(next);
          if (next.state === 'ready') void take(next);
        });
    }, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [busy, client, copy, take]);
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
