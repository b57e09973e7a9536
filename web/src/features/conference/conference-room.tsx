import { Suspense, useDeferredValue, useRef, useState, type ReactElement } from 'react';
import type { LineEnd } from '../../realtime/index.js';
import { currentItemOf, CurrentStrip } from './current-strip.js';
import { Course } from './course.js';
import { NoticeLine } from './notices.js';
import { Projector } from './parts-with-editor.js';
import { RecordCentre } from './record-centre.js';
import styles from './room.module.css';
import type { ConferenceRoomProps } from './room-props.js';
import { sittingAt } from './sitting-times.js';
import { TalkBridge } from '../talk/index.js';
import { useRoomHeight } from './use-room-height.js';
import type { Place, RoomPlace } from './use-room-place.js';
import { useServerClock } from './use-server-clock.js';
import { useWords } from './use-words.js';
import { ContextTabs } from './context-tabs.js';
import { Skeleton } from '../../ui/index.js';

/** Three columns; on narrower screens the side columns fold, on a phone they are tabs. */
export function ConferenceRoom(props: ConferenceRoomProps): ReactElement {
  const { conference, acts, line, record, place, notices } = props;
  const { t, day } = useWords();
  const room = useRef<HTMLDivElement>(null);
  useRoomHeight(room);
  const [bridge] = useState(() => new TalkBridge());
  // The columns beside the paper are drawn after it: its words are asked for and shown first.
  const columns = useDeferredValue(true, false);
  const now = useServerClock(conference.serverNow, conference.state === 'live');
  const sitting = sittingAt(conference.sittings, now, conference.currentAgendaItemId);
  const title = t('title', { day: day(Date.parse(conference.startsAt)) });
  const { outline, session, live } = record;
  const attendance = conference.sittings
    .flatMap((one) => one.attendance.map(({ id, inAt, outAt }) => `${id}${inAt}${outAt}`))
    .join();
  if (place.at === 'projector' && outline && session && live && conference.may.project) {
    return (
      <Suspense fallback={<Skeleton lines={8} label={t('record.loading')} />}>
        <Projector
          outline={outline}
          session={session}
          live={live}
          title={`${conference.familyName}, ${title}`}
          rev={`${outline.rev} ${attendance}`}
          onEnd={() => place.go('record')}
        />
      </Suspense>
    );
  }
  return (
    <div ref={room} className={styles.room} data-place={place.at}>
      <h1 className="visually-hidden">{title}</h1>
      <Folds place={place} />
      <aside ref={scrollsByKeyboard} className={styles.course} aria-label={t('tabs.course')} data-print="never">
        {columns ? (
          <Course conference={conference} sitting={sitting} online={live?.online ?? []} now={now} acts={acts} />
        ) : null}
      </aside>
      <div className={styles.centre}>
        <CurrentStrip item={currentItemOf(sitting, conference.currentAgendaItemId)} now={now} />
        <RecordCentre {...props} title={title} bridge={bridge} />
        <EndLine end={line.end} expiring={line.expiring} />
        <NoticeLine notice={notices.notice} onClose={() => notices.set(null)} />
      </div>
      <aside
        ref={scrollsByKeyboard}
        className={styles.context}
        aria-label={t('tabs.context')}
        data-print="never"
        data-scrolls=""
      >
        {columns && outline ? <ContextTabs outline={outline} session={session} line={line} bridge={bridge} /> : null}
      </aside>
    </div>
  );
}

/** A column that may hold no button at all must still scroll for whoever has no mouse. */
function scrollsByKeyboard(column: HTMLElement | null): void {
  if (column) column.tabIndex = 0;
}

/** Opens the folded columns; on a wide screen nothing is folded and the buttons are not there. */
function Folds({ place }: { readonly place: RoomPlace }): ReactElement {
  const { t } = useWords();
  const fold = (id: Exclude<Place, 'projector'>): ReactElement => (
    <button
      key={id}
      type="button"
      className={styles.fold}
      data-fold={id}
      aria-pressed={place.at === id}
      onClick={() => place.go(place.at === id ? 'record' : id)}
    >
      {t(`tabs.${id}`)}
    </button>
  );
  return (
    <nav className={styles.folds} aria-label={t('tabs.label')} data-print="never">
      {fold('course')}
      {fold('record')}
      {fold('context')}
    </nav>
  );
}

/** Said once, when this page will not get any further news, or a minute before it. */
function EndLine({ end, expiring }: { readonly end: LineEnd | null; readonly expiring: boolean }): ReactElement | null {
  const { t } = useWords();
  if (end === null && !expiring) return null;
  return (
    <p role="alert" className={styles.ended}>
      {t(`ended.${end ?? 'expiring'}`)}
    </p>
  );
}
