import { useState, type ReactElement } from 'react';
import { type Failure, fetchFile, saveFile } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './signoff.module.css';
import type { Row } from './types.js';
import { useDeedWords } from './use-deed-words.js';

type State = Failure | 'idle' | 'busy';

/** What the own party is told of its signature by certificate: whose it is, who issued it, and the signed file. */
export function CertificateLine({
  certificate: { id, holder, issuer, chain, qualified },
}: {
  readonly certificate: NonNullable<Row['certificate']>;
}): ReactElement {
  const { t, format } = useDeedWords();
  const [state, setState] = useState<State>('idle');
  const named = (name: string): string => (name === '' ? t('certificate.nameless') : format.text(name));
  const take = async (): Promise<void> => {
    setState('busy');
    const got = await fetchFile(`/deeds/${id}`);
    if (got.kind === 'file') saveFile(got);
    setState(got.kind === 'file' ? 'idle' : got.refusal.failure);
  };
  const failure = typeof state === 'string' ? undefined : state;
  return (
    <div className={styles.certificate}>
      <p>
        {t('certificate.by', { holder: named(holder) })}{' '}
        {t(`certificate.${chain === 'trusted' ? 'trusted' : 'unchecked'}`, { issuer: named(issuer) })}{' '}
        {qualified ? t('certificate.qualified') : null}
      </p>
      <Button look="quiet" isPending={state === 'busy'} onPress={() => void take()}>
        {t('certificate.take')}
      </Button>
      {failure?.code === 'NOT_FOUND' ? <p role="alert">{t('certificate.gone')}</p> : null}
      {failure && failure.code !== 'NOT_FOUND' ? <FailureNote failure={failure} /> : null}
    </div>
  );
}
