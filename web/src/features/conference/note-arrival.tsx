import { useState, type ReactElement } from 'react';
import { Button, Select, TextField } from '../../ui/index.js';
import styles from './course.module.css';
import type { Party } from './parties.js';
import { partyOption } from './party-option.js';
import type { AttendanceMode } from './presence.js';
import { useWords } from './use-words.js';

export interface Arrival {
  readonly partyId: string;
  readonly displayName: string;
  readonly roleNote: string;
  readonly mode: AttendanceMode;
}

const MODES: readonly AttendanceMode[] = ['in_person', 'remote', 'written', 'excused', 'absent'];

/** A short form in place: who came, for whom, how. */
export function NoteArrival({
  parties,
  onNote,
}: {
  readonly parties: readonly Party[];
  readonly onNote: (arrival: Arrival) => void;
}): ReactElement {
  const { t, app } = useWords();
  const [open, setOpen] = useState(false);
  const [partyId, setPartyId] = useState<string | null>(null);
  const [displayName, setName] = useState('');
  const [roleNote, setNote] = useState('');
  const [mode, setMode] = useState<AttendanceMode>('in_person');
  if (!open) {
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t('presence.add')}
      </Button>
    );
  }
  const note = (): void => {
    if (partyId === null || displayName.trim() === '') return;
    onNote({ partyId, displayName: displayName.trim(), roleNote: roleNote.trim(), mode });
    setOpen(false);
    setName('');
    setNote('');
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        note();
      }}
    >
      <Select label={t('presence.party')} value={partyId} onChange={setPartyId} options={parties.map(partyOption)} />
      <TextField label={t('presence.name')} value={displayName} onChange={setName} autoComplete="off" />
      <TextField label={t('presence.note')} value={roleNote} onChange={setNote} autoComplete="off" />
      <Select
        label={t('presence.mode')}
        value={mode}
        onChange={setMode}
        options={MODES.map((id) => ({ id, name: app(`attendanceMode.${id}`) }))}
      />
      <div className={styles.acts}>
        <Button type="submit" isDisabled={partyId === null || displayName.trim() === ''}>
          {t('presence.confirm')}
        </Button>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {t('presence.cancel')}
        </Button>
      </div>
    </form>
  );
}
