import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/index.js';
import type { CaseBlockProps } from './case-block.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { ConferenceForm } from './forms/conference-form.js';
import { PrepareForm } from './forms/prepare-form.js';

type Summary = CaseBlockProps['kase']['conferences'][number];

/** Conferences with their minutes, the next one first. */
export function ConferencesSection(props: CaseBlockProps): ReactElement {
  const { kase, act, open, close, saved } = props;
  const { t } = useCaseWords();
  const ordered = kase.conferences.toSorted((a, b) => b.startsAt.localeCompare(a.startsAt));
  return (
    <section className={styles.block} aria-label={t('conferencesTitle')}>
      <h2>{t('conferencesTitle')}</h2>
      {ordered.length === 0 ? (
        <p className={styles.empty}>{t(kase.may.proposeConference ? 'conferencesNone' : 'conferencesNoneGuest')}</p>
      ) : null}
      <ul>
        {ordered.map((conference) => (
          <ConferenceRow key={conference.id} conference={conference} {...props} />
        ))}
      </ul>
      {kase.may.proposeConference ? (
        <p className={styles.acts}>
          <Button onPress={() => open('conference')}>{t('propose')}</Button>
        </p>
      ) : null}
      {act?.act === 'conference' ? <ConferenceForm kase={kase} close={close} saved={saved} /> : null}
    </section>
  );
}

function recordState(state: string): 'live' | 'commented' | 'closed' {
  return state === 'closed' || state === 'commented' ? state : 'live';
}

function ConferenceRow({
  conference,
  kase,
  act,
  open,
  close,
  saved,
}: CaseBlockProps & { readonly conference: Summary }): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const day = format.day(conference.startsAt);
  const record = kase.records.find((one) => one.conferenceId === conference.id);
  const minutes =
    record === undefined ? '' : `${word('recordKind.minutes')}: ${word(`recordState.${recordState(record.state)}`)}`;
  const early = ['proposed', 'preparing', 'postponed'].includes(conference.state);
  return (
    <li className={styles.conference}>
      <span className={styles.when}>{format.shortDay(conference.startsAt)}</span>
      <div>
        <p className={styles.name}>{format.text(conference.goal)}</p>
        <p className={styles.second}>
          {format.text(
            [format.meeting(conference.startsAt, conference.endsAt), conference.place].filter(Boolean).join(', '),
          )}
        </p>
        <p className={styles.second}>
          {[word(`conferenceState.${conference.state}`), minutes].filter(Boolean).join(' · ')}
        </p>
      </div>
      <p className={styles.rowActs}>
        {early && kase.may.proposeConference ? (
          <Button look="quiet" onPress={() => open('prepare', conference.id)}>
            {t('prepare')}
          </Button>
        ) : null}
        <Link
          to="/conferences/$conferenceId"
          params={{ conferenceId: conference.id }}
          className={buttonClass(conference.state === 'live' ? 'primary' : 'secondary')}
          aria-label={t('enterLabel', { day })}
        >
          {t('enter')}
        </Link>
      </p>
      {act?.act === 'prepare' && act.of === conference.id ? (
        <PrepareForm conferenceId={conference.id} close={close} saved={saved} />
      ) : null}
    </li>
  );
}
