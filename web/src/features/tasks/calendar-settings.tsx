import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  CalendarFeedDocument,
  EndCalendarFeedDocument,
  MakeCalendarFeedDocument,
} from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

/** The secret address at which one's own calendar reads the days of tasks. */
export function CalendarSettings(): ReactElement | null {
  const { format } = useWords();
  const { t } = useTaskWords();
  const [{ data }, again] = useQuery({ query: CalendarFeedDocument });
  const make = useAct(MakeCalendarFeedDocument);
  const end = useAct(EndCalendarFeedDocument);
  const [address, setAddress] = useState<string>();
  if (data === undefined) return null;
  const { since } = data.calendarFeed;
  const change = async (act: typeof make | typeof end): Promise<void> => {
    const answer = await act.run({});
    if (answer === undefined) return;
    const token = 'makeCalendarFeed' in answer ? answer.makeCalendarFeed.token : null;
    setAddress(token === null ? undefined : `${location.origin}/calendar/${token}`);
    again({ requestPolicy: 'network-only' });
  };
  const failure = make.failure ?? end.failure;
  return (
    <section className={styles.calendar} aria-label={t('calendar.title')}>
      <h2>{t('calendar.title')}</h2>
      <p>{t('calendar.what')}</p>
      <p className={styles.second}>
        {since === null ? t('calendar.none') : t('calendar.since', { time: format.dayTime(since) })}
      </p>
      {address === undefined ? null : (
        <>
          <TextField label={t('calendar.address')} value={address} isReadOnly />
          <p className={styles.second}>{t('calendar.once')}</p>
        </>
      )}
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <p className={styles.buttons}>
        <Button isPending={make.pending} onPress={() => void change(make)}>
          {t(since === null ? 'calendar.make' : 'calendar.again')}
        </Button>
        {since === null ? null : (
          <Button look="quiet" isPending={end.pending} onPress={() => void change(end)}>
            {t('calendar.end')}
          </Button>
        )}
      </p>
    </section>
  );
}
