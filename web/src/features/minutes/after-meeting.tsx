import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { buttonClass, linkClass } from '../../ui/index.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

/** What follows the meeting, one step from its screen. */
export function AfterMeeting({ conferenceId }: { readonly conferenceId: string }): ReactElement {
  const { t } = useMinutesWords();
  const params = { conferenceId };
  return (
    <section aria-labelledby="after-meeting" className={styles.after}>
      <h2 id="after-meeting">{t('afterMeeting')}</h2>
      <p>{t('afterLead')}</p>
      <p className={styles.acts}>
        <Link to="/conferences/$conferenceId/minutes" params={params} className={buttonClass('secondary')}>
          {t('title')}
        </Link>
        <Link to="/conferences/$conferenceId/outcome" params={params} className={linkClass()}>
          {t('outcome')}
        </Link>
        <Link to="/conferences/$conferenceId/attendance" params={params} className={linkClass()}>
          {t('attendance')}
        </Link>
      </p>
    </section>
  );
}
