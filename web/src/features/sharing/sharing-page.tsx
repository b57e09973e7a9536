import { useEffect, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { type GridPartsFragment, SharingGridDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, useFramePath } from '../../lib/index.js';
import { Skeleton } from '../../ui/index.js';
import { FailurePage } from '../failure/index.js';
import { Legend } from './legend.js';
import styles from './sharing.module.css';
import { SharingView } from './sharing-view.js';
import { useSharingWords } from './sharing-words.js';

/** Screen 6: who sees what in a case. Whoever does not keep the case sees the own column and what becomes of own words. */
export function SharingPage({ caseId }: { readonly caseId: string }): ReactElement {
  const { t: word } = useWords();
  const { t } = useSharingWords();
  const [{ data, error }] = useQuery({
    query: SharingGridDocument,
    variables: { caseId },
    requestPolicy: 'cache-and-network',
  });
  const [changed, setChanged] = useState<{ readonly grid: GridPartsFragment; readonly said: string }>();
  const kase = data?.case;
  useFramePath([
    { label: word('shell.cases'), to: '/cases' },
    ...(kase ? [{ label: `${kase.familyName} · ${kase.fileMark}`, to: `/cases/${caseId}` }, { label: t('path') }] : []),
  ]);
  useEffect(() => {
    document.title = `${t('title')} · Soulad`;
  }, [t]);
  if (!data) return error ? <FailurePage failure={failureOf(error)} /> : <Skeleton lines={12} label={t('loading')} />;
  const grid = changed?.grid ?? data.sharingGrid;
  return (
    <>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p>{t('applies', { version: grid.matrixVersion })}</p>
      </header>
      <p className={styles.lead}>{t(grid.whole ? 'lead' : 'leadReader')}</p>
      <p role="status" className={styles.said}>
        {changed?.said}
      </p>
      <Legend />
      {grid.whole ? (
        <SharingView
          label={t('title')}
          grid={grid}
          parties={grid.parties}
          rows={grid.rows}
          onChanged={(next, said) => setChanged({ grid: next, said })}
        />
      ) : (
        <Reader grid={grid} />
      )}
    </>
  );
}

function Reader({ grid }: { readonly grid: GridPartsFragment }): ReactElement {
  const { t } = useSharingWords();
  const never = (): void => undefined;
  return (
    <>
      <h2 className={styles.part}>{t('own')}</h2>
      <p className={styles.lead}>{t('ownLead')}</p>
      <SharingView label={t('own')} grid={grid} parties={grid.parties} rows={grid.rows} onChanged={never} />
      <h2 className={styles.part}>{t('others')}</h2>
      <p className={styles.lead}>{t('othersLead')}</p>
      <SharingView label={t('others')} grid={grid} parties={grid.others} rows={grid.ownWords} onChanged={never} />
    </>
  );
}
