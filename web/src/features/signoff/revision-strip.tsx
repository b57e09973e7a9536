import { useState, type ReactElement } from 'react';
import { Select } from '../../ui/index.js';
import { RevisionText } from './revision-text.js';
import styles from './signoff.module.css';
import type { Revision } from './types.js';
import { useSignoffWords } from './use-words.js';

const NONE = 'none';

/** All revisions with their fingerprints; two of them can be compared. */
export function RevisionStrip({ revisions }: { readonly revisions: readonly Revision[] }): ReactElement {
  const { t, format } = useSignoffWords();
  const [to, setTo] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const names = revisions.map(({ id, version, cutAt }) => ({
    id,
    name: t('revision', { version, at: format.dayTime(cutAt) }),
  }));
  const shown = to ?? revisions.at(-1)?.id;
  return (
    <section aria-labelledby="signoff-revisions" className={styles.section}>
      <h2 id="signoff-revisions">{t('revisions')}</h2>
      <ol className={styles.strip}>
        {revisions.map(({ id, version, fingerprint, cutAt }) => (
          <li key={id} className={styles.revision}>
            <strong>{t('revision', { version, at: format.dayTime(cutAt) })}</strong>
            <output className={styles.digits}>{fingerprint}</output>
          </li>
        ))}
      </ol>
      <div className={styles.choose}>
        <Select label={t('show')} options={names} value={to} onChange={setTo} placeholder={t('choose')} />
        <Select
          label={t('compare')}
          options={[{ id: NONE, name: t('compareNone') }, ...names.filter((one) => one.id !== to)]}
          value={from}
          onChange={setFrom}
          placeholder={t('compareNone')}
        />
      </div>
      {to !== null && shown ? (
        <RevisionText key={`${from}-${to}`} to={shown} from={from === NONE ? null : from} />
      ) : null}
    </section>
  );
}
