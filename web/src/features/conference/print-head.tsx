import type { ReactElement } from 'react';
import { useViewer } from '../../lib/index.js';
import type { Party } from './parties.js';
import styles from './room.module.css';
import type { Conference } from './types.js';
import { useWords } from './use-words.js';

export interface PrintHeadProps {
  readonly conference: Conference;
  readonly title: string;
  readonly parties: readonly Party[];
}

/** On paper only: what the record is of, and whose copy it is. */
export function PrintHead({ conference, title, parties }: PrintHeadProps): ReactElement {
  const { t, day, time } = useWords();
  const { displayName } = useViewer();
  const label = parties.find((party) => conference.myPartyIds.includes(party.partyId))?.label ?? displayName;
  const at = Date.parse(conference.serverNow);
  return (
    <header className={styles.printHead}>
      <p className={styles.printTitle}>{title}</p>
      <p>
        {conference.familyName}, {conference.fileMark}. {conference.place}
      </p>
      <p>{t('record.copyOf', { name: displayName, label })}</p>
      <p>{t('record.copyNote', { label, time: `${day(at)} ${time(at)}` })}</p>
    </header>
  );
}
