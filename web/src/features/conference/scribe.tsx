import { useState, type ReactElement } from 'react';
import { Select } from '../../ui/index.js';
import { inOrder, type Party } from './parties.js';
import { partyOption } from './party-option.js';
import styles from './room.module.css';
import type { Conference, RecordOutline } from './types.js';
import { useWords } from './use-words.js';

export interface Scribe {
  /** For whom the end lines of the sections write; null = this viewer cannot write for anybody. */
  readonly label: string | null;
  /** Part of AddUnitInput: named only when it is somebody else. */
  readonly author: { readonly authorPartyId?: string };
  /** Empty for everybody but whoever keeps the minutes. */
  readonly choices: readonly Party[];
  readonly chosen: string | null;
  readonly choose: (partyId: string) => void;
}

/** What writing for somebody asks of a conference; the record of a case has none. */
export interface WritingSeats {
  readonly myPartyIds: Conference['myPartyIds'];
  readonly state: string;
  readonly may: { readonly noteAttendance: boolean };
}

/** For whom the viewer writes: for the own party, or, keeping the minutes, for a party at the table. */
export function useScribe(conference: WritingSeats, outline: RecordOutline): Scribe {
  const own = outline.parties.find((party) => conference.myPartyIds.includes(party.partyId));
  const choices = conference.may.noteAttendance && conference.state === 'live' ? inOrder(outline.parties) : [];
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = choices.find((party) => party.partyId === chosenId) ?? own;
  const foreign = chosen !== undefined && chosen.partyId !== own?.partyId;
  return {
    label: chosen?.label ?? null,
    author: foreign ? { authorPartyId: chosen.partyId } : {},
    choices,
    chosen: chosen?.partyId ?? null,
    choose,
  };
}

/** Stands over the paper of the minute taker. */
export function ScribeLine({ scribe }: { readonly scribe: Scribe }): ReactElement | null {
  const { t } = useWords();
  if (scribe.choices.length < 2) return null;
  return (
    <div className={styles.scribe} data-print="never">
      <Select
        className={styles.scribeField ?? ''}
        label={t('scribe.label')}
        value={scribe.chosen}
        onChange={scribe.choose}
        options={scribe.choices.map(partyOption)}
      />
      {scribe.author.authorPartyId === undefined ? null : <p className={styles.scribeNote}>{t('scribe.note')}</p>}
    </div>
  );
}
