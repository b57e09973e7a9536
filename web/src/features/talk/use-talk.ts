import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { CommentsDocument } from '../../generated/graphql.gen.js';
import { useCoalesced, type Line } from '../../realtime/index.js';
import type { TalkUnit, Thread } from './types.js';

export interface Talk {
  /** Talks about passages that are on the page, in their order; undefined until they have come. */
  readonly threads: readonly Thread[] | undefined;
  readonly failed: boolean;
  readonly reload: () => void;
}

/** The comments of a record as this viewer may see them, read again whenever the channel says that they changed. */
export function useTalk(recordId: string, units: readonly TalkUnit[], { line, connected }: Line): Talk {
  const [{ data, error }, execute] = useQuery({ query: CommentsDocument, variables: { recordId } });
  const reload = useCoalesced(() => execute({ requestPolicy: 'network-only' }));
  useEffect(
    () => line?.on('changed', (change) => change.kind === 'talk' && change.id === recordId && reload()),
    [line, recordId, reload],
  );
  // Announcements sent while the line was down are lost: look once.
  useEffect(() => {
    if (connected) reload();
  }, [connected, reload]);
  // What is no longer on the page is gone beside it too, before the server has been asked.
  const threads = useMemo(() => {
    const order = new Map(units.map((unit, index) => [unit.id, index]));
    return data?.comments.threads
      .filter(({ unitId }) => order.has(unitId))
      .toSorted((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0));
  }, [data, units]);
  return { threads, failed: error !== undefined && data === undefined, reload };
}
