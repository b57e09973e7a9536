import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useQuery } from 'urql';
import {
  NoticesDocument,
  OpenAllNoticesDocument,
  OpenNoticeDocument,
  type NoticePartsFragment,
} from '../../generated/graphql.gen.js';
import { noticesChanged, useAct } from '../../lib/index.js';
import { Button, classes, linkClass, PartyMark, Skeleton } from '../../ui/index.js';
import styles from './notices.module.css';
import { useWords } from './use-words.js';

export interface NoticeListProps {
  /** A notice was followed; the list may close. */
  readonly onFollow?: () => void;
}

/** What waits, made from the kind and from what the reader may see now. */
export function NoticeList({ onFollow }: NoticeListProps): ReactElement {
  const { t } = useWords();
  const [{ data, error }, execute] = useQuery({ query: NoticesDocument, requestPolicy: 'network-only' });
  const all = useAct(OpenAllNoticesDocument);
  if (error && !data) {
    return (
      <div role="alert" className={styles.failed}>
        <p>{t('failed')}</p>
        <Button onPress={() => execute({ requestPolicy: 'network-only' })}>{t('retry')}</Button>
      </div>
    );
  }
  if (!data) return <Skeleton lines={4} label={t('loading')} />;
  const { list, unopened } = data.notices;
  if (list.length === 0) return <p className={styles.small}>{t('none')}</p>;
  const readAll = async (): Promise<void> => {
    await all.run({});
    noticesChanged();
    execute({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <ul className={styles.list}>
        {list.map((notice) => (
          <li key={notice.id}>
            <NoticeLine notice={notice} {...(onFollow ? { onFollow } : {})} />
          </li>
        ))}
      </ul>
      {unopened > 0 ? (
        <Button look="quiet" isPending={all.pending} onPress={() => void readAll()}>
          {t('all')}
        </Button>
      ) : null}
    </>
  );
}

/** Kinds that lead to the minutes of a meeting, not into its text. */
const OF_MINUTES: ReadonlySet<string> = new Set(['minutesForComments', 'minutesClosed']);

function NoticeLine({
  notice,
  onFollow,
}: {
  readonly notice: NoticePartsFragment;
  readonly onFollow?: () => void;
}): ReactElement {
  const { t, format } = useWords();
  const { run } = useAct(OpenNoticeDocument);
  const { byParty, kind, opened, familyName, fileMark, createdAt } = notice;
  const follow = (): void => {
    void run({ id: notice.id }).then(noticesChanged);
    onFollow?.();
  };
  const body = (
    <>
      <span className={styles.mark}>
        {byParty ? <PartyMark type={byParty.type} letter={byParty.letter} size="dot" /> : null}
      </span>
      <span className={styles.words}>
        <span className={classes(!opened && styles.unopened)}>
          {t(`kind.${kind}`, { label: byParty?.label ?? t('somebody') })}
          {opened ? null : <span className={styles.fresh}>{` · ${t('fresh')}`}</span>}
        </span>
        <span className={styles.small}>
          {familyName === null
            ? format.dayTime(createdAt)
            : t('about', { family: familyName, mark: fileMark ?? '', time: format.dayTime(createdAt) })}
        </span>
      </span>
    </>
  );
  const look = { className: classes(linkClass('bare'), styles.line), onClick: follow };
  return (
    <Way notice={notice} look={look}>
      {body}
    </Way>
  );
}

interface WayProps {
  readonly notice: NoticePartsFragment;
  readonly look: { readonly className: string; readonly onClick: () => void };
  readonly children: ReactNode;
}

/** The link to what a notice is about. */
function Way({ notice, look, children }: WayProps): ReactElement {
  const { kind } = notice;
  const ofTask = kind === 'task' || kind === 'taskDue' || kind === 'taskLate';
  if (notice.caseId === null) {
    return (
      <Link to="/me/signing" {...look}>
        {children}
      </Link>
    );
  }
  if (notice.conferenceId !== null && OF_MINUTES.has(kind)) {
    return (
      <Link to="/conferences/$conferenceId/minutes" params={{ conferenceId: notice.conferenceId }} {...look}>
        {children}
      </Link>
    );
  }
  if (kind === 'signoff' || kind === 'revision') {
    return (
      <Link to="/cases/$caseId/signatures" params={{ caseId: notice.caseId }} {...look}>
        {children}
      </Link>
    );
  }
  return notice.conferenceId === null ? (
    // A passage outside of any conference stands in the plan.
    <Link
      to={ofTask ? '/cases/$caseId/tasks' : notice.unitId === null ? '/cases/$caseId' : '/cases/$caseId/plan'}
      params={{ caseId: notice.caseId }}
      {...look}
    >
      {children}
    </Link>
  ) : (
    <Link
      to="/conferences/$conferenceId"
      params={{ conferenceId: notice.conferenceId }}
      search={{ comment: notice.objectId }}
      hash="context"
      {...look}
    >
      {children}
    </Link>
  );
}
