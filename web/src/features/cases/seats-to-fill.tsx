import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { SeatsToFillDocument } from '../../generated/graphql.gen.js';
import { useAsOf } from '../../lib/index.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import type { OpenAct } from './open-act.js';
import { PartyRow } from './party-row.js';

/**
 * Seats to which the viewer's organisation was invited: its head names who sits there and learns nothing of the case
 * beyond the purpose. The block is not there for anybody else.
 */
export function SeatsToFill(): ReactElement | null {
  const { t } = useCaseWords();
  const [{ data }, again] = useQuery({ query: SeatsToFillDocument });
  const [asOf, renew] = useAsOf();
  const [act, setAct] = useState<OpenAct>();
  const seats = data?.seatsToFill ?? [];
  if (seats.length === 0) return null;
  const saved = (): void => {
    setAct(undefined);
    renew();
    again();
  };
  return (
    <section className={styles.block} aria-label={t('seatsTitle')}>
      <h2>{t('seatsTitle')}</h2>
      <p className={styles.second}>{t('seatsLead')}</p>
      <ul>
        {seats.map((party) => (
          <PartyRow
            key={party.id}
            party={party}
            asOf={asOf}
            act={act}
            open={(next, of) => setAct({ act: next, of })}
            close={() => setAct(undefined)}
            saved={saved}
          />
        ))}
      </ul>
    </section>
  );
}
