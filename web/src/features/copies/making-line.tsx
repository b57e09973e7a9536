import type { ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './copies.module.css';
import type { CopyMaking } from './use-copy.js';
import { useCopiesWords } from './use-words.js';

/** What becomes of the copy: how far it is, with a way to stop it; then how it ended. */
export function MakingLine({ making }: { readonly making: CopyMaking }): ReactElement | null {
  const { t } = useCopiesWords();
  const { copy, busy, failure, cancel } = making;
  if (failure !== undefined) return <FailureNote failure={failure} />;
  if (copy === null) return null;
  if (busy) {
    const said = copy.state === 'waiting' ? t('waiting') : t('making', { percent: copy.progress });
    return (
      <div className={styles.line}>
        <label className={styles.progress}>
          <span>{said}</span>
          <progress max={100} value={copy.progress} />
        </label>
        <Button onPress={() => void cancel()}>{t('cancel')}</Button>
      </div>
    );
  }
  if (copy.state === 'cancelled') return <p role="status">{t('cancelled')}</p>;
  if (copy.state !== 'ready') return <Refused words={t('failed')} />;
  return (
    <>
      <Ready making={making} name={copy.fileName ?? ''} fingerprint={copy.fingerprint ?? ''} />
      {copy.kind === 'signoffs' ? (
        <p className={styles.small}>
          {t('verifyHint')}{' '}
          <a href="/overeni.html" target="_blank" rel="noopener">
            {t('verifyPage')}
          </a>
        </p>
      ) : null}
    </>
  );
}

function Ready({
  making: { saved, fetch },
  name,
  fingerprint,
}: {
  readonly making: CopyMaking;
  readonly name: string;
  readonly fingerprint: string;
}): ReactElement {
  const { t } = useCopiesWords();
  if (saved === 'gone') return <Refused words={t('gone')} />;
  return (
    <div className={styles.line}>
      {saved === 'failed' ? (
        <Refused words={t('failed')} />
      ) : (
        <p role="status">{t(saved === 'saved' ? 'saved' : 'ready', { name, fingerprint })}</p>
      )}
      <Button look="quiet" onPress={() => void fetch()}>
        {t(saved === null ? 'download' : 'again')}
      </Button>
    </div>
  );
}

function Refused({ words }: { readonly words: string }): ReactElement {
  return (
    <p role="alert" className={styles.refused}>
      {words}
    </p>
  );
}
