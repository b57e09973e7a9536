import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { InFrame, useFramePath } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { useLine } from '../../realtime/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { ConferenceRoom } from './conference-room.js';
import type { Refused } from './desk-context.js';
import type { Notice } from './notices.js';
import styles from './room.module.css';
import { SaveLine } from './save-line.js';
import type { Conference } from './types.js';
import { useConference } from './use-conference.js';
import { useNarrow } from '../../lib/index.js';
import { useRecord } from './use-record.js';
import { useRoomPlace } from './use-room-place.js';
import { useWords } from './use-words.js';

/** The live conference: course of the meeting, the record that everybody writes, and how it looks to others. */
export function ConferencePage({ conferenceId }: { readonly conferenceId: string }): ReactElement {
  const { t } = useWords();
  const line = useLine();
  const [notice, setNotice] = useState<Notice | null>(null);
  const refused = useCallback((why: Refused) => setNotice({ kind: 'refused', why }), []);
  const { conference, failed, reload, acts } = useConference(conferenceId, line, refused);
  const record = useRecord(conference?.recordId ?? null, line);
  const place = useRoomPlace();
  const narrow = useNarrow();
  usePath(conference);
  const notices = useMemo(() => ({ notice, set: setNotice, refused }), [notice, refused]);
  if (!conference) {
    return failed ? (
      <div className={styles.lonely}>
        <FailureNote failure={failed}>
          <Button onPress={reload}>{t('record.retry')}</Button>
        </FailureNote>
      </div>
    ) : (
      <div className={styles.lonely}>
        <Skeleton lines={8} label={t('record.loading')} />
      </div>
    );
  }
  return (
    <>
      {record.session === null ? null : (
        <SaveLine session={record.session} connected={line.connected} wasConnected={line.wasConnected} />
      )}
      {conference.may.project && conference.recordId !== null && !narrow ? (
        <InFrame slot="action">
          <Button onPress={() => place.go('projector')}>{t('projector.start')}</Button>
        </InFrame>
      ) : null}
      <ConferenceRoom conference={conference} acts={acts} line={line} record={record} place={place} notices={notices} />
    </>
  );
}

function usePath(conference: Conference | undefined): void {
  const { t, day } = useWords();
  useFramePath(
    conference
      ? [
          { label: `${conference.familyName}, ${conference.fileMark}`, to: `/cases/${conference.caseId}` },
          { label: t('title', { day: day(Date.parse(conference.startsAt)) }) },
        ]
      : [],
  );
}
