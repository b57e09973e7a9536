import type { ReactElement } from 'react';
import type { VersionPartsFragment } from '../../generated/graphql.gen.js';
import { PartyMark } from '../../ui/index.js';
import styles from './history.module.css';
import { useHistoryWords } from './use-words.js';

export type Version = VersionPartsFragment;

const KINDS = ['begun', 'edited', 'cut'] as const;

/** Who, what and when, in one line. */
export function VersionLine({ version }: { readonly version: Version }): ReactElement {
  const { t, format } = useHistoryWords();
  const kind = KINDS.find((one) => one === version.kind) ?? 'edited';
  const who = version.party?.label ?? (kind === 'cut' ? null : t('nobody'));
  return (
    <span className={styles.line}>
      {version.party ? <PartyMark type={version.party.type} letter={version.party.letter} /> : null}
      <span>
        <strong>{format.text([who, t(`kind.${kind}`)].filter(Boolean).join(', '))}</strong>
        <span className={styles.when}>{format.text([format.dayTime(version.at), ...version.persons].join(' · '))}</span>
      </span>
    </span>
  );
}
