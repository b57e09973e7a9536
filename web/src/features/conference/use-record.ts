import { useEffect } from 'react';
import { useQuery } from 'urql';
import { RecordDocument } from '../../generated/graphql.gen.js';
import {
  useCoalesced,
  useLiveRecord,
  useRecordSession,
  type Line,
  type LiveRecord,
  type RecordSession,
} from '../../realtime/index.js';
import { failureOf, type Failure } from '../../lib/index.js';
import type { RecordOutline } from './types.js';
import { useLast } from './use-last.js';

export interface OpenRecord {
  /** The viewer's outline as read last. */
  readonly outline: RecordOutline | undefined;
  readonly session: RecordSession | null;
  readonly live: LiveRecord | null;
  readonly failed: Failure | null;
  readonly reload: () => void;
}

/** The record of a conference: its outline through GraphQL, its text through the live channel. */
export function useRecord(recordId: string | null, line: Line): OpenRecord {
  const [{ data, error }, execute] = useQuery({
    query: RecordDocument,
    variables: { id: recordId ?? '' },
    pause: recordId === null,
  });
  const reload = useCoalesced(() => recordId !== null && execute());
  const session = useRecordSession(line.line, recordId, reload);
  const live = useLiveRecord(session);
  const outline = useLast(data?.record.id === recordId ? data?.record : undefined);
  useEffect(() => {
    if (outline) session?.setUnits(outline.sections.flatMap((section) => section.units));
  }, [outline, session]);
  return { outline, session, live, failed: error ? failureOf(error) : null, reload };
}
