import type { ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import type { CaseBlockProps } from './case-block.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { InviteForm } from './forms/invite-form.js';
import { PartyRow } from './party-row.js';

/** Seats at the table that the viewer may know of, with purpose, basis, validity and people. */
export function PartiesSection(props: CaseBlockProps): ReactElement {
  const { kase, act, open, close, saved } = props;
  const { t } = useCaseWords();
  return (
    <section className={styles.block} aria-label={t('partiesTitle')}>
      <h2>{t('partiesTitle')}</h2>
      <ul>
        {kase.parties.map((party) => (
          <PartyRow key={party.id} party={party} {...props} />
        ))}
      </ul>
      {kase.may.invite ? (
        <p className={styles.acts}>
          <Button onPress={() => open('invite')}>{t('invite')}</Button>
        </p>
      ) : null}
      {act?.act === 'invite' ? <InviteForm kase={kase} close={close} saved={saved} /> : null}
    </section>
  );
}
