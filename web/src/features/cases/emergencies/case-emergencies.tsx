import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { EmergenciesDocument } from '../../../generated/graphql.gen.js';
import { useEmergencyWords } from '../../emergencies/index.js';
import styles from './emergencies.module.css';
import { EmergencyUse } from './emergency-use.js';

export interface CaseEmergenciesProps {
  readonly caseId: string;
  readonly saved: () => void;
}

/** Uses of the emergency access to one case, for those who are told of them. */
export function CaseEmergencies({ caseId, saved }: CaseEmergenciesProps): ReactElement | null {
  const { t } = useEmergencyWords();
  const [{ data }, again] = useQuery({ query: EmergenciesDocument });
  const uses = (data?.emergencies ?? []).filter((one) => one.caseId === caseId);
  if (uses.length === 0) return null;
  return (
    <section className={styles.list} aria-label={t('caseTitle')}>
      <h2>{t('caseTitle')}</h2>
      <ul>
        {uses.map((one) => (
          <EmergencyUse
            key={one.id}
            emergency={one}
            saved={() => {
              again({ requestPolicy: 'network-only' });
              saved();
            }}
          />
        ))}
      </ul>
    </section>
  );
}
