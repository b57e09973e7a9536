import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { ChainStateDocument, type ChainStateQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, saveFile } from '../../lib/index.js';
import { Button, classes, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './register.module.css';
import { useRegisterWords } from './register-words.js';

/** Whether the log of the case is whole, what was signed last, and copies for an agency to keep. */
export function ChainTab({ caseId }: { readonly caseId: string }): ReactElement {
  const { t } = useRegisterWords();
  const { format } = useWords();
  const [{ data, error }] = useQuery({ query: ChainStateDocument, variables: { caseId } });
  if (error) return <FailureNote failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={5} label={t('loading')} />;
  const { whole, checkpointAt, fingerprint } = data.chainState;
  return (
    <>
      <section className={styles.block}>
        <h2 className={classes(!whole && styles.broken)}>
          <span aria-hidden="true">{whole ? '✓ ' : '✕ '}</span>
          {t(whole ? 'chain.whole' : 'chain.broken')}
        </h2>
        <p>{t(whole ? 'chain.wholeLead' : 'chain.brokenLead')}</p>
        <p className={styles.second}>
          {checkpointAt === null
            ? t('chain.noCheckpoint')
            : t('chain.checkpoint', { at: format.dayTime(checkpointAt) })}
        </p>
        {fingerprint === null ? null : (
          <p>
            {t('chain.fingerprint')}: <code className={styles.print}>{fingerprint}</code>
          </p>
        )}
      </section>
      <Witness copies={data.witnessCopies} />
    </>
  );
}

function Witness({ copies }: { readonly copies: ChainStateQuery['witnessCopies'] }): ReactElement {
  const { t } = useRegisterWords();
  const { format } = useWords();
  const lines = copies.map(({ statement, signature }) => `${JSON.stringify({ statement, signature })}\n`).join('');
  return (
    <section className={styles.block}>
      <h2>{t('chain.witness')}</h2>
      <p>{t('chain.witnessLead')}</p>
      {copies.length === 0 ? <p className={styles.empty}>{t('chain.witnessNone')}</p> : null}
      <ul className={styles.copies}>
        {copies.slice(0, 10).map(({ n, at, fingerprint }) => (
          <li key={n}>
            <span>{format.date(at)}</span> <code className={styles.print}>{fingerprint}</code>
          </li>
        ))}
      </ul>
      {copies.length === 0 ? null : (
        <Button
          onPress={() =>
            saveFile({ name: t('chain.witnessFile'), blob: new Blob([lines], { type: 'application/jsonl' }) })
          }
        >
          {t('chain.witnessSave')}
        </Button>
      )}
    </section>
  );
}
