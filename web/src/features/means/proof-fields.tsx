import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useViewer } from '../../lib/index.js';
import { linkClass, RadioGroup, TextField } from '../../ui/index.js';
import styles from './means.module.css';
import type { Proof } from './use-proof.js';
import { useMeansWords } from './use-words.js';

interface ProofFieldsProps {
  readonly proof: Proof;
  /** Sentence under a field that is still empty. */
  readonly missing?: string | undefined;
}

/** The fields of a proof, of the way that is chosen; without any way it says where to make one. */
export function ProofFields({ proof, missing }: ProofFieldsProps): ReactElement {
  const { t } = useMeansWords();
  const { ways, way, choose, missed } = proof;
  if (way === undefined) {
    return (
      <p className={styles.lead}>
        {t('proof.none')}{' '}
        <Link to="/me/signing" className={linkClass()}>
          {t('proof.where')}
        </Link>
      </p>
    );
  }
  return (
    <div className={styles.proof}>
      {ways.length > 1 ? (
        <RadioGroup
          label={t('proof.way')}
          options={ways.map((id) => ({ id, name: t(`proof.ways.${id}`) }))}
          value={way}
          onChange={choose}
        />
      ) : null}
      {way === 'passkey' ? (
        <p className={styles.lead}>{t('proof.passkey')}</p>
      ) : (
        <Words proof={proof} missing={missing} />
      )}
      {missed ? (
        <p role="alert" className={styles.missed}>
          {t('proof.missed')}
        </p>
      ) : null}
    </div>
  );
}

function Words({ proof, missing }: ProofFieldsProps): ReactElement {
  const { t, format } = useMeansWords();
  const { displayName } = useViewer();
  const { way, word, setWord, code, setCode } = proof;
  const [noWord, noCode] = [word, code].map((text) => (text.trim() === '' ? missing : undefined));
  if (way === 'demo')
    return (
      <TextField
        {...{
          label: t('proof.demo'),
          hint: format.text(t('proof.demoHint', { name: displayName })),
          autoComplete: 'off',
        }}
        {...{ value: word, onChange: setWord, error: noWord }}
      />
    );
  return (
    <>
      <TextField
        label={t('proof.password')}
        type="password"
        autoComplete="current-password"
        value={word}
        onChange={setWord}
        error={noWord}
      />
      {way === 'passwordAndCode' ? (
        <TextField
          {...{ label: t('proof.code'), hint: t('proof.codeHint'), value: code, onChange: setCode }}
          {...{ inputMode: 'numeric', autoComplete: 'one-time-code', error: noCode }}
        />
      ) : null}
      {way === 'recovery' ? (
        <TextField
          {...{ label: t('proof.recovery'), autoComplete: 'off', value: code, onChange: setCode, error: noCode }}
        />
      ) : null}
    </>
  );
}
