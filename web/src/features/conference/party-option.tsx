import type { ReactElement } from 'react';
import { PartyMark } from '../../ui/index.js';
import styles from './party-option.module.css';
import type { Party } from './parties.js';

/** A party as a choice of a list. Its sign has no letter here: the letter would be read as part of the name. */
export function partyOption(party: Party): { readonly id: string; readonly name: string; readonly mark: ReactElement } {
  return {
    id: party.partyId,
    name: party.label,
    mark: (
      <span className={styles.sign}>
        <PartyMark type={party.type} letter={party.letter} size="dot" />
      </span>
    ),
  };
}
