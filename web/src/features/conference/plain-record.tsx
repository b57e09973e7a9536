import { Suspense, useCallback, useMemo, useState, type ReactElement } from 'react';
import type { Line } from '../../realtime/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { TalkBridge } from '../talk/index.js';
import { type RecordDesk, RecordDeskProvider, type Refused } from './desk-context.js';
import { NoticeLine, type Notice } from './notices.js';
import { EarlyText } from './early-text.js';
import { OpenRecordPaper } from './parts-with-editor.js';
import styles from './room.module.css';
import type { OpenRecord } from './use-record.js';
import { useWords } from './use-words.js';

export interface PlainRecordProps {
  readonly record: OpenRecord;
  readonly line: Line;
  /** Names of sections, by heading. */
  readonly titles: Readonly<Record<string, string>>;
  readonly myPartyIds: readonly string[];
}

/** A record of a case, without the room of a conference around it: the same paper, the same acts. */
export function PlainRecord({ record, line, titles, myPartyIds }: PlainRecordProps): ReactElement {
  const { t } = useWords();
  const { session, live, failed, reload } = record;
  const [notice, setNotice] = useState<Notice | null>(null);
  const [bridge] = useState(() => new TalkBridge());
  const refused = useCallback((why: Refused) => setNotice({ kind: 'refused', why }), []);
  const outline = useMemo(
    () =>
      record.outline && {
        ...record.outline,
        sections: record.outline.sections.map((section) => ({
          ...section,
          title: titles[section.heading] ?? section.title,
        })),
      },
    [record.outline, titles],
  );
  const recordId = outline?.id ?? '';
  const desk = useMemo<RecordDesk>(
    () => ({
      ...{ recordId, caseId: null, refetch: reload, refused },
      settle: async (unitId) => (await session?.settle(unitId)) ?? false,
      takesBack: (unitId) => session?.takesBack(unitId),
      done: (sentence) => setNotice({ kind: 'done', sentence }),
    }),
    [recordId, reload, refused, session],
  );
  if (failed && !outline)
    return (
      <FailureNote failure={failed}>
        <Button onPress={reload}>{t('record.retry')}</Button>
      </FailureNote>
    );
  const waiting = <Skeleton lines={8} label={t('record.loading')} />;
  if (!outline || !session || !live) return waiting;
  return (
    <RecordDeskProvider value={desk}>
      <div className={styles.plain}>
        <Suspense fallback={<EarlyText outline={outline} session={session} />}>
          <OpenRecordPaper
            conference={{ myPartyIds: [...myPartyIds], state: 'none', may: { noteAttendance: false } }}
            {...{ outline, session, live, line, record, bridge }}
          />
        </Suspense>
        <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      </div>
    </RecordDeskProvider>
  );
}
