import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../i18n/index.js';
import { buttonClass, ErrorNote } from '../ui/index.js';
import styles from './page.module.css';

/** [I11] The same page for an address that does not exist and for a thing one may not see. */
export function NotFound(): ReactElement {
  const { t } = useWords();
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <h1 className="visually-hidden">{t('shell.notFoundTitle')}</h1>
      <ErrorNote happened={t('errors.NOT_FOUND.happened')} act={t('errors.NOT_FOUND.act')}>
        <Link to="/" className={buttonClass()}>
          {t('shell.toDesk')}
        </Link>
      </ErrorNote>
    </main>
  );
}
