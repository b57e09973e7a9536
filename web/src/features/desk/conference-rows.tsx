import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { DeskQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { bySeat } from '../../look/parties.js';
import { buttonClass, classes, PartyMark } from '../../ui/index.js';
import styles from './desk.module.css';

export type DeskConference = DeskQuery['desk']['conferences'][number];

const MINUTE_MS = 60_000;
/** A start is announced in minutes within this time. */
const NEAR_MINUTES = 120;

/** Conferences with the time large, who sits there as marks, and one press to join. */
export function ConferenceRows(props: {
  readonly conferences: readonly DeskConference[];
  readonly now: string;
  readonly dated: boolean;
}): ReactElement {
  return (
    <ul className={styles.rows}>
      {props.conferences.map((conference) => (
        <ConferenceRow key={conference.id} conference={conference} now={props.now} dated={props.dated} />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly conference: DeskConference;
  readonly now: string;
  readonly dated: boolean;
}

function ConferenceRow({ conference, now, dated }: RowProps): ReactElement {
  const { t, format } = useWords();
  const { familyName, startsAt, canJoin } = conference;
  const parties = conference.parties.toSorted(bySeat);
  const values = { family: familyName, time: format.dayTime(startsAt) };
  return (
    <li className={classes(styles.row, styles.conference)}>
      <span className={dated ? styles.when : styles.start}>
        {dated ? format.shortDay(startsAt) : format.time(startsAt)}
      </span>
      <div>
        <p className={styles.name}>{t('desk.conference', { family: familyName })}</p>
        <p className={styles.second}>{useSecondLine(conference, now, dated)}</p>
      </div>
      <ul
        className={styles.marks}
        aria-label={t('desk.atTable', { parties: format.list(parties.map((party) => party.label)) })}
      >
        {parties.map((party) => (
          <li key={party.partyId}>
            <PartyMark type={party.type} letter={party.letter} label={party.label} />
          </li>
        ))}
      </ul>
      <Link
        to="/conferences/$conferenceId"
        params={{ conferenceId: conference.id }}
        className={buttonClass(canJoin ? 'primary' : 'secondary')}
        aria-label={t(canJoin ? 'desk.joinLabel' : 'desk.programmeLabel', values)}
      >
        {t(canJoin ? 'desk.join' : 'desk.programme')}
      </Link>
    </li>
  );
}

function useSecondLine(conference: DeskConference, now: string, dated: boolean): string {
  const { t, format } = useWords();
  const minutes = Math.round((Date.parse(conference.startsAt) - Date.parse(now)) / MINUTE_MS);
  const near = minutes > 0 && minutes <= NEAR_MINUTES;
  const about = [
    dated ? format.timeRange(conference.startsAt, conference.endsAt) : '',
    conference.place,
    conference.agendaCount > 0 ? t('desk.items', { count: conference.agendaCount }) : '',
    dated ? '' : t('desk.ends', { time: format.time(conference.endsAt) }),
  ];
  const live =
    conference.state === 'live'
      ? t('desk.underWay')
      : near
        ? t('desk.startsIn', { count: minutes })
        : t(`conferenceState.${conference.state}`);
  return format.text(`${about.filter(Boolean).join(', ')} · ${live}`);
}
