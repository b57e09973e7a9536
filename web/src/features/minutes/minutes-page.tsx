import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { type MinutesMeetingQuery, MinutesDocument, MinutesMeetingDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { linkClass, Skeleton } from '../../ui/index.js';
import { CopiesPanel } from '../copies/index.js';
import { FailurePage } from '../failure/index.js';
import { CommentWindow } from './comment-window.js';
import { Dissents } from './dissents.js';
import { LeadSteps } from './lead-steps.js';
import styles from './minutes.module.css';
import { Questions } from './questions.js';
import { ReadyBy } from './ready-by.js';
import { stateOf } from './states.js';
import { useMeetingPath } from './use-meeting-path.js';
import { useMinutesWords } from './use-words.js';
import { Versions } from './versions.js';
import { Way } from './way.js';

type Meeting = MinutesMeetingQuery['conference'];

/** How far the minutes of a meeting are, and the next step of whoever looks. */
export function MinutesPage({ conferenceId }: { readonly conferenceId: string }): ReactElement {
  const { t } = useMinutesWords();
  const [{ data, error }] = useQuery({ query: MinutesMeetingDocument, variables: { conferenceId } });
  const meeting = data?.conference;
  useMeetingPath(meeting, t('title'));
  if (error && !meeting) return <FailurePage failure={failureOf(error)} />;
  if (!meeting || meeting.recordId === null) return <Skeleton lines={10} label={t('loading')} />;
  return <MinutesOf meeting={meeting} first={meeting.recordId} />;
}

function MinutesOf({ meeting, first }: { readonly meeting: Meeting; readonly first: string }): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [{ data, error }, execute] = useQuery({ query: MinutesDocument, variables: { recordId: first } });
  const minutes = data?.minutes;
  if (error && !minutes) return <FailurePage failure={failureOf(error)} />;
  if (!minutes) return <Skeleton lines={10} label={t('loading')} />;
  const reload = (): void => execute({ requestPolicy: 'network-only' });
  const parts = { minutes, conferenceId: meeting.id, reload };
  const params = { conferenceId: meeting.id };
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t(`stateLead.${stateOf(minutes.state)}`)}</p>
      <Way state={stateOf(minutes.state)} version={minutes.version} />
      <ReadyBy {...parts} />
      <p className={styles.acts} data-print="never">
        <Link to="/conferences/$conferenceId" params={params} className={linkClass()}>
          {t('toText')}
        </Link>
        {meeting.state === 'ended' ? (
          <>
            <Link to="/conferences/$conferenceId/outcome" params={params} className={linkClass()}>
              {t('outcome')}
            </Link>
            <Link to="/conferences/$conferenceId/attendance" params={params} className={linkClass()}>
              {t('attendance')}
            </Link>
          </>
        ) : null}
      </p>
      {minutes.closedAt === null ? null : <p>{t('closedAt', { time: format.dayTime(minutes.closedAt) })}</p>}
      <CommentWindow {...parts} />
      {minutes.may.lead && minutes.state === 'in-review' ? <Questions {...parts} /> : null}
      {minutes.may.lead ? <LeadSteps {...parts} /> : null}
      <Dissents {...parts} />
      <Versions {...parts} />
      <CopiesPanel place={{ recordId: minutes.recordId }} />
    </div>
  );
}
