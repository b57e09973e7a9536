import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CaseLineFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { linkClass, PartyMark } from '../../ui/index.js';
import styles from './desk.module.css';

export type CaseLine = CaseLineFragment;
const STATES = ['reported', 'registered', 'assessed', 'planned', 'court', 'closed', 'reopened'] as const;

/** Cases as lines: file mark in the date column, family, state, and as whom I sit there. */
export function CaseLines({ cases }: { readonly cases: readonly CaseLine[] }): ReactElement {
  const { t, format } = useWords();
  return (
    <ul className={styles.rows}>
      {cases.map((one) => {
        const state = STATES.find((known) => known === one.state);
        const urgent = one.urgency === 'urgent';
        return (
          <li key={one.id} className={styles.row}>
            <span className={styles.when}>{format.text(one.fileMark)}</span>
            <div>
              <Link to="/cases/$caseId" params={{ caseId: one.id }} className={linkClass('bare', styles.name)}>
                {format.text(one.familyName)}
              </Link>
              <p className={styles.second}>
                {format.text(
                  [one.ownerAgency.shortName, state === undefined ? one.state : t(`caseState.${state}`)].join(' · '),
                )}
                {urgent ? <strong className={styles.urgent}> · {t('urgency.urgent')}</strong> : null}
              </p>
            </div>
            {one.myParty === null ? null : (
              <span className={styles.seat}>
                <PartyMark type={one.myParty.type} letter={one.myParty.letter} />
                <span>{t('desk.youAre', { party: one.myParty.label })}</span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
