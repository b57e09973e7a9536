import { useEffect, useRef, type ReactElement } from 'react';
import styles from './means.module.css';
import { useMeansWords } from './use-words.js';

/** Codes for paper, shown this once; the heading takes the focus, so that nobody passes them by. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const { t } = useMeansWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [codes]);
  return (
    <section aria-labelledby="means-fresh" className={styles.fresh}>
      <h2 id="means-fresh" ref={heading} tabIndex={-1}>
        {t('recovery.fresh')}
      </h2>
      <p className={styles.lead}>{t('recovery.freshLead')}</p>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
