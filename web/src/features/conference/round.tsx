import type { ReactElement } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, PartyMark, partyStyle } from '../../ui/index.js';
import styles from './course.module.css';
import type { Party } from './parties.js';
import type { PersonRow } from './presence.js';
import {
  currentTurn,
  minutesAndSeconds,
  notSpokenYet,
  speakingShares,
  waitingForWord,
  type TurnTimes,
} from './speaking-share.js';
import { useWords } from './use-words.js';

export interface RoundProps {
  readonly turns: readonly TurnTimes[];
  readonly parties: readonly Party[];
  readonly present: readonly PersonRow[];
  /** Name of whoever runs the meeting, if one is in the room. */
  readonly runBy?: string | undefined;
  readonly mine: readonly string[];
  readonly now: number;
  readonly onAsk?: (() => void) | undefined;
  readonly onGive?: ((partyId: string) => void) | undefined;
  readonly onEnd?: (() => void) | undefined;
}

/** Kolo: whose turn it is, how the time to speak was shared, who has not spoken yet. Words only, no alarm. */
export function Round(props: RoundProps): ReactElement {
  const { t } = useWords();
  const { turns, parties, present, mine, now } = props;
  const silent = notSpokenYet(present, turns).map((person) => person.displayName);
  const partyOf = (partyId: string): Party | undefined => parties.find((party) => party.partyId === partyId);
  const waiting = waitingForWord(turns)
    .map(partyOf)
    .filter((party) => party !== undefined);
  return (
    <section aria-labelledby="course-round" className={styles.block}>
      <header className={styles.head}>
        <h2 id="course-round">{t('round.heading')}</h2>
        {props.runBy ? <span className={styles.meta}>{t('round.runs', { name: props.runBy })}</span> : null}
      </header>
      <Speaker {...props} partyOf={partyOf} />
      <Shares turns={turns} now={now} partyOf={partyOf} />
      {silent.length > 0 ? <p className={styles.small}>{t('round.notSpoken', { names: silent.join(', ') })}</p> : null}
      {waiting.length > 0 ? (
        <p className={styles.waiting}>
          <span>{t('round.waiting')}:</span>
          {waiting.map((party) => (
            <span key={party.partyId} className={styles.named}>
              <PartyMark type={party.type} letter={party.letter} /> {party.label}
            </span>
          ))}
        </p>
      ) : null}
      <Acts {...props} asked={waiting.some((party) => mine.includes(party.partyId))} />
    </section>
  );
}

type PartyOf = (partyId: string) => Party | undefined;

function Speaker({ turns, present, now, partyOf }: RoundProps & { readonly partyOf: PartyOf }): ReactElement {
  const { t } = useWords();
  const turn = currentTurn(turns);
  const party = turn && partyOf(turn.partyId);
  if (!turn || !party) return <p className={styles.small}>{t('round.nobody')}</p>;
  const people = present.filter((person) => person.partyId === turn.partyId);
  const [only] = people;
  return (
    <p className={styles.speaker}>
      <PartyMark type={party.type} letter={party.letter} />
      <span>
        <strong>{people.length === 1 && only ? only.displayName : party.label}</strong>{' '}
        {t('round.speaks', { time: minutesAndSeconds(now - (turn.startedAt ?? now)) })}
      </span>
    </p>
  );
}

function Shares({
  turns,
  now,
  partyOf,
}: {
  readonly turns: readonly TurnTimes[];
  readonly now: number;
  readonly partyOf: PartyOf;
}): ReactElement | null {
  const { t } = useWords();
  const pieces = speakingShares(turns, now).flatMap((share) => {
    const party = partyOf(share.partyId);
    return party ? [{ ...share, party }] : [];
  });
  if (pieces.length === 0) return null;
  const told = pieces.map(({ party, ms }) => t('round.shareOf', { label: party.label, time: minutesAndSeconds(ms) }));
  return (
    <div className={styles.shares} role="img" aria-label={`${t('round.shares')}: ${told.join(', ')}`}>
      {pieces.map(({ partyId, fraction, lettered, party }) => (
        <span
          key={partyId}
          className={styles.share}
          style={{ ...partyStyle(party.type, party.letter), flexGrow: fraction }}
        >
          {lettered ? party.letter : ''}
        </span>
      ))}
    </div>
  );
}

function Acts({
  turns,
  parties,
  mine,
  asked,
  onAsk,
  onGive,
  onEnd,
}: RoundProps & { readonly asked: boolean }): ReactElement | null {
  const { t } = useWords();
  const turn = currentTurn(turns);
  const ownTurn = turn !== undefined && mine.includes(turn.partyId);
  if (!onAsk && !onGive && !onEnd) return null;
  return (
    <div className={styles.acts}>
      {onAsk && !ownTurn && !asked ? <Button onPress={onAsk}>{t('round.ask')}</Button> : null}
      {asked ? <p className={styles.small}>{t('round.asked')}</p> : null}
      {onGive ? (
        <MenuTrigger>
          <Button>{t('round.give')}</Button>
          <Menu aria-label={t('round.choose')} onAction={(key) => onGive(String(key))}>
            {parties.map((party) => (
              <MenuItem key={party.partyId} id={party.partyId} textValue={party.label}>
                <PartyMark type={party.type} letter={party.letter} /> {party.label}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      ) : null}
      {onEnd && turn && (ownTurn || onGive) ? (
        <Button onPress={onEnd}>{t(ownTurn && !onGive ? 'round.endOwn' : 'round.end')}</Button>
      ) : null}
    </div>
  );
}
