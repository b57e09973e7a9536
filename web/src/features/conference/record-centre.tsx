import { memo, Suspense, useMemo, type ReactElement } from 'react';
import { FailureNote } from '../failure/index.js';
import type { LiveRecord, RecordSession } from '../../realtime/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import type { TalkBridge } from '../talk/index.js';
import type { ConferenceRoomProps } from './room-props.js';
import { RecordDeskProvider, type RecordDesk } from './desk-context.js';
import { EarlyText } from './early-text.js';
import { OpenRecordPaper } from './parts-with-editor.js';
import { PrintHead } from './print-head.js';
import styles from './room.module.css';
import type { RecordOutline } from './types.js';
import { useWords } from './use-words.js';

export type RecordCentreProps = ConferenceRoomProps & { readonly title: string; readonly bridge: TalkBridge };

/** The paper, or the sentence that stands in its place. The clock of the room, which ticks beside it, leaves it alone. */
export const RecordCentre = memo(function RecordCentre(props: RecordCentreProps): ReactElement {
  const { conference, record } = props;
  const { t } = useWords();
  const { outline, session, live, failed, reload } = record;
  if (conference.recordId === null) return <p className={styles.lonely}>{t('record.none')}</p>;
  // Of an erased case nothing may stay on the screen, whatever was read before.
  if (failed && (!outline || failed.code === 'ERASED')) {
    return (
      <div className={styles.lonely}>
        <FailureNote failure={failed}>
          {failed.code === 'ERASED' ? null : <Button onPress={reload}>{t('record.retry')}</Button>}
        </FailureNote>
      </div>
    );
  }
  const waiting = (
    <div className={styles.lonely}>
      <Skeleton lines={8} label={t('record.loading')} />
    </div>
  );
  if (!outline || !session || !live) return waiting;
  return (
    <Suspense fallback={<EarlyText outline={outline} session={session} />}>
      <Desk {...props} outline={outline} session={session} live={live} />
    </Suspense>
  );
});

export interface OpenRecordProps extends RecordCentreProps {
  readonly outline: RecordOutline;
  readonly session: RecordSession;
  readonly live: LiveRecord;
}

function Desk(props: OpenRecordProps): ReactElement {
  const { outline, session, record, notices, conference, title } = props;
  const { set, refused } = notices;
  const desk = useMemo<RecordDesk>(
    () => ({
      recordId: outline.id,
      caseId: outline.caseId,
      refetch: record.reload,
      settle: (unitId) => session.settle(unitId),
      takesBack: (unitId) => session.takesBack(unitId),
      refused,
      done: (sentence) => set({ kind: 'done', sentence }),
    }),
    [outline.id, outline.caseId, record.reload, session, refused, set],
  );
  return (
    <RecordDeskProvider value={desk}>
      <PrintHead conference={conference} title={title} parties={outline.parties} />
      <OpenRecordPaper {...props} />
    </RecordDeskProvider>
  );
}
