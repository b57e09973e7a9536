import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { EmergenciesDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { failureOf, useFramePath, useViewer } from '../../../lib/index.js';
import { FailureNote } from '../../failure/index.js';
import { BeginForm } from './begin-form.js';
import { useEmergencyWords } from '../../emergencies/index.js';
import styles from './emergencies.module.css';
import { EmergencyUse } from './emergency-use.js';

/** The emergency access of an office: the act for its head, and every use with its review. */
export function EmergenciesPage(): ReactElement {
  const { t: word } = useWords();
  const { t } = useEmergencyWords();
  const navigate = useNavigate();
  const { role, agency } = useViewer();
  const [{ data, error }, again] = useQuery({ query: EmergenciesDocument });
  const head = role === 'head' && agency?.type === 'ospod';
  useFramePath([{ label: word('shell.cases'), to: '/cases' }, { label: t('title') }]);
  useEffect(() => {
    document.title = `${t('title')} · Soulad`;
  }, [t]);
  const opened = (caseId: string): void => void navigate({ to: '/cases/$caseId', params: { caseId } });
  return (
    <>
      <h1>{t('title')}</h1>
      {head ? (
        <>
          <p className={styles.told}>{t('lead')}</p>
          <p className={styles.told}>{t('told')}</p>
          <BeginForm opened={opened} />
        </>
      ) : null}
      {error === undefined ? null : <FailureNote failure={failureOf(error)} />}
      <section className={styles.list} aria-label={t('listTitle')}>
        <h2>{t('listTitle')}</h2>
        {data?.emergencies.length === 0 ? <p className={styles.empty}>{t('listNone')}</p> : null}
        <ul>
          {(data?.emergencies ?? []).map((one) => (
            <EmergencyUse key={one.id} emergency={one} saved={() => again({ requestPolicy: 'network-only' })} />
          ))}
        </ul>
      </section>
    </>
  );
}
