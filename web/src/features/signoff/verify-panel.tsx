import { useState, type ReactElement } from 'react';
import { type SealChecks, verifyBundle, type Verdict } from '@soulad/shared/signoff';
import { Button } from '../../ui/index.js';
import styles from './signoff.module.css';
import type { Revision } from './types.js';
import { useSignoffWords } from './use-words.js';
import { CHECKS } from './browser-checks.js';

type State = { readonly kind: 'idle' | 'busy' | 'failed' } | { readonly kind: 'done'; readonly verdict: Verdict };

interface VerifyPanelProps {
  readonly revisions: readonly Revision[];
  readonly checks?: SealChecks;
}

/** Checks the viewer's own bundle in this window, in three sentences, and hands it over as a file. */
export function VerifyPanel({ revisions, checks = CHECKS }: VerifyPanelProps): ReactElement {
  const { t } = useSignoffWords();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const newest = revisions.at(-1);
  const verify = async (): Promise<void> => {
    if (!newest) return;
    setState({ kind: 'busy' });
    try {
      const answer = await fetch(`/revisions/${newest.id}/bundle`);
      if (!answer.ok) throw new TypeError('no bundle');
      setState({ kind: 'done', verdict: await verifyBundle(await answer.text(), checks) });
    } catch {
      setState({ kind: 'failed' });
    }
  };
  return (
    <section aria-labelledby="signoff-verify" className={styles.section}>
      <h2 id="signoff-verify">{t('verify.title')}</h2>
      <p className={styles.lead}>{t('verify.lead')}</p>
      <div className={styles.acts}>
        <Button onPress={() => void verify()} isPending={state.kind === 'busy'}>
          {t('verify.act')}
        </Button>
        {newest ? (
          <a className={styles.file} href={`/revisions/${newest.id}/bundle`} download>
            {t('verify.take', { version: newest.version })}
          </a>
        ) : null}
        <a className={styles.file} href="/overeni.html" target="_blank" rel="noopener">
          {t('verify.open')}
        </a>
        <a className={styles.file} href="/overeni.html" download>
          {t('verify.page')}
        </a>
      </div>
      <div role="status">
        {state.kind === 'failed' ? <p>{t('verify.failed')}</p> : null}
        {state.kind === 'done' ? <Told verdict={state.verdict} /> : null}
      </div>
    </section>
  );
}

const METHODS = ['passkey', 'passwordAndCode', 'password', 'demo', 'certificate'] as const;

function Told({ verdict: { faults, facts } }: { readonly verdict: Verdict }): ReactElement {
  const { t } = useSignoffWords();
  if (!facts) {
    return (
      <ul>
        {faults.map((fault, at) => (
          <li key={at}>{fault.code === 'leaf' ? t('fault.leaf', { leaf: fault.leaf }) : t(`fault.${fault.code}`)}</li>
        ))}
      </ul>
    );
  }
  const { version, fingerprint, signer, method } = facts;
  const how = METHODS.find((one) => one === method);
  return (
    <ol className={styles.sentences}>
      <li>{t(facts.whole ? 'told.text' : 'told.part', { version })}</li>
      <li>{t('told.root', { fingerprint })}</li>
      <li>{signer === null ? t('told.unsigned') : t('told.signed', { signer })}</li>
      {how ? <li>{t(`told.how.${how}`, { file: facts.signedFile ?? '' })}</li> : null}
    </ol>
  );
}
