import { Link } from '@tanstack/react-router';
import { useEffect, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { CasesDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, useViewer } from '../../lib/index.js';
import { useEmergencyWords } from '../emergencies/index.js';
import { FailureNote } from '../failure/index.js';
import { buttonClass, linkClass, Skeleton } from '../../ui/index.js';
import { CaseLines } from '../desk/index.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { SeatsToFill } from './seats-to-fill.js';

/** All cases at whose table the viewer sits. */
export function CaseListPage(): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  const { t: emergency } = useEmergencyWords();
  const { agency, role } = useViewer();
  const ospod = agency?.type === 'ospod';
  const [{ data, error }] = useQuery({ query: CasesDocument });
  useEffect(() => {
    document.title = `${word('shell.cases')} · Soulad`;
  }, [word]);
  return (
    <>
      <div className={styles.titleRow}>
        <div>
          <h1>{t('listTitle')}</h1>
          <p className={styles.second}>{t('listLead')}</p>
        </div>
        {ospod ? (
          <p className={styles.rowActs}>
            {role === 'head' ? (
              <Link to="/emergencies" className={linkClass()}>
                {emergency('link')}
              </Link>
            ) : null}
            <Link to="/cases/new" className={buttonClass('primary')}>
              {t('open')}
            </Link>
          </p>
        ) : null}
      </div>
      {error !== undefined ? <FailureNote failure={failureOf(error)} /> : null}
      {data === undefined && error === undefined ? <Skeleton lines={6} label={word('shell.loading')} /> : null}
      {data?.cases.length === 0 ? (
        <p className={styles.empty}>{word(ospod ? 'desk.casesNoneHint' : 'desk.casesNoneHintGuest')}</p>
      ) : null}
      {data === undefined || data.cases.length === 0 ? null : (
        <div className={styles.ruled}>
          <CaseLines cases={data.cases} />
        </div>
      )}
      <SeatsToFill />
    </>
  );
}
