import { Link } from '@tanstack/react-router';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { DeskDocument, type DeskQuery } from '../../generated/graphql.gen.js';
import { dayOf, useWords } from '../../i18n/index.js';
import { failureOf, useViewer } from '../../lib/index.js';
import { FailurePage } from '../failure/index.js';
import { DeskTasks } from '../tasks/index.js';
import { linkClass, Skeleton } from '../../ui/index.js';
import { CaseLines } from './case-lines.js';
import { ClockList } from './clock-list.js';
import { ConferenceRows } from './conference-rows.js';
import styles from './desk.module.css';

/** The desk is read again this often while it is open, so that a conference that begins can be joined. */
const REFRESH_MS = 60_000;

/** Můj stůl. Empty places say what the next step is. */
export function DeskPage(): ReactElement {
  const { t } = useWords();
  const [{ data, error }, again] = useQuery({ query: DeskDocument });
  useEffect(() => {
    document.title = `${t('shell.desk')} · Soulad`;
  }, [t]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [again]);
  if (data === undefined) {
    return error === undefined ? (
      <Skeleton lines={8} label={t('shell.loading')} />
    ) : (
      <FailurePage failure={failureOf(error)} />
    );
  }
  return <Desk desk={data.desk} />;
}

function Desk({ desk }: { readonly desk: DeskQuery['desk'] }): ReactElement {
  const { t, format } = useWords();
  const ospod = useViewer().agency?.type === 'ospod';
  const today = dayOf(desk.now);
  const ordered = desk.conferences.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const todays = ordered.filter((one) => dayOf(one.startsAt) === today || one.state === 'live');
  const later = ordered.filter((one) => !todays.includes(one) && one.startsAt > desk.now);
  return (
    <>
      <h1>{format.longDay(desk.now)}</h1>
      <div className={styles.columns}>
        <div>
          <Block title={t('desk.today')}>
            {todays.length > 0 ? (
              <ConferenceRows conferences={todays} now={desk.now} dated={false} />
            ) : (
              <Empty title={t('desk.noneTitle')} hint={t(ospod ? 'desk.noneHint' : 'desk.noneHintGuest')} />
            )}
          </Block>
          {later.length > 0 ? (
            <Block title={t('desk.later')}>
              <ConferenceRows conferences={later} now={desk.now} dated />
            </Block>
          ) : null}
          <Block title={t('desk.cases')}>
            {desk.cases.length > 0 ? (
              <CaseLines cases={desk.cases} />
            ) : (
              <Empty title={t('desk.casesNone')} hint={t(ospod ? 'desk.casesNoneHint' : 'desk.casesNoneHintGuest')} />
            )}
          </Block>
        </div>
        <div>
          <Block title={t('desk.clocks')}>
            {desk.clocks.length > 0 ? (
              <ClockList clocks={desk.clocks} withFamily />
            ) : (
              <Empty hint={t('desk.clocksNone')} />
            )}
            {desk.clocks.length > 0 ? <p className={styles.foot}>{t('desk.holidays')}</p> : null}
            {ospod ? (
              <p className={styles.foot}>
                <Link to="/clocks" className={linkClass()}>
                  {t('desk.rules')}
                </Link>
              </p>
            ) : null}
          </Block>
          <DeskTasks />
        </div>
      </div>
    </>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className={styles.block} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Empty({ title, hint }: { readonly title?: string; readonly hint: string }): ReactElement {
  return (
    <div className={styles.empty}>
      {title === undefined ? null : <p>{title}</p>}
      <p className={styles.second}>{hint}</p>
    </div>
  );
}
