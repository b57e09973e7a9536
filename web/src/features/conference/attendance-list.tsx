import type { ReactElement } from 'react';
import { Button, PartyMark } from '../../ui/index.js';
import { attendanceEffect, type Effect } from './attendance-effect.js';
import styles from './course.module.css';
import { NoteArrival, type Arrival } from './note-arrival.js';
import type { Party } from './parties.js';
import { attendedItems, type PersonRow } from './presence.js';
import type { TimedItem } from './sitting-times.js';
import { useWords } from './use-words.js';

export interface AttendanceActs {
  readonly arrive: (arrival: Arrival) => void;
  readonly leave: (stayId: string) => void;
  readonly comeBack: (stayId: string) => void;
}

export interface AttendanceListProps {
  readonly rows: readonly PersonRow[];
  readonly items: readonly TimedItem[];
  readonly parties: readonly Party[];
  readonly mine: readonly string[];
  /** Parties with an open record, as the server tells this viewer. */
  readonly online: ReadonlySet<string>;
  readonly now: number;
  /** Given to whoever notes attendance. */
  readonly acts?: AttendanceActs | undefined;
}

/** Who is in the room, since when, and what leaving it means. */
export function AttendanceList({ rows, items, parties, mine, online, now, acts }: AttendanceListProps): ReactElement {
  const { t } = useWords();
  const present = rows.filter((row) => row.state === 'present').length;
  return (
    <section aria-labelledby="course-presence" className={styles.block}>
      <header className={styles.head}>
        <h2 id="course-presence">{t('presence.heading')}</h2>
        {rows.length > 0 ? (
          <span className={styles.meta}>{t('presence.count', { present, invited: rows.length })}</span>
        ) : null}
      </header>
      {rows.length === 0 ? <p className={styles.small}>{t('presence.none')}</p> : null}
      <ul className={styles.people}>
        {rows.map((row) => (
          <Person
            key={row.key}
            row={row}
            party={parties.find((party) => party.partyId === row.partyId)}
            effect={
              acts || mine.includes(row.partyId) ? attendanceEffect(row, attendedItems(row.stays, items, now)) : null
            }
            online={online.has(row.partyId)}
            acts={acts}
          />
        ))}
      </ul>
      {acts ? <NoteArrival parties={parties} onNote={acts.arrive} /> : null}
    </section>
  );
}

interface PersonProps {
  readonly row: PersonRow;
  readonly party: Party | undefined;
  readonly effect: ReturnType<typeof attendanceEffect>;
  readonly online: boolean;
  readonly acts: AttendanceActs | undefined;
}

function Person({ row, party, effect, online, acts }: PersonProps): ReactElement {
  const { t, time } = useWords();
  const here = row.state === 'present';
  const when = row.state === 'left' ? row.outAt : row.inAt;
  return (
    <li className={styles.person} data-here={here}>
      {party ? <PartyMark type={party.type} letter={party.letter} hollow={!here} label={party.label} /> : <span />}
      <span className={styles.who}>
        <span>
          {row.displayName}
          {row.roleNote ? <span className={styles.note}>, {row.roleNote}</span> : null}
          {online ? <span className="visually-hidden">, {t('presence.online')}</span> : null}
        </span>
        {row.state === 'left' ? <span className={styles.meta}>{t('presence.left')}</span> : null}
        {effect ? <EffectWords effect={effect} /> : null}
      </span>
      <span className={styles.meta}>
        {when === null
          ? t(`presence.${row.state === 'present' || row.state === 'left' ? 'expected' : row.state}`)
          : time(when)}
      </span>
      {acts ? <PersonActs row={row} acts={acts} /> : null}
    </li>
  );
}

/** "dostane body 1–3 a část bodu 4". */
function EffectWords({ effect }: { readonly effect: Effect }): ReactElement {
  const { t, names } = useWords();
  if (effect.kind !== 'items') {
    return (
      <span className={styles.meta}>
        {t(effect.kind === 'nothing' ? 'presence.getsNothing' : 'presence.ownVersion')}
      </span>
    );
  }
  const { whole, part } = effect;
  const parts = [whole && t('presence.whole', { ...whole }), part && t('presence.part', { ...part })];
  return (
    <span className={styles.meta}>{t('presence.gets', { what: names(parts.filter((text) => text !== null)) })}</span>
  );
}

function PersonActs({ row, acts }: { readonly row: PersonRow; readonly acts: AttendanceActs }): ReactElement | null {
  const { t } = useWords();
  const name = row.displayName;
  if (row.state === 'present') {
    return (
      <Button
        look="quiet"
        className={styles.inRow}
        aria-label={t('presence.leaveOf', { name })}
        onPress={() => acts.leave(row.lastStayId)}
      >
        {t('presence.noteLeave')}
      </Button>
    );
  }
  if (row.state === 'left') {
    return (
      <Button
        look="quiet"
        className={styles.inRow}
        aria-label={t('presence.returnOf', { name })}
        onPress={() => acts.comeBack(row.lastStayId)}
      >
        {t('presence.noteReturn')}
      </Button>
    );
  }
  const arrive = (): void =>
    acts.arrive({ partyId: row.partyId, displayName: name, roleNote: row.roleNote, mode: 'in_person' });
  return (
    <Button look="quiet" className={styles.inRow} aria-label={t('presence.arrivalOf', { name })} onPress={arrive}>
      {t('presence.noteArrival')}
    </Button>
  );
}
