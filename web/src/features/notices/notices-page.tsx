import { useEffect, type ReactElement } from 'react';
import { useFramePath } from '../../lib/index.js';
import { MailSettings } from './mail-settings.js';
import { NoticeList } from './notice-list.js';
import styles from './notices.module.css';
import { useWords } from './use-words.js';

/** Everything that waits, and the settings of mail. */
export function NoticesPage(): ReactElement {
  const { t } = useWords();
  useFramePath([{ label: t('title') }]);
  useEffect(() => {
    document.title = `${t('title')} · Soulad`;
  }, [t]);
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <section className={styles.section} aria-label={t('title')}>
        <NoticeList />
      </section>
      <MailSettings />
    </div>
  );
}
