import { Button } from 'react-aria-components/Button';
import type { ReactElement } from 'react';
import { partyGroup, type PartyGroup } from '../look/parties.js';
import type { PartyType } from '@soulad/shared/policy';
import styles from './audience-dots.module.css';
import { PartyMark } from './party-mark.js';

export interface AudienceDotProps {
  readonly partyId: string;
  readonly type: PartyType;
  readonly letter: string;
  readonly sees: boolean;
}

export interface AudienceDotsProps {
  /** Only seats the viewer may know of, in the order of the table. */
  readonly dots: readonly AudienceDotProps[];
  /** "vidí 6 z 9"; absent for a viewer who may not know the whole table. */
  readonly summary?: string | undefined;
  /** "jen OSPOD": shown with a lock when one party alone sees the unit. */
  readonly narrow?: string | undefined;
  /** Spoken sentence: "Vidí OSPOD, škola …". */
  readonly label: string;
  readonly expanded: boolean;
  readonly onPress: () => void;
  /** Reached by the arrow keys of the text instead of Tab. */
  readonly excludeFromTabOrder?: boolean;
}

const GROUPS: readonly PartyGroup[] = ['agencies', 'family', 'facilitation'];

/** One dot per seat, filled = sees it; a single button that opens who sees the unit and why. */
export function AudienceDots({ dots, summary, narrow, label, expanded, ...press }: AudienceDotsProps): ReactElement {
  return (
    <Button className={styles.dots ?? ''} aria-label={label} aria-expanded={expanded} {...press}>
      {narrow === undefined ? summary : <NarrowWords words={narrow} />}
      {GROUPS.map((group) => ({ group, seats: dots.filter((dot) => partyGroup(dot.type) === group) }))
        .filter(({ seats }) => seats.length > 0)
        .map(({ group, seats }) => (
          <span key={group} className={styles.group}>
            {seats.map((dot) => (
              <PartyMark key={dot.partyId} type={dot.type} letter={dot.letter} size="dot" hollow={!dot.sees} />
            ))}
          </span>
        ))}
    </Button>
  );
}

function NarrowWords({ words }: { readonly words: string }): ReactElement {
  return (
    <span className={styles.narrow}>
      <svg viewBox="0 0 12 12" className={styles.lock} aria-hidden="true">
        <path d="M2 5.5h8v5.5H2zM3.8 5.5V3.4a2.2 2.2 0 0 1 4.4 0v2.1" />
      </svg>
      {words}
    </span>
  );
}
